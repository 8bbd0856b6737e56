package org.resonanz.importtickets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.crypto.Hmac;

/**
 * Decides whether a ticket tool has sent a body. Every key is tried, in constant time, so that the time says nothing
 * about any of them.
 */
final class Signatures {
    /** A source that nobody can sign for, in whose place an unknown one is checked, so that both take the same time. */
    private static final Source NOBODY = new Source("", Kind.CANONICAL, List.of("0".repeat(64)));

    private Signatures() {}

    /**
     * Returns true if a body is signed with a key of a source.
     *
     * @param source  empty if there is none of this name
     * @param headers by name in lower case
     */
    static boolean isValid(Optional<Source> source, Map<String, String> headers, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var checked = source.orElse(NOBODY);
        var valid = false;
        for (var key : checked.keyBytes()) {
            valid |= isValid(checked.kind(), key, headers, body);
        }
        return valid && source.isPresent();
    }

    private static boolean isValid(Kind kind, byte[] key, Map<String, String> headers, byte[] body) {
        return switch (kind) {
            case JIRA -> isEqual("sha256=" + hex(Hmac.of(Hmac.key(key), body)), headers.get("x-hub-signature"));
            case ZAMMAD -> isEqual("sha1=" + hex(Hmac.of(Hmac.sha1Key(key), body)), headers.get("x-hub-signature"));
            case CANONICAL -> isCanonical(Hmac.of(Hmac.key(key), body), headers.get("x-resonanz-signature"));
            case GLPI -> isEqual(hex(Hmac.of(Hmac.key(key), body, header(headers, "x-glpi-timestamp"))),
                    headers.get("x-glpi-signature"));
            case ZENDESK -> isEqual(base64(Hmac.of(Hmac.key(key),
                    header(headers, "x-zendesk-webhook-signature-timestamp"), body)),
                    headers.get("x-zendesk-webhook-signature"));
            case KEYED -> isEqual(new String(key, StandardCharsets.UTF_8), headers.get("x-resonanz-key"));
        };
    }

    /** Some tools can write the hash only in hexadecimal digits, others only in base64. */
    private static boolean isCanonical(byte[] hash, @Nullable String sent) {
        var inDigits = isEqual("sha256=" + hex(hash), sent);
        var inBase64 = isEqual(base64(hash), sent);
        return inDigits || inBase64;
    }

    private static boolean isEqual(String expected, @Nullable String sent) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                Objects.requireNonNullElse(sent, "").strip().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] header(Map<String, String> headers, String name) {
        return headers.getOrDefault(name, "").strip().getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
