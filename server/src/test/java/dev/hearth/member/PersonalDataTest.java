package dev.hearth.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.access.Role;
import dev.hearth.access.Viewer;
import dev.hearth.activity.ActorRole;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.activity.Source;
import dev.hearth.community.Communities;
import dev.hearth.conversation.Messages;
import dev.hearth.testing.Eventually;
import dev.hearth.testing.HearthServer;
import dev.hearth.testing.HttpApi;
import dev.hearth.testing.TestCommunity;
import dev.hearth.testing.Traces;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two persons with the same account key in two sources. The first is in both communities, the second in the other one
 * only; a third answers the first. The first asks for a copy and to be forgotten.
 */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HearthServer server = HearthServer.shared();
    private final Traces traces = new Traces(server);
    private final TestCommunity community = TestCommunity.create("Asia/Shanghai");
    private final TestCommunity other = TestCommunity.create("Asia/Shanghai");

    private final String mark = UUID.randomUUID().toString().substring(24);
    private final String key = "account-" + mark;
    private final String name = "林晓-" + mark;
    private final String text = "我家住在山泉路-" + mark;
    private final String reaction = "自制表情-" + mark;
    private final String namesake = "陈默-" + mark;
    private final String namesakeText = "我也在-" + mark;
    private final String answer = "欢迎-" + mark;
    private final String shop = "shop:" + mark;
    private final String forum = "forum:" + mark;

    private final String lines = """
            {"type":"member","id":"KEY","name":"NAME","role":"member"}
            {"type":"join","member":"KEY","memberName":"NAME","group":"g","at":"2026-10-25T10:00:00Z"}
            {"type":"message","id":"m1","group":"g","sender":"KEY","senderName":"NAME","at":"2026-10-26T10:00:00Z","text":"TEXT","reactions":[{"name":"REACTION","count":2}]}
            {"type":"message","id":"m2","group":"g","sender":"third","senderName":"周宁","at":"2026-10-26T10:01:00Z","text":"ANSWER","replyTo":"m1"}
            {"type":"message","group":"g","sender":"KEY","senderName":"NAME","at":"2026-10-26T10:02:00Z","text":"TEXT twice","replyTo":"never seen"}
            {"type":"order","id":"E1","member":"KEY","memberName":"NAME","at":"2026-10-26T12:00:00Z","amount":29.90,"currency":"CNY"}
            """.replace("KEY", key)
            .replace("NAME", name)
            .replace("TEXT", text)
            .replace("REACTION", reaction)
            .replace("ANSWER", answer);
    private final String linesElsewhere = message("m3", key, name, text);
    private final String linesOfNamesake = message("m1", key, namesake, namesakeText);
    private final String unreadable = message("m9", key, name, text).replace("2026-10-26", "someday");

    private String person = "";
    private String samePersonElsewhere = "";

    @BeforeEach
    void fill() {
        importLines(community, shop, lines);
        importLines(other, shop, linesElsewhere);
        importLines(other, forum, linesOfNamesake);
        person = personNamed(community, name);
        samePersonElsewhere = personNamed(other, name);
    }

    @Test
    void whoIsErasedIsGoneFromEverywhereAndStaysGone(CapturedOutput output) {
        importLines(community, shop, unreadable + answerLine("m4"));
        assertThat(traces.inTables(name)).containsOnlyKeys("member.identity.display_name");
        assertThat(traces.inTables(key)).containsOnlyKeys("member.identity.source_key");
        assertThat(traces.inTables(text)).containsEntry("conversation.message.text", 3L);
        assertThat(traces.inTables(reaction)).containsOnlyKeys("conversation.message.reactions");
        assertThat(traces.inFiles(text)).hasSize(1);
        assertThat(person).isEqualTo(samePersonElsewhere);
        long logged = logLines();
        String namesakePerson = personNamed(other, namesake);
        JsonNode before = speaker(community, person);

        HttpApi.Answer erased = server.as(Role.ADMIN).delete(path(community, person));
        assertThat(erased.status()).isEqualTo(200);
        assertThat(erased.json().path("erased").valueStream())
                .extracting(one -> one.path("module").asString() + " " + one.path("rows"))
                // channel: the reject files of four imports; member: the account and the key of the join line
                .containsExactly("channel 4", "commerce 1", "conversation 3", "member 2");
        assertForgotten(output);

        importLines(community, shop, lines);
        importLines(other, shop, linesElsewhere);
        importLines(TestCommunity.create("Asia/Shanghai"), shop, message("m8", key, name, text));
        assertThat(logLines()).isEqualTo(logged);
        assertForgotten(output);

        JsonNode after = speaker(community, person);
        assertThat(after.path("name").asString()).isEmpty();
        assertThat(after.path("messages")).isEqualTo(before.path("messages"));
        assertThat(traces.inTables(answer)).isEqualTo(Map.of("conversation.message.text", 2L));
        assertThat(traces.inTables(namesakeText)).isEqualTo(Map.of("conversation.message.text", 1L));
        assertThat(export(other, namesakePerson).text()).contains(namesake, namesakeText, key);
        assertThat(server.jdbc()
                        .sql("select sum(amount_minor) from commerce.purchase_order where community = ?")
                        .param(community.row().id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2_990);

        assertThat(server.owner()
                        .delete(path(other, person))
                        .json()
                        .path("erased")
                        .valueStream())
                // channel: the reject files of the imports since
                .allMatch(one -> one.path("rows").asInt() == 0
                        || one.path("module").asString().equals("channel"));
        assertThat(export(community, person).text()).doesNotContain(name, key, text);
        assertThat(server.jdbc()
                        .sql("select kind from access.audit where person = ?")
                        .param(Long.valueOf(person))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "member.personal-data.erased", "member.personal-data.erased", "member.personal-data.exported");
    }

    @Test
    void aCopyHoldsWhatEveryModuleKnowsOfThePersonAndNothingOfOthers() {
        HttpApi.Answer copy = export(community, person);
        assertThat(copy.header("Content-Disposition"))
                .contains("attachment; filename=\"personal-data-" + person + ".ndjson\"");
        assertThat(copy.text()).endsWith("}\n").doesNotContain(namesake, namesakeText, answer);
        List<JsonNode> rows = copy.text().lines().map(JSON::readTree).toList();
        assertThat(rows)
                .extracting(row ->
                        row.path("module").asString() + "." + row.path("name").asString())
                .containsExactly(
                        "commerce.order",
                        "conversation.message",
                        "conversation.message",
                        "conversation.message",
                        "member.identity",
                        "member.membership",
                        "member.membership");
        assertThat(rows.get(0).at("/values/amountMinor").asLong()).isEqualTo(2_990);
        assertThat(rows.get(1).at("/values/text").asString()).isEqualTo(text);
        assertThat(rows.get(1).at("/values/sentAt").asString()).isEqualTo("2026-10-26T10:00:00Z");
        assertThat(rows.get(1).at("/values/reactions/" + reaction).asInt()).isEqualTo(2);
        assertThat(rows.get(4).at("/values/displayName").asString()).isEqualTo(name);
        assertThat(rows.get(4).at("/values/sourceKey").asString()).isEqualTo(key);
        assertThat(rows.get(5).at("/values/joinedAt").asString()).isEqualTo("2026-10-25T10:00:00Z");

        String namesakePerson = personNamed(other, namesake);
        HttpApi.Answer elsewhere = export(community, namesakePerson);
        HttpApi.Answer nobody = export(community, "999999999999");
        assertThat(List.of(
                        elsewhere.status(),
                        nobody.status(),
                        export(community, "x").status()))
                .containsOnly(404);
        assertThat(elsewhere.text()).isEqualTo(nobody.text()).contains("member.person_not_found");
        assertThat(server.owner().delete(path(community, namesakePerson)).text())
                .isEqualTo(nobody.text());
        assertThat(export(other, namesakePerson).text()).contains(namesakeText);
        assertThat(server.as(Role.OPERATOR).delete(path(community, person)).status())
                .isEqualTo(403);
        assertThat(traces.inTables(name)).isNotEmpty();
    }

    @Test
    void nobodyIsErasedWhileAnImportOfTheCommunityIsAtWork() throws Exception {
        try (Connection blocker = server.bean(DataSource.class).getConnection()) {
            blocker.setAutoCommit(false);
            try (var statement = blocker.createStatement()) {
                statement.execute("lock table community.group_ in access exclusive mode");
            }
            String running = submit(community, shop, message("m7", key, name, text));
            HttpApi.Answer refused = server.owner().delete(path(community, person));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("channel.import_unfinished");
            assertThat(export(community, person).text()).contains(name);
            blocker.rollback();
            community.awaitEnd(running);
        }
        assertThat(server.owner().delete(path(community, person)).status()).isEqualTo(200);
        assertThat(traces.inTables(text)).isEmpty();
    }

    @Test
    void anErasureWaitsForWhatIsJustBeingRecordedAndTakesItToo() {
        var source = new Source(shop);
        var here = community.row().id();
        var recording = new TransactionTemplate(server.bean(PlatformTransactionManager.class));
        CompletableFuture<List<Persons.Erased>> erasure = recording.execute(status -> {
            var identity = server.bean(Identities.class)
                    .ensure(here, source, List.of(new Identities.Account(key, name)))
                    .get(key);
            var group = server.bean(Communities.class)
                    .ensureGroups(here, source, Set.of("g"))
                    .get("g");
            CompletableFuture<List<Persons.Erased>> started = CompletableFuture.supplyAsync(
                    () -> server.bean(Persons.class).erase(here, Long.parseLong(person), Viewer.commandLine()));
            Eventually.eventually("the erasure waits", Duration.ofSeconds(20), () -> waitingForAdvisoryLock() > 0);
            assertThat(identity).isNotNull();
            assertThat(group).isNotNull();
            var late = new Messages.Incoming(
                    "message:late",
                    Objects.requireNonNull(group),
                    Objects.requireNonNull(identity),
                    ActorRole.MEMBER,
                    Instant.parse("2026-10-27T10:00:00Z"),
                    Precision.SECOND,
                    text,
                    null,
                    0,
                    Map.of());
            server.bean(Messages.class).record(here, source, Origin.IMPORTED, List.of(late));
            return started;
        });
        assertThat(Objects.requireNonNull(erasure)
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .contains(new Persons.Erased("conversation", 4));
        assertThat(traces.inTables(text)).isEmpty();
    }

    @Test
    void anErrorOfTheDatabaseDoesNotQuoteTheRow() {
        assertThatThrownBy(() -> server.jdbc()
                        .sql("insert into conversation.message (number, community, text) values (-1, 1, :text)")
                        .param("text", text)
                        .update())
                .rootCause()
                .message()
                .contains("violates not-null constraint")
                .doesNotContain(text);
    }

    private void assertForgotten(CapturedOutput output) {
        for (String trace : List.of(name, text, reaction)) {
            assertThat(traces.inTables(trace)).as(trace).isEmpty();
        }
        assertThat(traces.inTables(key)).as("the namesake's").isEqualTo(Map.of("member.identity.source_key", 1L));
        for (String trace : List.of(name, key, text, reaction)) {
            assertThat(traces.inFiles(trace)).as(trace).isEmpty();
        }
        LoggerFactory.getLogger("dev.hearth.member").info("heard {}", mark);
        assertThat(output).contains("heard " + mark).doesNotContain(name, key, text, reaction);
    }

    private static String message(String id, String sender, String senderName, String text) {
        return "{\"type\":\"message\",\"id\":\"" + id + "\",\"group\":\"g\",\"sender\":\"" + sender
                + "\",\"senderName\":\"" + senderName + "\",\"at\":\"2026-10-26T11:00:00Z\",\"text\":\"" + text
                + "\"}\n";
    }

    private String answerLine(String id) {
        return message(id, "third", "周宁", answer);
    }

    private static String path(TestCommunity of, String personId) {
        return of.path("/people/" + personId + "/personal-data");
    }

    private HttpApi.Answer export(TestCommunity from, String personId) {
        return server.owner().get(path(from, personId));
    }

    private void importLines(TestCommunity into, String source, String content) {
        assertThat(into.awaitEnd(submit(into, source, content)).path("state").asString())
                .isEqualTo("done");
    }

    private String submit(TestCommunity into, String source, String content) {
        return server.owner()
                .send(
                        "POST",
                        into.path("/imports?source=" + source),
                        BodyPublishers.ofString(content),
                        Map.of("Content-Type", "application/x-ndjson", "X-File-Name", "test.ndjson"))
                .json()
                .path("id")
                .asString();
    }

    private String personNamed(TestCommunity in, String wanted) {
        return Eventually.value(
                        Duration.ofSeconds(30),
                        () -> speakers(in).stream()
                                .filter(one -> one.path("name").asString().equals(wanted))
                                .map(one -> one.path("personId").asString())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private JsonNode speaker(TestCommunity in, String personId) {
        return speakers(in).stream()
                .filter(one -> one.path("personId").asString().equals(personId))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> speakers(TestCommunity in) {
        return server.owner()
                .get(in.path("/speakers"))
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private long logLines() {
        return server.jdbc()
                .sql("select count(*) from activity.log where community >= ?")
                .param(community.row().id().value())
                .query(Long.class)
                .single();
    }

    private long waitingForAdvisoryLock() {
        return server.jdbc()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .query(Long.class)
                .single();
    }
}
