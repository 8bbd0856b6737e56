package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.ANNA;
import static org.resonanz.local.RunningHost.BEN;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.template.Template;

/**
 * Tests responses of the API and the desk that depend on nothing stored. One host serves all tests; none depends on
 * another.
 */
class ApiTest {
    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.at(Instant.parse("2026-03-02T09:00:00Z"));

    @Test
    void what_api_gateway_responds_itself_keeps_its_form() throws Exception {
        assertEquals("{\"message\":\"Unauthorized\"}", get(RUNNING.host().cloud().resolve("/requests")).body());
        assertEquals(401, get(RUNNING.host().cloud().resolve("/requests")).statusCode());
        assertEquals("{\"message\":\"Not Found\"}", get(RUNNING.host().cloud().resolve("/nowhere")).body());
        assertEquals(404, get(RUNNING.host().cloud().resolve("/nowhere")).statusCode());
    }

    @Test
    void a_forged_token_is_refused() throws Exception {
        var token = get(RUNNING.host().desk().resolve("/oidc/token?person=dora")).body();
        var forged = token.substring(0, token.length() - 4) + "AAAA";

        var response = RUNNING.send(HttpRequest.newBuilder(RUNNING.host().cloud().resolve("/settings"))
                .header("authorization", "Bearer " + forged));

        assertEquals(401, response.statusCode());
    }

    @Test
    void a_group_whose_name_holds_another_groups_name_grants_nothing() throws Exception {
        for (var path : List.of("/settings", "/requests?as=team&teamId=hr")) {
            assertEquals(403, RUNNING.send(call("groups=Domain+admin,x+team:hr+y", path)).statusCode(), path);
            assertEquals(200, RUNNING.send(call("groups=admin,team:hr", path)).statusCode(), path);
        }
    }

    @Test
    void every_route_behind_a_token_refuses_a_parameter_that_it_does_not_know() throws Exception {
        var routes = TemplateTest.deployment().routes().stream().filter(route -> !route.open()).toList();
        assertTrue(routes.size() > 10, () -> "Only " + routes);
        for (var route : routes) {
            var path = route.path().replaceAll("\\{[^}]*}", "hr") + "?unheard-of=1";
            var response = RUNNING
                    .send(call("person=dora", path).method(route.method(), BodyPublishers.ofString("{}")));

            assertEquals(400, response.statusCode(), route.key());
            assertTrue(response.body().contains("faulty-query") && response.body().contains("unheard-of"),
                    response.body());
        }
    }

    @Test
    void no_response_of_a_function_can_be_framed_or_guessed_at() throws Exception {
        RUNNING.complete(BEN, RUNNING.create(ANNA));
        var page = get(RUNNING.newInvitations().getLast().ratingLinks().getFirst());
        var table = RUNNING.send(call("person=dora", "/scores").header("accept", "text/csv"));
        var problem = RUNNING.send(call("person=anna", "/settings"));

        assertEquals(List.of(200, 200, 403), List.of(page.statusCode(), table.statusCode(), problem.statusCode()));
        for (var response : List.of(page, table, problem)) {
            assertEquals("nosniff", response.headers().firstValue("x-content-type-options").orElseThrow());
            assertEquals("DENY", response.headers().firstValue("x-frame-options").orElseThrow());
            assertTrue(response.headers().firstValue("content-security-policy").orElseThrow()
                    .contains("frame-ancestors 'none'"));
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused_and_not_replaced() throws Exception {
        var body = "{\"teamId\":\"hr\",\"subject\":\"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);
        var response = RUNNING.send(call("person=anna", "/requests").header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

        assertEquals(400, response.statusCode(), response.body());
        assertTrue(response.body().contains("urn:resonanz:problem:not-text"), response.body());
    }

    @Test
    void the_pages_origin_may_call_the_api_and_others_may_not() throws Exception {
        assertEquals(RUNNING.host().desk().toString(), preflight(RUNNING.host().desk().toString())
                .headers().firstValue("access-control-allow-origin").orElseThrow());
        assertTrue(
                preflight("https://elsewhere.example").headers().firstValue("access-control-allow-origin").isEmpty());
    }

    @Test
    void the_clock_goes_backwards_only_on_an_empty_table() throws Exception {
        var response = RUNNING.send(HttpRequest.newBuilder(RUNNING.host().desk().resolve("/clock"))
                .POST(BodyPublishers.ofString("{\"now\":\"2020-01-01T00:00:00Z\"}")));

        assertEquals(409, response.statusCode());
    }

    @Test
    void a_taken_port_is_a_clear_error() {
        var template = Template.find();
        var taken = assertThrows(IOException.class, () -> Host.start(
                new HostSettings(template, RUNNING.host().cloud().getPort(), 0, "", template)));

        assertTrue(taken.getMessage().contains(String.valueOf(RUNNING.host().cloud().getPort())), taken.getMessage());
    }

    /** Returns a call with a token that the issuer gives for a query. */
    private HttpRequest.Builder call(String person, String path) throws IOException, InterruptedException {
        var token = get(RUNNING.host().desk().resolve("/oidc/token?" + person)).body();
        return HttpRequest.newBuilder(RUNNING.host().cloud().resolve(path)).header("authorization", "Bearer " + token);
    }

    private HttpResponse<String> preflight(String origin) throws IOException, InterruptedException {
        return RUNNING.send(HttpRequest.newBuilder(RUNNING.host().cloud().resolve("/requests")).header("origin", origin)
                .header("access-control-request-method", "POST").method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return RUNNING.send(HttpRequest.newBuilder(uri));
    }
}
