package org.resonanz.capturefeedback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.resonanz.http.ApiRequest;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;

/**
 * A browser that looks at the page. Its session has a random id in a signed cookie; the form carries a nonce, signed
 * over that id, the link and the time of the view, so a form can be sent only by the browser that was shown it.
 *
 * @param id     of the browser session
 * @param secure true where the page came over https
 */
record PageView(String id, RatingToken token, LinkKeys.Ring ring, boolean secure) {
    /** How long a form that was shown can be sent; after that the person confirms once more. */
    static final Duration LIFETIME = Duration.ofHours(24);

    private static final String COOKIE = "resonanz_view";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    /** The view of a session that goes on, or of a new one where the cookie is absent or forged. */
    static PageView of(ApiRequest request, RatingToken token, LinkKeys.Ring ring) {
        return new PageView(request.cookies().stream().filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1)).flatMap(value -> session(value, ring).stream())
                .findFirst().orElseGet(PageView::newId), token, ring, request.origin().startsWith("https:"));
    }

    /** The cookie of this session; it goes when the browser is closed. */
    String cookie() {
        return COOKIE + "=" + id + "." + sign(ring, ring.signing(), "session", id)
                + "; Path=/ratings; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /** What a form that is shown now must carry: the time of this view in milliseconds, and its signature. */
    String nonce(Instant now) {
        return now.toEpochMilli() + "." + sign(ring, ring.signing(), "nonce", seen(now.toEpochMilli()));
    }

    /** When this session was shown the form with this nonce; empty where it never was or too long ago. */
    Optional<Instant> shownAt(String nonce, Instant now) {
        if (!nonce.matches("\\d{1,15}\\..*")) {
            return Optional.empty();
        }
        var dot = nonce.indexOf('.');
        var millis = Long.parseLong(nonce.substring(0, dot));
        var shownAt = Instant.ofEpochMilli(millis);
        return signed(ring, nonce.substring(dot + 1), "nonce", seen(millis)) && now.isBefore(shownAt.plus(LIFETIME))
                ? Optional.of(shownAt) : Optional.empty();
    }

    private String seen(long millis) {
        return String.join("|", id, token.requestId().toString(), String.valueOf(token.completion()),
                String.valueOf(millis));
    }

    private static Optional<String> session(String cookie, LinkKeys.Ring ring) {
        var dot = cookie.indexOf('.');
        return dot > 0 && signed(ring, cookie.substring(dot + 1), "session", cookie.substring(0, dot))
                ? Optional.of(cookie.substring(0, dot)) : Optional.empty();
    }

    private static String newId() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean signed(LinkKeys.Ring ring, String signature, String purpose, String text) {
        var given = signature.getBytes(StandardCharsets.UTF_8);
        return ring.keys().keySet().stream().anyMatch(key -> MessageDigest.isEqual(given,
                sign(ring, key, purpose, text).getBytes(StandardCharsets.UTF_8)));
    }

    private static String sign(LinkKeys.Ring ring, String keyId, String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ring.keys().get(keyId), "HmacSHA256"));
            mac.update(("rating-page-" + purpose + "|").getBytes(StandardCharsets.US_ASCII));
            var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
