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
import org.resonanz.platform.http.ApiRequest;

/**
 * A browser's view of the page behind a link. The browser session has a random id in a signed cookie, which also lists
 * what it has opened. A form carries a nonce, signed over that id, the link and the time of the view, so that only the
 * browser that was shown a form can send it.
 *
 * @param id     of the browser session
 * @param sights what the session opened lately, at most 12, oldest first
 * @param link   name of what the link is for, without {@code .}, {@code :} and {@code ~}
 * @param secure true if the page came over https
 */
public record PageView(String id, List<Sight> sights, Door door, String link, LinkKeys.Ring ring, boolean secure) {
    /** The time for which a form can be sent after it was shown. After that the person confirms once more. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** The note of a visit that chose nothing. */
    public static final char NOTHING = '-';
    /** The note of a visit by the link that no person sees. */
    static final char DECOY = 'd';

    private static final String COOKIE = "resonanz_view";
    private static final Pattern NONCE = Pattern.compile("(\\d{1,15})\\.([a-z])\\.([\\w-]+)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final int MOST_SIGHTS = 12;

    /** A form that was shown to this browser, and when. */
    public record Shown(Form form, Instant at) {
    }

    /**
     * A visit to a link by a browser.
     *
     *
     * @param what   a digit for the rating that was clicked, {@code -} for none, {@code d} for the decoy link
     * @param millis time, milliseconds since 1970
     */
    public record Sight(String link, char what, long millis) {
        private static Sight parse(String text) {
            var parts = text.split(":");
            return new Sight(parts[0], parts[1].charAt(0), Long.parseLong(parts[2], Character.MAX_RADIX));
        }

        @Override
        public String toString() {
            return link + ":" + what + ":" + Long.toString(millis, Character.MAX_RADIX);
        }
    }

    /** Returns the view of the request's session, or of a new session if the cookie is absent or forged. */
    public static PageView of(ApiRequest request, Door door, String link, LinkKeys.Ring ring) {
        var secure = request.origin().startsWith("https:");
        return request.cookies().stream().filter(cookie -> cookie.startsWith(COOKIE + "="))
                .flatMap(cookie -> parse(cookie.substring(COOKIE.length() + 1), door, link, ring, secure).stream())
                .findFirst().orElseGet(() -> new PageView(newId(), List.of(), door, link, ring, secure));
    }

    /**
     * Returns the same session with one more visit to the link. A browser's prefetch does not count as a visit.
     *
     * @param what a digit for the rating that was clicked, or {@link #NOTHING}
     */
    public PageView opening(ApiRequest request, char what, Instant now) {
        var ahead = request.header("sec-purpose").or(() -> request.header("purpose")).or(() -> request.header("x-moz"))
                .filter(purpose -> purpose.startsWith("prefetch")).isPresent();
        var decoyed = request.queryParameter(Decoys.PARAMETER).isPresent();
        return ahead ? this : having(decoyed ? DECOY : what, now);
    }

    private PageView having(char what, Instant now) {
        var all = Stream.concat(sights.stream(), Stream.of(new Sight(link, what, now.toEpochMilli()))).toList();
        var latest = all.subList(Math.max(0, all.size() - MOST_SIGHTS), all.size());
        return new PageView(id, latest, door, link, ring, secure);
    }

    /** Returns the session's visits to this link, oldest first. */
    List<Sight> sightsOfLink() {
        return sights.stream().filter(sight -> sight.link().equals(link)).toList();
    }

    /**
     * Returns the value of the {@code Set-Cookie} header of this session. The cookie ends when the browser is closed.
     */
    public String cookie() {
        var payload = id + "." + String.join("~", sights.stream().map(Sight::toString).toList());
        return COOKIE + "=" + payload + "." + Signature.of(ring, session(door), payload)
                + "; Path=" + door.path() + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /**
     * Returns the nonce of a form that is shown now: the time in milliseconds since 1970, the form's letter and a
     * signature.
     */
    public String nonce(Form form, Instant now) {
        var payload = now.toEpochMilli() + "." + form.letter();
        return payload + "." + Signature.of(ring, nonce(door), id + "|" + link + "|" + payload);
    }

    /**
     * Returns the form to which a nonce belongs; empty if this session was never shown it, or too long ago.
     *
     * @param forms the forms to choose from
     */
    public Optional<Shown> shown(String nonce, Set<Form> forms, Instant now) {
        var parts = NONCE.matcher(nonce);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var shownAt = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
        var payload = parts.group(1) + "." + parts.group(2);
        if (!now.isBefore(shownAt.plus(LIFETIME))
                || !Signature.verifies(ring, parts.group(3), nonce(door), id + "|" + link + "|" + payload)) {
            return Optional.empty();
        }
        return forms.stream().filter(form -> form.letter() == parts.group(2).charAt(0))
                .map(form -> new Shown(form, shownAt)).findFirst();
    }

    private static Optional<PageView> parse(String cookie, Door door, String link, LinkKeys.Ring ring,
            boolean secure) {
        var parts = cookie.split("\\.", -1);
        if (parts.length != 3 || !Signature.verifies(ring, parts[2], session(door), parts[0] + "." + parts[1])) {
            return Optional.empty();
        }
        var sights = Arrays.stream(parts[1].split("~")).filter(text -> !text.isEmpty()).map(Sight::parse).toList();
        return Optional.of(new PageView(parts[0], sights, door, link, ring, secure));
    }

    private static String session(Door door) {
        return door.label() + "-session";
    }

    private static String nonce(Door door) {
        return door.label() + "-nonce";
    }

    private static String newId() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
