package org.resonanz.gate;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.resonanz.links.LinkKeys;

/**
 * The session of a browser that opens a link. It has a random id in a signed cookie, which also lists the links that
 * were opened. A form carries a nonce, signed over that id, the link and the time at which the form was shown, so that
 * only the browser that was shown a form can send it.
 *
 * @param id       random, the same while the browser is open
 * @param openings the links opened lately, at most 12, oldest first
 * @param link     name of the thing that the link leads to, without {@code .}, {@code :} and {@code ~}
 * @param secure   true if the page came over https
 */
public record BrowserSession(String id, List<Opening> openings, LinkKind kind, String link, LinkKeys.Ring ring,
        boolean secure) {
    /** The time for which a form can be sent after it was shown. After that the person confirms once more. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** The choice of an opening that chose nothing. */
    public static final char NOTHING = '-';
    /** The choice of an opening by the link that no person sees. */
    static final char DECOY = 'd';

    private static final String COOKIE = "resonanz_view";
    private static final Pattern NONCE = Pattern.compile("(\\d{1,15})\\.([a-z])\\.([\\w-]+)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final int MOST_OPENINGS = 12;

    public BrowserSession {
        openings = List.copyOf(openings);
    }

    /** A form that was shown to this browser, and when. */
    public record ShownForm(Form form, Instant at) {
    }

    /**
     * The opening of a link by a browser.
     *
     * @param choice a digit for the rating that was clicked, {@code -} for none, {@code d} for the decoy link
     * @param millis time, milliseconds since 1970
     */
    public record Opening(String link, char choice, long millis) {
        private static Opening parse(String text) {
            var parts = text.split(":");
            return new Opening(parts[0], parts[1].charAt(0), Long.parseLong(parts[2], Character.MAX_RADIX));
        }

        @Override
        public String toString() {
            return link + ":" + choice + ":" + Long.toString(millis, Character.MAX_RADIX);
        }
    }

    /**
     * Returns the session of a browser, or a new one if its cookie is absent or forged.
     *
     * @param cookies the browser's cookies, as {@code name=value}
     */
    public static BrowserSession of(List<String> cookies, LinkKind kind, String link, LinkKeys.Ring ring,
            boolean secure) {
        return cookies.stream().filter(cookie -> cookie.startsWith(COOKIE + "="))
                .flatMap(cookie -> parse(cookie.substring(COOKIE.length() + 1), kind, link, ring, secure).stream())
                .findFirst().orElseGet(() -> new BrowserSession(newId(), List.of(), kind, link, ring, secure));
    }

    /**
     * Returns the same session with one more opening of the link.
     *
     * @param choice  a digit for the rating that was clicked, or {@link #NOTHING}
     * @param decoyed true if the link was one that no person sees
     */
    public BrowserSession opening(char choice, boolean decoyed, Instant now) {
        var opening = new Opening(link, decoyed ? DECOY : choice, now.toEpochMilli());
        var all = Stream.concat(openings.stream(), Stream.of(opening)).toList();
        var latest = all.subList(Math.max(0, all.size() - MOST_OPENINGS), all.size());
        return new BrowserSession(id, latest, kind, link, ring, secure);
    }

    /** Returns the session's openings of this link, oldest first. */
    List<Opening> openingsOfLink() {
        return openings.stream().filter(opening -> opening.link().equals(link)).toList();
    }

    /**
     * Returns the value of the {@code Set-Cookie} header of this session. The cookie ends when the browser is closed.
     */
    public String cookie() {
        var payload = id + "." + String.join("~", openings.stream().map(Opening::toString).toList());
        return COOKIE + "=" + payload + "." + Signature.of(ring, session(kind), payload)
                + "; Path=" + kind.path() + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /**
     * Returns the nonce of a form that is shown now: the time in milliseconds since 1970, the form's letter and a
     * signature.
     */
    public String nonce(Form form, Instant now) {
        var payload = now.toEpochMilli() + "." + form.letter();
        return payload + "." + Signature.of(ring, nonce(kind), id + "|" + link + "|" + payload);
    }

    /**
     * Returns the form to which a nonce belongs; empty if this session was never shown it, or too long ago.
     *
     * @param forms the forms to choose from
     */
    public Optional<ShownForm> shownForm(String nonce, Set<Form> forms, Instant now) {
        var parts = NONCE.matcher(nonce);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var shownAt = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
        var payload = parts.group(1) + "." + parts.group(2);
        if (!now.isBefore(shownAt.plus(LIFETIME))
                || !Signature.verifies(ring, parts.group(3), nonce(kind), id + "|" + link + "|" + payload)) {
            return Optional.empty();
        }
        return forms.stream().filter(form -> form.letter() == parts.group(2).charAt(0))
                .map(form -> new ShownForm(form, shownAt)).findFirst();
    }

    private static Optional<BrowserSession> parse(String cookie, LinkKind kind, String link, LinkKeys.Ring ring,
            boolean secure) {
        var parts = cookie.split("\\.", -1);
        if (parts.length != 3 || !Signature.verifies(ring, parts[2], session(kind), parts[0] + "." + parts[1])) {
            return Optional.empty();
        }
        var openings = Arrays.stream(parts[1].split("~")).filter(text -> !text.isEmpty()).map(Opening::parse).toList();
        return Optional.of(new BrowserSession(parts[0], openings, kind, link, ring, secure));
    }

    private static String session(LinkKind kind) {
        return kind.label() + "-session";
    }

    private static String nonce(LinkKind kind) {
        return kind.label() + "-nonce";
    }

    private static String newId() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
