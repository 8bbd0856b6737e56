package org.resonanz.bench.coldstart;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.resonanz.platform.crypto.Hmac;

/** An event of {@code events/}, with its form as if it was shown a minute ago. */
final class EventFile {
    /** The key that signs links and forms. */
    static final String LINK_KEY = "the first key, of 32 bytes or more";
    private static final Pattern NONCE = Pattern.compile("nonce=\\d+\\.([a-z])\\.[^&]*");
    private static final long MINUTE = 60_000;

    private EventFile() {}

    /** Returns the event of a file, without ending. */
    static byte[] read(String name) throws IOException {
        var json = new HashMap<>(JSON.std.mapFrom(CompanyFile.text(name + ".json")));
        if (json.get("cookies") instanceof List<?> cookies && json.get("body") instanceof String body) {
            json.put("body", fresh(json, cookies.getFirst().toString(), body));
        }
        return JSON.std.asBytes(json);
    }

    /** Returns a form as if it had been shown a minute ago: it is valid for a day. {@code events/fresh} does the same. */
    private static String fresh(Map<String, Object> event, String cookie, String body) {
        var session = cookie.replaceFirst("^[^=]*=", "").replaceFirst("\\..*", "");
        var token = ((Map<?, ?>) Objects.requireNonNull(event.get("pathParameters"))).get("token");
        var link = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(String.valueOf(token)), 9, 13) + "n1";
        var form = new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
        var signed = NONCE.matcher(form).replaceFirst(found -> {
            var shown = System.currentTimeMillis() - MINUTE + "." + found.group(1);
            return "nonce=" + shown + "." + signature("rating-page-nonce|" + session + "|" + link + "|" + shown);
        });
        return Base64.getEncoder().encodeToString(signed.getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(String text) {
        var hash = Hmac.of(Hmac.key(LINK_KEY.getBytes(StandardCharsets.UTF_8)), text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
    }
}
