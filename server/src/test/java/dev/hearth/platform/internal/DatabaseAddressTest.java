package dev.hearth.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.platform.CannotStart;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {
    @Test
    void readsBothForms() {
        assertThat(DatabaseAddress.parse("postgres://ann:p%40ss%2B+@db.test:5433/hearth?sslmode=require"))
                .isEqualTo(
                        new DatabaseAddress("jdbc:postgresql://db.test:5433/hearth?sslmode=require", "ann", "p@ss++"));
        assertThat(DatabaseAddress.parse("postgresql://db.test/hearth"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.test:5432/hearth", "", ""));
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db.test/hearth?user=ann&ssl=true&password=x%26y"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.test/hearth?ssl=true", "ann", "x&y"));
    }

    @Test
    void refusalsAndTextNeverShowThePassword() {
        for (String wrong : new String[] {
            "mysql://ann:geheim@db/x",
            "postgres://ann:geheim@/",
            "postgres://ann:geheim@db test/x",
            "jdbc:postgresql://ann:geheim@db/x",
            "geheim"
        }) {
            assertThatThrownBy(() -> DatabaseAddress.parse(wrong))
                    .isInstanceOf(CannotStart.class)
                    .hasNoCause()
                    .hasMessageNotContaining("geheim");
        }
        assertThat(DatabaseAddress.parse("postgres://ann:geheim@db/x").toString())
                .doesNotContain("geheim");
    }
}
