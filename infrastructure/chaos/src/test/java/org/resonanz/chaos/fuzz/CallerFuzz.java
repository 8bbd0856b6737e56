package org.resonanz.chaos.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.api.Callers;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.mail.Address;
import org.resonanz.teams.Team;

/**
 * Reads tokens. An input is an {@code authorization} header in the first line, an empty line, and the claims as JSON, which
 * the gateway hands on flattened. Where the first line is {@code *} the token is the one that holds these claims.
 */
class CallerFuzz extends Fuzz {
    private static final Callers CALLERS = new Callers("groups", "team:", "lead:", "admin", "integration");

    @Override
    void send(byte[] input) {
        var message = Message.parse(input);
        var authorization = message.line(0).equals("*")
                ? "Bearer e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(message.body()) + "."
                : message.line(0);
        var request = Map.of("routeKey", "GET /requests", "headers", Map.of("authorization", authorization),
                "requestContext", Map.of("authorizer", Map.of("jwt", Map.of("claims", claims(message.text())))));
        try {
            var caller = CALLERS.of(ApiRequest.read(new ByteArrayInputStream(JSON.std.asBytes(request))));
            assertEquals(caller.email(), Address.parse(caller.email()).orElseThrow().text());
            assertTrue(caller.teams().containsAll(caller.leads()) && caller.teams().stream().allMatch(Team::isId),
                    caller.teams().toString());
        } catch (Problem refused) {
            assertEquals(403, refused.status());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns claims as the gateway hands them on; none where they are no JSON object. */
    private static Map<String, Object> claims(String text) {
        var claims = new LinkedHashMap<String, Object>();
        try {
            if (JSON.std.anyFrom(text) instanceof Map<?, ?> map) {
                map.forEach((name, value) -> claims.put(name.toString(), value instanceof Collection<?> list
                        ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                        : String.valueOf(value)));
            }
        } catch (IOException broken) {
            claims.clear();
        }
        return claims;
    }
}
