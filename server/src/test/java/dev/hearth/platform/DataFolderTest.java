package dev.hearth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void nobodyElseReadsWhatIsInside() throws Exception {
        Files.createDirectory(folder.resolve("lake"), PosixFilePermissions.asFileAttribute(mode("rwxr-xr-x")));
        DataFolder data = DataFolder.open(folder);
        data.secret("cli-token");
        for (Path inside : Set.of(data.lake(), data.files(), data.secrets())) {
            assertThat(Files.getPosixFilePermissions(inside)).isEqualTo(mode("rwx------"));
        }
        assertThat(Files.getPosixFilePermissions(data.secrets().resolve("cli-token")))
                .isEqualTo(mode("rw-------"));
    }

    @Test
    void secretIsMadeOnceAlsoForManyAtATime() throws Exception {
        DataFolder data = DataFolder.open(folder);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> seen.add(data.secret("cli-token")));
            }
        }
        assertThat(seen).singleElement().asString().matches("[0-9a-f]{64}");
        assertThat(DataFolder.open(folder).secret("cli-token")).isEqualTo(data.secret("cli-token"));
        assertThat(data.secrets()).isDirectoryNotContaining("glob:**/.new*");
    }

    @Test
    void secretStaysInItsFolder() {
        DataFolder data = DataFolder.open(folder);
        assertThatThrownBy(() -> data.secret("../elsewhere")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fileInTheFoldersPlaceIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOfSatisfying(
                        CannotStart.class, e -> assertThat(e.code()).isEqualTo("data.not_writable"));
    }

    private static Set<java.nio.file.attribute.PosixFilePermission> mode(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
