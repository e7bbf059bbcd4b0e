package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports go down: the floors of ARCHITECTURE.md hold for every class of the product. */
class ArchitectureTest {
    /** Those who may speak to the outside; app speaks to a Hearth that runs already. */
    private static final Set<String> SPEAKERS = Set.of("delivery", "channel", "commerce", "app");

    private static final List<String> SPEECH = List.of(
            "java.net.http.",
            "java.net.Socket",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "jakarta.mail.",
            "org.springframework.mail.",
            "org.springframework.web.client.",
            "org.springframework.web.reactive.function.client.");

    /** What rules may not know: framework, SQL, clock. */
    private static final List<String> IMPURE = List.of(
            "org.springframework.",
            "java.sql.",
            "javax.sql.",
            "java.time.Clock",
            "java.time.InstantSource",
            "java.io.File",
            "java.nio.file.",
            "java.net.");

    @Test
    void everyModuleHasItsPlaceInTheTable() {
        List<String> modules = ProductionCode.folders(ProductionCode.SOURCES);
        assertThat(modules).contains("platform", "activity", "access", "app");
        assertThat(Floors.MODULES.keySet()).containsAll(modules);
        for (String module : modules) {
            assertThat(classesIn("dev.hearth." + module)).as(module).isNotEmpty();
        }
    }

    @Test
    void theTableItselfHasNoCycle() {
        for (String module : Floors.MODULES.keySet()) {
            assertThat(reachable(module)).as(module).doesNotContain(module);
        }
    }

    @Test
    void importsGoDown() {
        List<String> edges = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        for (JavaClass from : ProductionCode.classes()) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String to = dependency.getTargetClass().getBaseComponentType().getName();
                Optional<String> target = Floors.moduleOf(to);
                if (target.isPresent() && !target.equals(Floors.moduleOf(from.getName()))) {
                    edges.add(from.getName() + " -> " + to);
                }
                Floors.violation(from.getName(), to).ifPresent(violations::add);
            }
        }
        assertThat(edges).as("imports between modules").hasSizeGreaterThan(10);
        assertThat(violations.stream().distinct()).isEmpty();
    }

    @Test
    void modulesAreFreeOfCycles() {
        SlicesRuleDefinition.slices()
                .matching("dev.hearth.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ProductionCode.classes());
    }

    @Test
    void rulesArePure() {
        Predicate<JavaClass> rules = type -> type.getPackageName().contains(".internal.rules");
        long sources = ProductionCode.files(ProductionCode.SOURCES, ".java").stream()
                .filter(file -> file.toString().contains("/internal/rules/"))
                .count();
        assertThat(classes().filter(rules).filter(JavaClass::isTopLevelClass)).hasSize(Math.toIntExact(sources));
        assertThat(uses(rules, IMPURE)).isEmpty();
    }

    @Test
    void onlyDeliveryAndChannelsSpeakToTheOutside() {
        Predicate<JavaClass> silent = type -> Floors.moduleOf(type.getName())
                .filter(module -> !SPEAKERS.contains(module))
                .isPresent();
        assertThat(classes().filter(silent)).hasSizeGreaterThan(20);
        assertThat(uses(silent, SPEECH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dev.hearth.platform.A, dev.hearth.activity.B",
        "dev.hearth.activity.A, dev.hearth.access.B",
        "dev.hearth.access.A, dev.hearth.community.B",
        "dev.hearth.community.A, dev.hearth.member.B",
        "dev.hearth.conversation.A, dev.hearth.delivery.B",
        "dev.hearth.content.A, dev.hearth.conversation.B",
        "dev.hearth.insight.A, dev.hearth.delivery.B",
        "dev.hearth.insight.internal.A, dev.hearth.channel.B",
        "dev.hearth.conversation.A, dev.hearth.audience.B",
        "dev.hearth.incentive.A, dev.hearth.journey.B",
        "dev.hearth.journey.A, dev.hearth.moderation.B",
        "dev.hearth.journey.A, dev.hearth.delivery.spi.B",
        "dev.hearth.moderation.A, dev.hearth.conversation.internal.B",
        "dev.hearth.app.A, dev.hearth.insight.internal.B",
        "dev.hearth.member.A, dev.hearth.activity.internal.rules.B",
        "dev.hearth.journey.A, dev.hearth.insight.secret.B",
        "dev.hearth.member.A, dev.hearth.app.B",
        "dev.hearth.unheard.A, dev.hearth.platform.B",
    })
    void aBrokenImportIsFound(String from, String to) {
        assertThat(Floors.violation(from, to)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "dev.hearth.activity.internal.A, dev.hearth.platform.B",
        "dev.hearth.member.A, dev.hearth.community.B",
        "dev.hearth.insight.internal.A, dev.hearth.member.B",
        "dev.hearth.insight.internal.A, dev.hearth.audience.B",
        "dev.hearth.conversation.A, dev.hearth.delivery.spi.B",
        "dev.hearth.moderation.A, dev.hearth.conversation.spi.B",
        "dev.hearth.member.internal.A, dev.hearth.platform.spi.B",
        "dev.hearth.app.A, dev.hearth.journey.B",
        "dev.hearth.insight.internal.A, dev.hearth.insight.internal.http.B",
        "dev.hearth.insight.A, java.util.List",
    })
    void aSoundImportPasses(String from, String to) {
        assertThat(Floors.violation(from, to)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.time.Clock", "org.springframework.stereotype.Service", "java.sql.Connection"})
    void impurityIsRecognised(String type) {
        assertThat(IMPURE).anyMatch(type::startsWith);
    }

    private static List<String> uses(Predicate<JavaClass> users, List<String> forbidden) {
        return classes()
                .filter(users)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        forbidden.stream().anyMatch(dependency.getTargetClass().getName()::startsWith))
                .map(Dependency::getDescription)
                .toList();
    }

    private static Stream<JavaClass> classes() {
        return ProductionCode.classes().stream();
    }

    private static List<JavaClass> classesIn(String packageName) {
        return classes()
                .filter(type -> (type.getPackageName() + ".").startsWith(packageName + "."))
                .toList();
    }

    private static Set<String> reachable(String module) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(module));
        while (!open.isEmpty()) {
            Floors.Module next = Objects.requireNonNull(Floors.MODULES.get(open.removeLast()), "not in the table");
            Floors.named(next).stream().filter(found::add).forEach(open::add);
        }
        return found;
    }
}
