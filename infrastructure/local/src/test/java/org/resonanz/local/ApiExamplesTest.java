package org.resonanz.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.rehearsal.users.User;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Estimate;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.selfassessments.SelfAssessmentItem;
import org.resonanz.template.OpenApi;
import org.resonanz.template.Template;
import org.resonanz.testing.ApiContract;

/** Sends the examples of the specification, and compares what comes back with its examples of responses. */
class ApiExamplesTest {
    private static final User ANNA = new User("anna", "Anna Albers", "en", List.of("team:marketing"));
    private static final User BEN = new User("ben", "Ben Brandt", "en", List.of("team:hr"));
    private static final User CARLA = new User("carla", "Carla Costa", "en", List.of("team:hr", "lead:hr"));
    private static final User DORA = new User("dora", "Dora Dietrich", "en", List.of("admin"));

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.at(Instant.parse("2026-11-02T09:00:00Z"));

    private static OpenApi specification;

    private final Set<String> sent = new TreeSet<>();

    @BeforeAll
    static void a_served_company() throws IOException {
        specification = OpenApi.read(OpenApi.beside(Template.find()));
        ServedCompany.put(RUNNING);
    }

    @Test
    void every_example_is_what_is_sent_and_comes_back() throws Exception {
        requests();
        scores();
        results();
        programme();

        assertEquals(allExamples(), sent);
    }

    private void requests() throws Exception {
        var id = text(send(ANNA, "POST /requests", "ask"), "id");
        var other = text(send(BEN, "POST /requests", "note"), "id");
        send(ANNA, "POST /requests", "faulty");
        send(ANNA, "GET /requests", "own", "?as=requester&limit=1");
        send(BEN, "GET /requests", "team", "?as=team&teamId=hr");
        send(BEN, "POST /requests/{id}/completion", "complete", id);
        send(ANNA, "GET /requests/{id}", "read", id);
        send(ANNA, "POST /requests/{id}/reopening", "reopen", id);
        send(BEN, "POST /requests/{id}/transfer", "transfer", other);
        send(ANNA, "POST /requests/{id}/cancellation", "cancel", id);
        send(ANNA, "POST /requests", "help");
        send(ANNA, "POST /requests", "helpAgain");
    }

    private void scores() throws Exception {
        send(CARLA, "PUT /teams/{id}/promise", "putPromise", "hr");
        send(CARLA, "PUT /teams/{id}/action", "putAction", "hr");
        send(DORA, "GET /scores", "scores", "?window=90d");
        send(CARLA, "GET /teams/{id}/scores", "batches", "hr");
        send(CARLA, "GET /interfaces", "interfaces");
        RUNNING.table().putItem(SelfAssessmentItem.published(new SelfAssessment("hr", new Quarter(2026, 3),
                new Estimate(0.8, 0.7, 0.9), new Estimate(0.7625, 0.6586, 0.8424), 1)).request("Table").build());
        send(CARLA, "GET /self-assessments", "selfAssessments");
        send(BEN, "POST /teams/{id}/self-assessment/views", "view", "hr");
        send(BEN, "PUT /teams/{id}/self-assessment", "believe", "hr");
        var cases = (List<?>) Objects.requireNonNull(send(CARLA, "GET /follow-ups", "cases").get("followUps"));
        send(CARLA, "POST /follow-ups/{id}/resolution", "resolve", text((Map<?, ?>) cases.getFirst(), "id"));
    }

    private void results() throws Exception {
        send(DORA, "PUT /trainings/{id}", "putTraining", "service-2027");
        send(DORA, "GET /trainings", "trainings");
        send(DORA, "PUT /outcomes/{id}", "putOutcome", "absence");
        send(DORA, "PUT /outcomes/{id}/values", "putValues", "absence");
        send(DORA, "PUT /outcomes/{id}/values", "faultyValues", "absence");
        send(DORA, "GET /outcomes", "outcomes");
        send(DORA, "PUT /hypotheses/{id}", "putHypothesis", "absence-received");
        send(DORA, "GET /hypotheses", "hypotheses");
        send(DORA, "GET /effects", "effects");
    }

