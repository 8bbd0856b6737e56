package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.ANNA;
import static org.resonanz.local.RunningHost.BEN;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.template.Template;

/** Tests that the desk serves people at this machine, and no page that their browser got from elsewhere. */
class DeskTest {
    private static final String INVENTED = "/oidc/token?person=mallory&groups=admin";
    private static final String ADVANCE = "{\"advance\":\"P1D\"}";

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @BeforeAll
    static void a_desk_with_a_mail() {
        RUNNING.complete(BEN, RUNNING.create(ANNA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:%d", "127.0.0.1:%d", "[::1]:%d", "LocalHost:%d"})
    void the_names_of_this_machine_are_accepted(String name) throws IOException {
        assertEquals("HTTP/1.1 200 OK", statusUnder(name, "/"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Postfach | Gesendet | Wer sind Sie? | Erfundene Leute für diesen Rechner.",
        "en-GB,de;q=0.5 | Mailbox | Sent | Who are you? | Invented people, for this machine only."})
    void mailbox_and_sign_in_speak_the_browsers_language(String languages, String title, String sent, String who,
            String invented) throws Exception {
        var signIn = send(get(authorize("", RUNNING.host().desk() + "/")).header("Accept-Language", languages)).body();
        for (var words : List.of("<html lang=\"" + languages.substring(0, 2) + "\">", who, invented)) {
            assertTrue(signIn.contains(words), signIn);
        }
        for (var path : List.of("/mailbox", "/mailbox/0")) {
            var page = send(get(path).header("Accept-Language", languages)).body();
            assertTrue(page.contains("<html lang=\"" + languages.substring(0, 2) + "\">"), page);
            assertTrue(page.contains("<title>" + title + "</title>"), page);
            assertEquals(path.endsWith("0"), page.contains("<dt>" + sent + "</dt>"), page);
        }
    }

    /** A foreign name may be made to resolve to this machine (DNS rebinding); its pages are then of the same origin. */
    @ParameterizedTest
    @ValueSource(strings = {"rebound.example:%d", "rebound.example", "localhost", "localhost:1", "localhost:%d.example",
        "localhost.example:%d", "127.0.0.1.example:%d", "0.0.0.0:%d", ""})
    void any_other_name_is_refused(String name) throws IOException {
        for (var path : List.of("/", "/config.json", "/mailbox.json", "/clock", INVENTED, "/oidc/people")) {
            assertEquals("HTTP/1.1 403 Forbidden", statusUnder(name, path), path);
        }
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, https://elsewhere.example",
        "Origin, http://localhost:1", "Origin, null"})
    void a_page_of_elsewhere_reads_nothing_and_moves_nothing(String header, String value) throws Exception {
        var before = RUNNING.product().now();
        for (var request : List.of(get("/"), get("/config.json"), get("/mailbox"), get("/mailbox.json"), get("/clock"),
                get(INVENTED), get(authorize("dora", RUNNING.host().desk() + "/")), post("/clock", ADVANCE),
                post("/faults", "{\"fail\":1}"), post("/oidc/token", "code=x"))) {
            assertEquals(403, send(request.header(header, value)).statusCode(), request.build()::toString);
        }
        assertTrue(Duration.between(before, RUNNING.product().now()).toHours() < 1);
        assertFalse(send(get("/oidc/people")).body().contains("mallory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_link_of_elsewhere_leads_to_pages_and_does_nothing(String site) throws Exception {
        for (var path : List.of("/", "/mailbox", "/mailbox/0", "/openapi")) {
            assertEquals(200, send(navigation(get(path), site, "document")).statusCode(), path);
            assertEquals(403, send(navigation(get(path), site, "iframe")).statusCode(), path);
        }
        for (var path : List.of(INVENTED, authorize("dora", RUNNING.host().desk() + "/"),
                authorize("", RUNNING.host().desk() + "/"))) {
            assertEquals(403, send(navigation(get(path), site, "document")).statusCode(), path);
        }
        assertEquals(403, send(navigation(post("/clock", ADVANCE), site, "document")).statusCode());
    }

    @Test
    void the_desks_own_page_and_programs_do_as_they_like() throws Exception {
        for (var site : List.of("same-origin", "none")) {
            assertEquals(200, send(get("/mailbox.json").header("Sec-Fetch-Site", site)).statusCode());
        }
        var redeemed = send(post("/oidc/token", "code=x").header("Sec-Fetch-Site", "same-origin")
                .header("Origin", RUNNING.host().desk().toString()));
        assertEquals(400, redeemed.statusCode());
        assertTrue(redeemed.body().contains("invalid_grant"));
        assertEquals(200, send(post("/clock", "{\"advance\":\"PT1S\"}")).statusCode());
        assertEquals(200, send(get("/oidc/token?person=dora")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/", "http://localhost:1/", "", "//elsewhere.example"})
    void codes_are_sent_to_the_desks_own_page_only(String redirect) throws Exception {
        assertEquals(400, send(get(authorize("dora", redirect))).statusCode());
        assertEquals(400, send(get(authorize("", redirect))).statusCode());
        assertEquals(302, send(get(authorize("dora", RUNNING.host().desk() + "/"))).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/icon.svg", "/config.json", "/nowhere", "/mailbox",
        "/mailbox/0", "/mailbox/99", "/mailbox.json", "/mailbox.json?after=x", "/openapi", "/openapi.yaml", "/clock",
        "/faults", "/oidc/people",
        "/oidc/jwks", "/oidc/.well-known/openid-configuration", "/oidc/token?person=dora", "/oidc/token?person=nobody",
        "/oidc/nowhere", "/oidc/authorize"})
    void nothing_can_be_framed_or_guessed_at(String path) throws Exception {
        assertSecured(send(get(path)));
        assertSecured(send(get(path).header("Sec-Fetch-Site", "cross-site")));
    }

    /** What works here must work there: all but the origins that the page calls is the same. */
    @Test
    void the_page_has_the_same_policy_on_aws() throws Exception {
        var here = send(get("/")).headers().firstValue("content-security-policy").orElseThrow();
        var page = TemplateTest.template(Map.of("PageCertificateArn", "arn:certificate", "SignInOrigins",
                "https://tokens.example")).resources().get("Headers").properties();
        var there = page.section("ResponseHeadersPolicyConfig").section("SecurityHeadersConfig")
                .section("ContentSecurityPolicy").text("ContentSecurityPolicy");

        assertEquals(withoutOrigins(here), withoutOrigins(there));
        assertTrue(there.contains(" https://issuer.example https://tokens.example;"), there);
    }

    private static String withoutOrigins(String policy) {
        return policy.replaceFirst("connect-src [^;]*", "connect-src").replaceAll("\\s+", " ");
    }

    @Test
    void what_signs_in_cannot_be_framed_or_guessed_at() throws Exception {
        assertSecured(send(get(authorize("", RUNNING.host().desk() + "/"))));
        assertSecured(send(get(authorize("dora", RUNNING.host().desk() + "/"))));
    }

    @Test
    void the_intranet_page_runs_its_own_scripts_and_calls_its_api_only() throws Exception {
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; connect-src 'self' "
                        + RUNNING.host().cloud() + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                policy(send(get("/"))));
        assertFalse(policy(send(get("/mailbox/0"))).contains("script-src"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/scores", "/requests/x", "/app-ABCDEFGH.js", "/mailbox/99", "/mailbox/x",
        "/oidc/nowhere"})
    void a_browser_at_an_unknown_address_is_led_to_the_intranet_page(String path) throws Exception {
        var german = send(get(path).header("Accept", "text/html,*/*;q=0.8").header("Accept-Language", "de-DE"));
        assertEquals(404, german.statusCode());
        assertEquals("text/html; charset=utf-8", german.headers().firstValue("content-type").orElse(""));
        assertTrue(german.body().contains("<h1>Diese Seite gibt es hier nicht</h1>"), german.body());
        assertTrue(german.body().contains("<a href=\"/\">Zum Intranet</a>"), german.body());
        assertSecured(german);
        assertEquals("no-store", german.headers().firstValue("cache-control").orElse(""));
        var english = send(get(path).header("Accept", "text/html").header("Accept-Language", "en"));
        assertTrue(english.body().contains("<a href=\"/\">Go to the intranet</a>"), english.body());

        var program = send(get(path).header("Accept", "*/*"));
        assertEquals(404, program.statusCode());
        assertEquals("{\"message\":\"Not Found\"}", program.body());
        assertEquals(program.body(), send(get(path)).body());
    }

    @Test
    void an_unknown_route_of_the_api_has_api_gateways_own_form_for_browsers_too() throws Exception {
        var response = send(HttpRequest.newBuilder(RUNNING.host().cloud().resolve("/nowhere"))
                .header("Accept", "text/html"));
        assertEquals(404, response.statusCode());
        assertEquals("{\"message\":\"Not Found\"}", response.body());
    }

    /** People read of evaluations; at what time of the day they run is of no use to them. */
    @Test
    void the_intranet_page_speaks_of_evaluations_and_not_of_nights() throws Exception {
        try (var files = Files.list(Template.find().resolveSibling("infrastructure/intranet/target/site"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".js")).toList()) {
                var script = send(get("/" + file.getFileName())).body();
                assertEquals(List.of(), Pattern.compile(".{0,60}\\b(Nacht|[Nn]ight)\\b[^/]{0,60}").matcher(script)
                        .results().map(MatchResult::group).toList(), file::toString);
            }
        }
    }

    private static void assertSecured(HttpResponse<String> response) {
        assertEquals("nosniff", response.headers().firstValue("x-content-type-options").orElse(""));
        assertEquals("DENY", response.headers().firstValue("x-frame-options").orElse(""));
        assertTrue(policy(response).startsWith("default-src 'none'; "), policy(response));
        assertTrue(policy(response).contains("frame-ancestors 'none'"), policy(response));
    }

    private static String policy(HttpResponse<String> response) {
        return response.headers().firstValue("content-security-policy").orElse("");
    }

    private static String authorize(String person, String redirect) {
        return "/oidc/authorize?code_challenge=x&state=y&person=" + person + "&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8);
    }

    @Test
    void files_come_compressed_to_browsers_that_take_it() throws Exception {
        var plain = send(get("/"));
        try (var client = HttpClient.newHttpClient()) {
            var compressed = client.send(get("/").header("Accept-Encoding", "gzip, deflate, br").build(),
                    BodyHandlers.ofInputStream());

            assertEquals(List.of("gzip"), compressed.headers().allValues("content-encoding"));
            try (var content = new GZIPInputStream(compressed.body())) {
                assertEquals(plain.body(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertEquals(List.of(), plain.headers().allValues("content-encoding"));
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(RUNNING.host().desk().resolve(path));
    }

    private static HttpRequest.Builder post(String path, String body) {
        return get(path).header("content-type", "text/plain").POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder navigation(HttpRequest.Builder request, String site, String destination) {
        return request.header("Sec-Fetch-Site", site).header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", destination);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return RUNNING.send(request);
    }

    /** Returns the status of a request with a chosen Host header, which Java's client does not let one set. */
    private static String statusUnder(String name, String path) throws IOException {
        var desk = URI.create(RUNNING.host().desk().toString());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), desk.getPort())) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + name.formatted(desk.getPort())
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst()
                    .orElseThrow();
        }
    }
}
