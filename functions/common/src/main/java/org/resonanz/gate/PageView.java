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
 * A browser that looks at the page of a link. Its session has a random id in a signed cookie, which also tells what it
 * has opened; a form carries a nonce, signed over that id, the link and the time of the view, so a form can be sent
 * only by the browser that was shown it.
 *
 * @param id     of the browser session
 * @param sights what it opened lately, oldest first
 * @param link   names what the link is for, without {@code .}, {@code :} and {@code ~}
 * @param secure true where the page came over https
 */
public record PageView(String id, List<Sight> sights, Door door, String link, LinkKeys.Ring ring, boolean secure) {
    /** How long a form that was shown can be sent; after that the person confirms once more. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    /** What is noted where the link was opened and nothing of it chosen. */
    public static final char NOTHING = '-';
    /** What is noted where the link that no person sees was followed. */
    static final char DECOY = 'd';

    private static final String COOKIE = "resonanz_view";
    private static final Pattern NONCE = Pattern.compile("(\\d{1,15})\\.([a-z])\\.([\\w-]+)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final int MOST_SIGHTS = 12;

    /** A form that was shown to this very browser. */
    public record Shown(Form form, Instant at) {
    }

    /**
     * Something that a browser opened.
     *
     * @param what a digit for the rating that was clicked, {@code -} for none, {@code d} for the decoy link
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

    /** The view of a session that goes on, or of a new one where the cookie is absent or forged. */
    public static PageView of(ApiRequest request, Door door, String link, LinkKeys.Ring ring) {
        var secure = request.origin().startsWith("https:");
        return request.cookies().stream().filter(cookie -> cookie.startsWith(COOKIE + "="))
                .flatMap(cookie -> parse(cookie.substring(COOKIE.length() + 1), door, link, ring, secure).stream())
                .findFirst().orElseGet(() -> new PageView(newId(), List.of(), door, link, ring, secure));
    }

    /**
     * The same session, having opened the link once more. What a browser fetches ahead of a click, nobody has opened.
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

    /** What was opened of this link. */
    List<Sight> sightsOfLink() {
        return sights.stream().filter(sight -> sight.link().equals(link)).toList();
    }

    /** The cookie of this session; it goes when the browser is closed. */
    public String cookie() {
        var says = id + "." + String.join("~", sights.stream().map(Sight::toString).toList());
        return COOKIE + "=" + says + "." + Signature.of(ring, session(door), says)
                + "; Path=" + door.path() + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /** What a form that is shown now must carry: the time of this view in milliseconds, its use, its signature. */
    public String nonce(Form form, Instant now) {
        var says = now.toEpochMilli() + "." + form.letter();
        return says + "." + Signature.of(ring, nonce(door), id + "|" + link + "|" + says);
    }

    /** The one of these forms with this nonce; empty where this session was never shown it, or too long ago. */
    public Optional<Shown> shown(String nonce, Set<Form> forms, Instant now) {
        var parts = NONCE.matcher(nonce);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var shownAt = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
        var says = parts.group(1) + "." + parts.group(2);
        if (!now.isBefore(shownAt.plus(LIFETIME))
                || !Signature.verifies(ring, parts.group(3), nonce(door), id + "|" + link + "|" + says)) {
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