    private void programme() throws Exception {
        send(DORA, "PUT /teams/{id}", "putTeam", "facilities");
        send(DORA, "GET /settings", "settings");
        send(DORA, "PUT /settings", "putSettings");
        send(DORA, "PUT /voters", "putVoters");
        send(DORA, "GET /voters", "voters");
        send(DORA, "GET /nights", "nights", "?limit=2");
        send(DORA, "GET /nights", "nightsTable", "?limit=2");
        send(DORA, "GET /mail-health", "mailHealth");
        send(DORA, "POST /imports/{source}", "importTicket", "tickets");
        send(DORA, "PUT /imports/{source}", "putImports", "tickets");
        send(DORA, "GET /imports", "imports");
        send(DORA, "POST /disclosures", "disclose");
        send(DORA, "POST /erasures", "erase");
    }

    /**
     * Sends an example, and requires the response that the specification shows for it.
     *
     * @param name  the name of the request's example, if it has one, and of the response's
     * @param place the value of the path's variable, or the query
     * @return the JSON of the response; empty if it is a table
     */
    private Map<String, Object> send(User user, String route, String name, String... place) throws Exception {
        var operation = Objects.requireNonNull(specification.operations().get(route), route);
        var body = "{}";
        for (var request : operation.child("requestBody").child("content").children().values()) {
            var example = request.child("examples").child(name).child("value");
            if (example.exists()) {
                var json = JSON.std.asString(example.value());
                ApiContract.checkJson(route + ", " + name, request.child("schema"), json);
                sent.add(example.pointer());
                body = example.value() instanceof String table ? table : json;
            }
        }
        var expected = response(operation, name);
        sent.add(expected.pointer());
        var response = send(user, route, body, expected, place);
        assertTrue(expected.pointer().contains("/responses/" + response.statusCode() + "/"), response::body);
        var json = expected.value() instanceof String ? response.body() : JSON.std.anyFrom(response.body());
        assertEquals(Unspecific.of(expected.value()), Unspecific.of(json), () -> route + ", " + name);
        return json instanceof Map<?, ?> ? JSON.std.mapFrom(response.body()) : Map.of();
    }

    private HttpResponse<String> send(User user, String route, String body, OpenApi.Node expected, String... place)
            throws Exception {
        var parts = route.split(" ");
        var variable = place.length == 0 ? "" : place[0];
        var path = parts[1].contains("{") ? parts[1].replaceAll("\\{[^}]*}", variable) : parts[1] + variable;
        return RUNNING.send(HttpRequest.newBuilder(RUNNING.host().cloud().resolve(path))
                .header("authorization", "Bearer " + RUNNING.product().token(user))
                .header("x-resonanz-signature", "sha256=" + HexFormat.of().formatHex(Hmac.of(
                        Hmac.key(LocalSources.TICKETS_KEY.getBytes(UTF_8)), body.getBytes(UTF_8))))
                .header("accept", expected.pointer().contains("text~1csv") ? "text/csv" : "application/json")
                .method(parts[0], parts[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** Returns the value of the example of a response. */
    private static OpenApi.Node response(OpenApi.Node operation, String name) {
        return operation.child("responses").children().values().stream()
                .flatMap(response -> response.child("content").children().values().stream())
                .map(content -> content.child("examples").child(name).child("value")).filter(OpenApi.Node::exists)
                .findFirst().orElseThrow(() -> new AssertionError("No response has the example " + name));
    }

    /** Returns where the values of all examples stand. */
    private static Set<String> allExamples() {
        var found = new TreeSet<String>();
        collect(specification.root(), found, new HashSet<>());
        return found;
    }

    private static void collect(OpenApi.Node node, Set<String> found, Set<String> seen) {
        if (seen.add(node.pointer())) {
            node.children().forEach((name, child) -> {
                if (name.equals("examples")) {
                    child.children().values().forEach(example -> found.add(example.child("value").pointer()));
                } else {
                    collect(child, found, seen);
                }
            });
        }
    }

    private static String text(Map<?, ?> json, String name) {
        return Objects.requireNonNull(json.get(name), name).toString();
    }
}
