package dev.hearth.channel.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.channel.Imports;
import dev.hearth.platform.HearthSettings;
import dev.hearth.testing.HearthServer;
import dev.hearth.testing.TestCommunity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportFilePurgeTest {
    private final HearthServer server = HearthServer.shared();

    @Test
    void filesOfImportsGoAfterThirtyDays() throws IOException {
        TestCommunity community = TestCommunity.create("Asia/Shanghai");
        UUID id = UUID.fromString(community.importLines("{\"type\":").path("id").asString());
        Path folder = ImportFiles.folder(server.bean(HearthSettings.class));
        Path rejects = ImportFiles.rejects(folder, id);
        Path brokenOff = Files.writeString(folder.resolve(id + ".content.part"), "half a line");
        Path another = Files.writeString(folder.resolve("readme"), "not an import's");

        purgeAfter(Imports.REJECTS_KEPT.minusMinutes(1));
        assertThat(rejects).exists();
        assertThat(brokenOff).exists();
        purgeAfter(Imports.REJECTS_KEPT.plusMinutes(1));
        assertThat(rejects).doesNotExist();
        assertThat(brokenOff).doesNotExist();
        assertThat(another).exists();
        assertThat(server.owner().get("/api/v1/imports/" + id + "/rejects").text())
                .isEmpty();
    }

    private void purgeAfter(Duration age) {
        Clock later = Clock.fixed(server.clock().instant().plus(age), ZoneOffset.UTC);
        new ImportFilePurge(server.bean(ImportStore.class), server.bean(HearthSettings.class), later).purge();
    }
}
