package dev.hearth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {
    @Test
    void databasesAreMigratedAndApart() {
        var one = JdbcClient.create(TestDatabase.create());
        var two = JdbcClient.create(TestDatabase.create());
        one.sql("create table platform.only_here (x int)").update();
        assertThat(two.sql("select to_regclass('platform.only_here')::text")
                        .query(String.class)
                        .optional())
                .isEmpty();
        assertThat(one.sql("select current_setting('server_version')")
                        .query(String.class)
                        .single())
                .startsWith("18");
    }
}
