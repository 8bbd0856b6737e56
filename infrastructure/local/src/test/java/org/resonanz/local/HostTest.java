package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;
import org.resonanz.template.Template;

/** The whole product through its product: HTTP, mailbox, clock. */
class HostTest {
    private static final User ANNA = new User("anna", "Anna Albers", "de", List.of("team:marketing"));
    private static final User BEN = new User("ben", "Ben Brandt", "de", List.of("team:hr"));
    private static final User DORA = new User("dora", "Dora Dietrich", "de", List.of("admin"));
    private static final User EMIL = new User("emil", "Emil Ernst", "de", List.of("integration"));

    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    /** Invitations of a Monday enter on the Tuesday of the next week and close in the night to the Monday after. */
    private static final Duration UNTIL_CLOSED = Duration.ofDays(14);

    private final HttpClient http = HttpClient.newHttpClient();
    private Host host;
    private ProductClient product;

    @BeforeEach
    void start() throws IOException {
        var template = Template.find();
        host = Host.start(new HostSettings(template, 0, 0, "", template.resolveSibling("infrastructure/intranet")));
        // At another hour of the day three days would hold another number of nights.
        host.begin(MORNING);
        product = new ProductClient(host.cloud(), host.desk());
        new FirstTeams(product).put();
    }

    @AfterEach
    void stop() {
        host.close();
        http.close();
    }

    @Test
    void a_request_is_made_done_rated_from_its_mail_and_scored_at_night() throws Exception {
        for (var person = 0; person < 15; person++) {
            var requester = new User("person" + person, "Person " + person, "en", List.of("team:marketing"));
            complete(create(requester));
            var invitation = invitation();
            assertEquals(requester.email(), invitation.to());
            if (person < 5) {
                assertTrue(rate(invitation.ratingLinks().get(person == 0 ? 0 : 4), Map.of("speed", "4")));
            }
        }
        assertEquals(false, score("hr").get("collecting"));
        product.clockTo(product.now().plus(Duration.ofDays(1)));
        assertEquals(true, score("hr").get("collecting"));

        product.clockTo(MORNING.plus(UNTIL_CLOSED));

        var score = score("hr");
        assertEquals(5, score.get("voices"));
        assertEquals(0.8, score.get("csat"));
        // Of the class of 15 to 19 who were asked the middle is 17.
        assertEquals(5.0 / 17, ((Number) score.get("responseRate")).doubleValue(), 1e-4);
        assertEquals(List.of(1, 0, 0, 0, 4), score.get("histogram"));
        assertEquals(false, score("it").get("collecting"));
    }

    @Test
    void a_company_in_which_nobody_opens_the_intranet_page_works_by_its_voter_list() throws Exception {
        rateWhatATicketToolEnters();
        product.clockTo(MORNING.plus(UNTIL_CLOSED));
        assertEquals(true, score("hr").get("collecting"));
        // Eleven, rounded: admins see whose domain is missing.
        assertEquals(List.of(Map.of("domain", "partner.example", "addresses", 10)),
                product.get(DORA, "/voters").get("unknown"));

        product.call(DORA, "PUT", "/voters", Map.of("addresses", List.of(), "domains", List.of("partner.example")),
                null);
        rateWhatATicketToolEnters();
        product.clockTo(MORNING.plus(UNTIL_CLOSED).plus(UNTIL_CLOSED));

        assertEquals(11, score("hr").get("voices"));
    }

    /** Requests of fifteen people who have never called the API; eleven of them rate. */
    private void rateWhatATicketToolEnters() throws Exception {
        for (var person = 0; person < 15; person++) {
            complete(product.post(EMIL, "/requests", Map.of("teamId", "hr", "subject", "Rechnung", "requester",
                    Map.of("email", "person" + person + "@partner.example", "name", "Person"))).get("id").toString());
            var links = invitation().ratingLinks();
            if (person < 11) {
                assertTrue(rate(links.getLast(), Map.of()));
            }
        }
    }

