package org.resonanz.local.oidc;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.resonanz.local.http.FormParameters;
import org.resonanz.local.http.HttpResponses;
import org.resonanz.platform.texts.Language;

/** The issuer's endpoints below {@code /oidc}. */
public final class IssuerEndpoints {
    private final Issuer issuer;
    private final People people;
    private final String page;

    /**
     * Creates the endpoints.
     *
     * @param page address of the page that people sign in to, which is the only client
     */
    public IssuerEndpoints(Issuer issuer, People people, String page) {
        this.issuer = issuer;
        this.people = people;
        this.page = page;
    }

    /** Handles a request. Returns false, without a response, if there is no such endpoint. */
    public boolean handle(HttpExchange exchange) throws IOException {
        var query = FormParameters.parse(exchange.getRequestURI().getRawQuery());
        switch (exchange.getRequestURI().getPath()) {
            case "/oidc/.well-known/openid-configuration" -> HttpResponses.json(exchange, 200, issuer.discovery());
            case "/oidc/jwks" -> HttpResponses.json(exchange, 200, issuer.publicKeys().toJSONObject());
            case "/oidc/people" -> HttpResponses.json(exchange, 200, Map.of("people", people.all()));
            case "/oidc/authorize" -> authorize(exchange, query);
            case "/oidc/token" -> token(exchange, query);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Sends a person back to the client with a code, or the page on which to choose a person. */
    private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
        if (!query.getOrDefault("redirect_uri", "").startsWith(page)) {
            HttpResponses.message(exchange, 400, "The one client redirects to " + page);
            return;
        }
        var person = people.find(query.get("person"));
        if (person.isEmpty()) {
            var page = SignInPage.of(exchange.getRequestURI().getRawQuery(), people.all(),
                    Language.ofAcceptLanguage(exchange.getRequestHeaders().getFirst("Accept-Language")));
            HttpResponses.page(exchange, page);
            return;
        }
        var code = issuer.code(person.get(), query.getOrDefault("code_challenge", ""));
        exchange.getResponseHeaders().set("location", query.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8));
        HttpResponses.body(exchange, 302, new byte[0]);
    }

    /** Exchanges a code for a token (POST), or sends the token alone, for curl (GET). */
    private void token(HttpExchange exchange, Map<String, String> query) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            var form = FormParameters.parse(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var person = issuer.redeem(form.get("code"), form.get("code_verifier"));
            HttpResponses.json(exchange, person.isPresent() ? 200 : 400, person.isEmpty()
                    ? Map.of("error", "invalid_grant")
                    : Map.of("access_token", issuer.token(person.get()), "id_token",
                            issuer.idToken(person.get(), form.getOrDefault("client_id", "")), "token_type", "Bearer",
                            "expires_in", 43_200));
            return;
        }
        var person = query.containsKey("groups") ? invented(query) : people.find(query.get("person")).orElse(null);
        if (person == null) {
            HttpResponses.send(exchange, 404, "text/plain",
                    "Nobody is called that; see /oidc/people.\n".getBytes(StandardCharsets.UTF_8));
        } else {
            HttpResponses.send(exchange, 200, "text/plain", issuer.token(person).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Adds a person whom the caller describes, also to the sign-in page, and returns them. */
    private People.Person invented(Map<String, String> query) {
        var id = query.getOrDefault("person", "somebody");
        var person = new People.Person(id, query.getOrDefault("name", id),
                query.getOrDefault("email", id + "@resonanz.example"), query.getOrDefault("locale", "de"),
                List.of(query.getOrDefault("groups", "").split(",")));
        people.add(person);
        return person;
    }
}
