package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.platform.aws.Items;
import org.resonanz.rehearsal.replay.Rater;
import org.resonanz.rehearsal.replay.Replay;
import org.resonanz.rehearsal.replay.TicketLog;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.template.Template;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests a replay through the running product: its report is compared with the table. */
class ReplayTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    private static final int REQUESTS = 24;
    /** The number of the first help without a ticket. */
    private static final int HELPED = 100;
    /** The latest answers come on the thirteenth day. */
    private static final Duration ANSWERING = Duration.ofDays(14);

    @RegisterExtension
    final CheckedResponses responses = new CheckedResponses();

    @TempDir
    private Path folder;

    @Test
    void every_answer_is_told_of_the_request_that_it_was_given_to_although_mails_come_late_and_twice()
            throws Exception {
        try (var table = EmbeddedDynamoDb.start(); var host = host(table)) {
            faults(host, "{\"duplicate\": 0.5, \"delay\": \"PT0.3S\"}");
            replay(host, log("serving", REQUESTS), 1);

            var told = told();
            assertTrue(told.size() > REQUESTS / 4, () -> "Only " + told + " was rated.");
            assertTrue(told.keySet().stream().anyMatch(ReplayTest::isHelp),
                    () -> "Help without a ticket was not rated: " + told);
            assertEquals(stored(table), told);
        }
    }

    @Test
    void serving_teams_stand_below_a_department_that_is_no_team_of_the_log() throws Exception {
        try (var table = EmbeddedDynamoDb.start(); var host = host(table)) {
            replay(host, log("it", 1), 1);

            var world = JSON.std.mapFrom(Files.readString(folder.resolve("world.json")));
            var parents = new TreeMap<String, Object>();
            ((List<?>) world.get("teams")).stream().map(team -> (Map<?, ?>) team)
                    .forEach(team -> parents.put((String) team.get("id"), team.get("parentId")));
            assertEquals(Map.of("asking", "company", "it", "services"),
                    Map.of("asking", parents.get("asking"), "it", parents.get("it")));
        }
    }

    @Test
    void a_lost_invitation_is_an_error_that_names_its_completion() throws Exception {
        try (var table = EmbeddedDynamoDb.start(); var host = host(table)) {
            faults(host, "{\"fail\": 1}");
            var lost = assertThrows(IllegalStateException.class, () -> replay(host, log("serving", 2), 1));

            // What is reopened soon is asked for with its second completion alone.
            assertTrue(lost.getMessage().contains("lost 2"), lost.getMessage());
            assertTrue(lost.getMessage().contains("invitation of T0, completion 2"), lost.getMessage());
            assertTrue(lost.getMessage().contains("invitation of T1, completion 1"), lost.getMessage());
        }
    }

    @Test
    void a_refused_request_is_an_error_that_names_the_logs_line() throws Exception {
        try (var table = EmbeddedDynamoDb.start(); var host = host(table)) {
            var late = write(line(MORNING, "created", 0, "serving")
                    + line(MORNING.plusSeconds(60), "completed", 0, "serving")
                    + line(MORNING.plus(Duration.ofDays(15)), "reopened", 0, "serving"));
            var refused = assertThrows(IllegalStateException.class, () -> replay(host, late, 1));

            assertTrue(refused.getMessage().contains("Line 4"), refused.getMessage());
            assertTrue(refused.getMessage().contains("too-late"), refused.getMessage());
        }
    }

    private Host host(EmbeddedDynamoDb table) throws IOException {
        var template = Template.find();
        var host = Host.start(new HostSettings(template, 0, 0, table.endpoint().toString(),
                template.resolveSibling("infrastructure/intranet/target/site")), responses::around);
        host.begin(MORNING.minusSeconds(3600));
        return host;
    }

    private void replay(Host host, TicketLog log, long seed) throws IOException {
        var product = new ProductClient(host.cloud(), host.desk());
        new FirstTeams(product).put();
        new Replay(product, log, new Rater(seed), folder,
                new PrintStream(OutputStream.nullOutputStream()), ANSWERING).run();
    }

    /**
     * Returns a log in which everybody asks, then all is completed within minutes; every third is reopened and
     * completed again, and as many enter help without a ticket.
     */
    private TicketLog log(String team, int requests) throws IOException {
        var lines = new TreeMap<Instant, String>();
        for (var number = 0; number < requests; number++) {
            put(lines, MORNING.plusSeconds(number), "created", number, team);
            put(lines, MORNING.plusSeconds(3600 + number * 60), "completed", number, team);
            if (number % 3 == 0) {
                put(lines, MORNING.plusSeconds(7200 + number * 60), "reopened", number, team);
                put(lines, MORNING.plusSeconds(7230 + number * 60), "completed", number, team);
                put(lines, MORNING.plusSeconds(7260 + number * 60), "helped", HELPED + number, team);
            }
        }
        return write(String.join("", lines.values()));
    }

    private TicketLog write(String lines) throws IOException {
        return TicketLog.read(Files.writeString(folder.resolve("log.csv"),
                "at,event,externalId,requester,customerTeam,team,subject\n" + lines));
    }

    private static void put(Map<Instant, String> lines, Instant at, String event, int number, String team) {
        lines.put(at, line(at, event, number, team));
    }

    /** Returns a line of the log. Every second requester is known by a mail address. */
    private static String line(Instant at, String event, int number, String team) {
        var requester = "person" + number + (number % 2 == 0 ? "@partner.example" : "");
        return "%s,%s,T%d,%s,asking,%s,T%d%n".formatted(at, event, number, requester, team, number);
    }

    private static boolean isHelp(String answer) {
        return Integer.parseInt(answer.substring(1, answer.indexOf('#'))) >= HELPED;
    }

    /** Returns the answers that the replay reports, by ticket and completion. */
    private Map<String, String> told() throws IOException {
        var told = new TreeMap<String, String>();
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (var rows = format.parse(Files.newBufferedReader(folder.resolve("ratings.csv")))) {
            rows.forEach(row -> told.put(row.get("externalId") + "#" + row.get("completion"),
                    row.get("rating") + " " + row.get("reasons") + " " + row.get("lostTime")));
        }
        return told;
    }

    /** Returns the answers that the product stored, by the subject, which is the ticket, and completion. */
    private static Map<String, String> stored(EmbeddedDynamoDb embedded) {
        var stored = new TreeMap<String, String>();
        try (var client = DynamoDbClient.builder().endpointOverride(embedded.endpoint()).region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create()).build()) {
            var name = client.listTables().tableNames().getFirst();
            var items = client.scanPaginator(scan -> scan.tableName(name)).items().stream().toList();
            var subjects = new TreeMap<String, String>();
            items.stream().filter(item -> item.get("SK").s().equals("REQUEST"))
                    .forEach(item -> subjects.put(item.get("PK").s(), item.get("subject").s()));
            items.stream().filter(item -> item.get("SK").s().startsWith("RATING#") && item.containsKey("rating"))
                    .forEach(item -> stored.put(subjects.get(item.get("PK").s()) + "#"
                            + Integer.valueOf(item.get("SK").s().substring("RATING#".length())),
                            answer(item)));
        }
        return stored;
    }

    private static String answer(Map<String, AttributeValue> item) {
        return item.get("rating").n() + " "
                + String.join(" ", Items.texts(item, "reasons").stream().sorted().toList()) + " "
                + Objects.requireNonNullElse(Items.text(item, "lostTime"), "");
    }

    private static void faults(Host host, String faults) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(URI.create(host.desk() + "/faults"))
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(faults)).build(), BodyHandlers.ofString());
        }
    }
}