    @Test
    void a_mail_is_sent_once_although_everything_is_delivered_twice() throws Exception {
        post(host.desk().resolve("/faults"), "{\"duplicate\":1}");
        complete(create(ANNA));

        assertEquals(1, invitations().size());
    }

    @Test
    void reopening_kills_the_unanswered_invitation() throws Exception {
        var id = create(ANNA);
        complete(id);
        var link = invitation().ratingLinks().getLast();
        product.post(ANNA, "/requests/" + id + "/reopening", Map.of());

        assertFalse(rate(link, Map.of()));
        assertEquals(410, get(link).statusCode());
    }

    @Test
    void a_second_answer_to_the_same_link_changes_nothing() throws Exception {
        complete(create(ANNA));
        var links = invitation().ratingLinks();

        assertTrue(rate(links.getLast(), Map.of()));
        assertFalse(rate(links.getFirst(), Map.of()));
    }

    @Test
    void a_poor_rating_whose_author_allows_it_is_followed_up() throws Exception {
        var carla = new User("carla", "Carla Conrad", "en", List.of("lead:hr"));
        complete(create(ANNA));
        assertTrue(rate(invitation().ratingLinks().getFirst(), Map.of("consent", "1", "comment", "Zu spät")));
        product.clockTo(product.now());
        assertEquals(List.of(carla.email()), product.newMails().stream().map(Mail::to).toList());

        var cases = (List<?>) product.get(carla, "/follow-ups").get("followUps");
        assertEquals(1, cases.size());
        var one = (Map<?, ?>) cases.getFirst();
        assertEquals(List.of("Zu spät", 1, "Anna Albers"),
                List.of(one.get("comment"), one.get("rating"), one.get("requesterName")));
        product.post(carla, "/follow-ups/" + one.get("id") + "/resolution", Map.of("note", "Wir haben gesprochen."));
        product.clockTo(product.now());
        assertEquals(List.of(ANNA.email()), product.newMails().stream().map(Mail::to).toList());
    }

    @Test
    void what_api_gateway_answers_itself_keeps_its_form() throws Exception {
        assertEquals("{\"message\":\"Unauthorized\"}", get(host.cloud().resolve("/requests")).body());
        assertEquals(401, get(host.cloud().resolve("/requests")).statusCode());
        assertEquals("{\"message\":\"Not Found\"}", get(host.cloud().resolve("/nowhere")).body());
        assertEquals(404, get(host.cloud().resolve("/nowhere")).statusCode());
    }

    @Test
    void a_forged_token_is_refused() throws Exception {
        var token = get(host.desk().resolve("/oidc/token?person=dora")).body();
        var forged = token.substring(0, token.length() - 4) + "AAAA";

        var answer = http.send(HttpRequest.newBuilder(host.cloud().resolve("/settings"))
                .header("authorization", "Bearer " + forged).build(), BodyHandlers.ofString());

        assertEquals(401, answer.statusCode());
    }

    @Test
    void a_group_whose_name_holds_another_groups_name_grants_nothing() throws Exception {
        for (var path : List.of("/settings", "/requests?as=team&teamId=hr")) {
            assertEquals(403, send(call("groups=Domain+admin,x+team:hr+y", path)).statusCode(), path);
            assertEquals(200, send(call("groups=admin,team:hr", path)).statusCode(), path);
        }
    }

    @Test
    void every_route_behind_a_token_refuses_a_parameter_that_it_does_not_know() throws Exception {
        var routes = TemplateTest.deployment().routes().stream().filter(route -> !route.open()).toList();
        assertTrue(routes.size() > 10, () -> "Only " + routes);
        for (var route : routes) {
            var path = route.path().replaceAll("\\{[^}]*}", "hr") + "?unheard-of=1";
            var answer = send(call("person=dora", path).method(route.method(), BodyPublishers.ofString("{}")));

            assertEquals(400, answer.statusCode(), route.key());
            assertTrue(answer.body().contains("faulty-query") && answer.body().contains("unheard-of"), answer.body());
        }
    }

