package org.resonanz.capturefeedback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.resonanz.http.ApiRequest;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;

/**
 * A browser that looks at the page. Its session has a random id in a signed cookie; the form carries a nonce that is
 * signed over that id and the link, so a form can be sent only by the browser that was shown it.
 *
 * @param id     of the browser session
 * @param secure true where the page came over https
 */
record PageView(String id, RatingToken token, LinkKeys.Ring ring, boolean secure) {
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
        return COOKIE + "=" + id + "." + sign(ring.signing(), "session", id) + "; Path=/ratings; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** What the form must carry. */
    String nonce() {
        return sign(ring.signing(), "nonce", id + subject());
    }

    boolean hasShown(String nonce) {
        return ring.keys().keySet().stream().anyMatch(key -> equal(nonce, sign(key, "nonce", id + subject())));
    }

    private String subject() {
        return "|" + token.requestId() + "|" + token.completion();
    }

    private String sign(String keyId, String purpose, String text) {
        return sign(ring, keyId, purpose, text);
    }

    private static Optional<String> session(String cookie, LinkKeys.Ring ring) {
        var dot = cookie.indexOf('.');
        var id = cookie.substring(0, Math.max(dot, 0));
        var signed = !id.isEmpty() && ring.keys().keySet().stream()
                .anyMatch(key -> equal(cookie.substring(dot + 1), sign(ring, key, "session", id)));
        return signed ? Optional.of(id) : Optional.empty();
    }

    private static String newId() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(LinkKeys.Ring ring, String keyId, String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ring.keys().get(keyId), "HmacSHA256"));
            mac.update(ByteBuffer.wrap(("rating-page-" + purpose + "|").getBytes(StandardCharsets.US_ASCII)));
            var hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
