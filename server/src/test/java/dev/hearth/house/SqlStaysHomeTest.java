package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL is written in stores only, each module's about its own schema only, and only migrations make tables. */
class SqlStaysHomeTest {
    private static final Pattern SQL = Pattern.compile(
            "(?is)\\b(select\\b.+\\bfrom\\b|insert\\s+into\\b|update\\s+\\S+\\s+set\\b|delete\\s+from\\b|truncate\\s+\\w"
                    + "|(create|alter|drop|lock)\\s+(table|schema|index|view|function|trigger)\\b)");

    private static final Pattern WALL_CLOCK = Pattern.compile(
            "(?i)\\b(now\\s*\\(|current_(timestamp|date|time)\\b|localtime(stamp)?\\b|(clock|statement|transaction)_timestamp\\s*\\()");

    private static final Pattern MIGRATION = Pattern.compile("V(\\d{12})__([a-z]+)_([a-z0-9_]+)\\.sql");

    private static final Set<String> DATABASE_TYPES = Set.of(
            "org.springframework.jdbc.core.simple.JdbcClient",
            "org.springframework.jdbc.core.JdbcTemplate",
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate",
            "java.sql.Statement",
            "java.sql.PreparedStatement");

    /** Classes that are no stores and yet speak SQL, each with its reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "LogAssembly", "hands the database to the stores it puts together",
            "DuckSession", "runs what the queries write, with their deadline",
            "PostgresBootstrap", "makes the database before there are stores");

    /** Stores that ask the database for its own time, each with its reason. */
    private static final Map<String, String> CLOCK_EXCEPTIONS =
            Map.of("HorizonStore", "compares the age of other transactions, which only the database knows");

    private final List<String> modules = ProductionCode.folders(ProductionCode.SOURCES);

    @Test
    void sqlIsWrittenInStoresOnly() {
        Map<Boolean, List<Path>> speakers = ProductionCode.files(ProductionCode.SOURCES, ".java").stream()
                .filter(file -> literals(file).anyMatch(SqlStaysHomeTest::isSql))
                .collect(Collectors.partitioningBy(file -> mayHoldSql(className(file))));
        assertThat(speakers.get(false)).isEmpty();
        assertThat(speakers.get(true)).hasSizeGreaterThan(3);
    }

    @Test
    void onlyStoresTalkToTheDatabase() {
        Map<Boolean, List<String>> users = ProductionCode.classes().stream()
                .filter(SqlStaysHomeTest::talksToDatabase)
                .map(JavaClass::getName)
                .collect(Collectors.partitioningBy(name ->
                        mayHoldSql(name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", ""))));
        assertThat(users.get(false)).isEmpty();
        assertThat(users.get(true)).hasSizeGreaterThan(3);
    }

    @Test
    void noModuleNamesTheSchemaOfAnother() {
        List<String> violations = new ArrayList<>();
        for (String module : modules) {
            for (Path file : ProductionCode.files(ProductionCode.SOURCES.resolve(module), ".java")) {
                literals(file)
                        .filter(SqlStaysHomeTest::isSql)
                        .flatMap(sql -> strangeSchemas(sql, module).map(other -> file + " names " + other))
                        .forEach(violations::add);
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void timeComesFromTheClockAndNotFromTheDatabase() {
        assertThat(ProductionCode.files(ProductionCode.SOURCES, ".java").stream()
                        .filter(file -> !CLOCK_EXCEPTIONS.containsKey(className(file)))
                        .filter(file -> literals(file)
                                .filter(SqlStaysHomeTest::isSql)
                                .anyMatch(sql -> WALL_CLOCK.matcher(sql).find())))
                .isEmpty();
    }

    @Test
    void migrationsAreNumberedOnceAndStayInTheirSchema() {
        Map<String, Path> versions = new HashMap<>();
        for (Path file : ProductionCode.files(ProductionCode.MIGRATIONS, "")) {
            if (file.toFile().isDirectory()) {
                continue;
            }
            String module =
                    ProductionCode.MIGRATIONS.relativize(file).getName(0).toString();
            var name = MIGRATION.matcher(file.getFileName().toString());
            assertThat(name.matches())
                    .as("%s is V<minute>__<module>_<what>.sql", file)
                    .isTrue();
            assertThat(name.group(2)).as("%s", file).isEqualTo(module);
            assertThat(versions.put(name.group(1), file))
                    .as("%s has the number of", file)
                    .isNull();
            assertThat(modules).as("%s", file).contains(module);
            String sql = ProductionCode.text(file).replaceAll("--.*", "");
            assertThat(strangeSchemas(sql, module)).as("%s", file).isEmpty();
            assertThat(unqualified(sql, module))
                    .as("%s makes outside its schema", file)
                    .isEmpty();
        }
        assertThat(versions).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from b",
                "\n  select x,\n y\n from z",
                "INSERT INTO t values (1)",
                "update access.operator set name = 1",
                "delete from t",
                "lock table t in exclusive mode",
                "create index on t (a)",
            })
    void sqlIsRecognised(String text) {
        assertThat(SourceText.literals("String s = \"\"\"" + text + "\"\"\";")).anyMatch(SqlStaysHomeTest::isSql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"selected from the list", "update: set the clock", "a table", "created"})
    void proseIsNoSql(String text) {
        assertThat(isSql(text)).isFalse();
    }

    @Test
    void strangersAndShortNamesAreFound() {
        assertThat(strangeSchemas("select 1 from activity.line join access.operator", "access"))
                .containsExactly("activity");
        assertThat(unqualified("create table operator (); create unique index x on access.a (b)", "access"))
                .containsExactly("operator");
        assertThat(WALL_CLOCK.matcher("select now() from x").find()).isTrue();
        assertThat(WALL_CLOCK.matcher("select known from x").find()).isFalse();
    }

    @Test
    void literalsAreFoundAndCommentsAreNot() {
        assertThat(SourceText.literals("// \"no\"\n/* \"no\" */ f(\"a\\\"b\", 'c', \"\"\"\nd \"e\"\n\"\"\");"))
                .containsExactly("a\\\"b", "c", "\nd \"e\"\n");
    }

    private static boolean isSql(String text) {
        return SQL.matcher(text).find() && !text.isBlank();
    }

    private static boolean mayHoldSql(String simpleName) {
        return simpleName.endsWith("Store") || simpleName.endsWith("Queries") || EXCEPTIONS.containsKey(simpleName);
    }

    private static boolean talksToDatabase(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        DATABASE_TYPES.contains(dependency.getTargetClass().getName()));
    }

    private Stream<String> strangeSchemas(String sql, String module) {
        return modules.stream()
                .filter(other -> !other.equals(module))
                .filter(other -> Pattern.compile("(?i)(?<![\\w.:'-])" + other + "\\.[a-z_]")
                        .matcher(sql)
                        .find());
    }

    /** What a migration makes without naming its schema. */
    private static List<String> unqualified(String sql, String module) {
        return Pattern.compile("(?i)\\bcreate\\s+(?:or\\s+replace\\s+)?(?:table|function|view|sequence|type)\\s+"
                        + "(?:if\\s+not\\s+exists\\s+)?([\\w.]+)")
                .matcher(sql)
                .results()
                .map(result -> result.group(1))
                .filter(name -> !name.startsWith(module + "."))
                .toList();
    }

    private static Stream<String> literals(Path file) {
        return SourceText.literals(ProductionCode.text(file)).stream();
    }

    private static String className(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }
}
