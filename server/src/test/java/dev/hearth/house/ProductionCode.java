package dev.hearth.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The product's classes and sources, read once for all rules. */
final class ProductionCode {
    static final Path SOURCES = Path.of("src", "main", "java", "dev", "hearth");
    static final Path MIGRATIONS = Path.of("src", "main", "resources", "db");

    private static final class Holder {
        static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));
    }

    private ProductionCode() {}

    static JavaClasses classes() {
        return Holder.CLASSES;
    }

    /** Every file below a folder with this ending, in order. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders directly below a folder, by name. */
    static List<String> folders(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
