package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Time is a dependency: nobody but the configuration of the clock reads the wall clock. */
class ClockTest {
    private static final String THE_ONE_PLACE = "dev.hearth.platform.internal.ClockConfiguration";

    /** Methods that read the wall clock, unless they are given a clock. */
    private static final Map<String, Set<String>> WALL_CLOCK = Map.of(
            "java.lang.System", Set.of("currentTimeMillis"),
            "java.time.Clock",
                    Set.of("systemUTC", "systemDefaultZone", "system", "tickSeconds", "tickMinutes", "tickMillis"),
            "java.time.InstantSource", Set.of("system"),
            "java.util.Calendar", Set.of("getInstance"));

    @Test
    void onlyTheConfigurationOfTheClockReadsTheWallClock() {
        List<String> readers = readers(ProductionCode.classes().stream())
                .filter(reader -> !reader.startsWith(THE_ONE_PLACE + " "))
                .toList();
        assertThat(readers).isEmpty();
        assertThat(readers(ProductionCode.classes().stream())).isNotEmpty();
    }

    @Test
    void everyWayOfReadingItIsFound() {
        var classes = new ClassFileImporter().importClasses(WallClockReader.class, ClockReader.class);
        assertThat(readers(Stream.of(classes.get(WallClockReader.class)))).hasSize(5);
        assertThat(readers(Stream.of(classes.get(ClockReader.class)))).isEmpty();
    }

    private static Stream<String> readers(Stream<JavaClass> classes) {
        return classes.flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(ClockTest::readsWallClock)
                .map(access -> access.getOriginOwner().getName() + " " + access.getDescription());
    }

    private static boolean readsWallClock(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        String owner = target.getOwner().getName();
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        if (WALL_CLOCK.getOrDefault(owner, Set.of()).contains(target.getName())) {
            return true;
        }
        boolean now = owner.startsWith("java.time.") && target.getName().equals("now");
        boolean date = owner.equals("java.util.Date") && target.getName().equals("<init>") && parameters.isEmpty();
        return date || (now && !parameters.contains("java.time.Clock"));
    }

    /** Breaks the rule in five ways. */
    @SuppressWarnings({"JavaUtilDate", "TimeZoneUsage", "unused"})
    private static final class WallClockReader {
        Instant instant = Instant.now();
        LocalDate date = LocalDate.now(ZoneOffset.UTC);
        long millis = System.currentTimeMillis();
        java.util.Date old = new java.util.Date();
        Supplier<Instant> reference = Instant::now;
    }

    /** Keeps the rule. */
    private record ClockReader(java.time.Clock clock) {
        ZonedDateTime now() {
            return ZonedDateTime.now(clock);
        }
    }
}