    @Test
    void nothing_that_a_function_answers_can_be_framed_or_guessed_at() throws Exception {
        complete(create(ANNA));
        var page = get(invitation().ratingLinks().getFirst());
        var table = send(call("person=dora", "/scores").header("accept", "text/csv"));
        var problem = send(call("person=anna", "/settings"));

        assertEquals(List.of(200, 200, 403), List.of(page.statusCode(), table.statusCode(), problem.statusCode()));
        for (var answer : List.of(page, table, problem)) {
            assertEquals("nosniff", answer.headers().firstValue("x-content-type-options").orElseThrow());
            assertEquals("DENY", answer.headers().firstValue("x-frame-options").orElseThrow());
            assertTrue(answer.headers().firstValue("content-security-policy").orElseThrow()
                    .contains("frame-ancestors 'none'"));
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused_and_not_replaced() throws Exception {
        var body = "{\"teamId\":\"hr\",\"subject\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);
        var answer = send(call("person=anna", "/requests").header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("urn:resonanz:problem:not-text"), answer.body());
    }

    @Test
    void the_pages_origin_may_call_the_api_and_others_may_not() throws Exception {
        assertEquals(host.desk().toString(), preflight(host.desk().toString())
                .headers().firstValue("access-control-allow-origin").orElseThrow());
        assertTrue(
                preflight("https://elsewhere.example").headers().firstValue("access-control-allow-origin").isEmpty());
    }

    @Test
    void the_clock_goes_backwards_only_on_an_empty_table() throws Exception {
        var answer = post(host.desk().resolve("/clock"), "{\"now\":\"2020-01-01T00:00:00Z\"}");

        assertEquals(409, answer.statusCode());
    }

    @Test
    void nights_that_fall_due_while_the_clock_is_moved_run_in_order() {
        product.clockTo(product.now().plus(Duration.ofDays(3)));

        var nights = (List<?>) product.get(DORA, "/nights").get("nights");

        assertEquals(3, nights.size());
        assertTrue(nights.stream().allMatch(night -> ((Map<?, ?>) night).get("finishedAt") != null));
    }

    @Test
    void a_taken_port_is_a_clear_error() {
        var template = Template.find();
        var taken = assertThrows(IOException.class, () -> Host.start(
                new HostSettings(template, host.cloud().getPort(), 0, "", template)));

        assertTrue(taken.getMessage().contains(String.valueOf(host.cloud().getPort())), taken.getMessage());
    }

    private boolean rate(URI link, Map<String, String> answers) {
        return new RatingBrowser().rate(product, link, answers);
    }

    private String create(User requester) {
        return product.post(requester, "/requests", Map.of("teamId", "hr", "subject", "Bescheinigung")).get("id")
                .toString();
    }

    private void complete(String id) {
        product.post(BEN, "/requests/" + id + "/completion", Map.of());
        // Setting the clock to where it stands waits until all has had its consequences.
        product.clockTo(product.now());
    }

    private Mail invitation() {
        return invitations().getLast();
    }

    private List<Mail> invitations() {
        return product.newMails().stream().filter(mail -> !mail.ratingLinks().isEmpty()).toList();
    }

    private Map<?, ?> score(String teamId) {
        return ((List<?>) product.get(DORA, "/scores?window=30d").get("teams")).stream().map(team -> (Map<?, ?>) team)
                .filter(team -> team.get("teamId").equals(teamId)).findFirst().orElseThrow();
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** A call with a token that the issuer's token endpoint returns for a query. */
    private HttpRequest.Builder call(String person, String path) throws IOException, InterruptedException {
        var token = get(host.desk().resolve("/oidc/token?" + person)).body();
        return HttpRequest.newBuilder(host.cloud().resolve(path)).header("authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI uri, String body) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> preflight(String origin) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(host.cloud().resolve("/requests")).header("origin", origin)
                .header("access-control-request-method", "POST").method("OPTIONS", BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }
}
