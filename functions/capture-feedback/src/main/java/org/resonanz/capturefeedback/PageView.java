package org.resonanz.capturefeedback;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.resonanz.http.ApiRequest;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;

/**
 * A browser that looks at the page of a link. Its session has a random id in a signed cookie, which also tells what it
 * has opened; a form carries a nonce, signed over that id, the link and the time of the view, so a form can be sent
 * only by the browser that was shown it.
 *
 * @param id     of the browser session
 * @param sights what it opened lately, oldest first
 * @param link   names the completion that the link is for
 * @param secure true where the page came over https
 */
record PageView(String id, List<Sight> sights, String link, LinkKeys.Ring ring, boolean secure) {
    /** How long a form that was shown can be sent; after that the person confirms once more. */
    static final Duration LIFETIME = Duration.ofHours(24);

    private static final String COOKIE = "resonanz_view";
    private static final Pattern NONCE = Pattern.compile("(\\d{1,15})\\.([a-z])\\.([\\w-]+)");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final int MOST_SIGHTS = 12;

    /** What a form is for; its letter stands in the nonce. */
    enum Form {
        /** The form as a link opens it. */
        RATING('r'),
        /** The form that asks once more, with nothing chosen. */
        BLANK('b'),
        /** "Not done". */
        REOPENING('n'),
        /** The same, asked once more. */
        REOPENING_AGAIN('m'),
        /** The wish for a link by which the answer can be changed. */
        LINK('l');

        private final char letter;

        Form(char letter) {
            this.letter = letter;
        }
    }

    /** A form that was shown to this very browser. */
    record Shown(Form form, Instant at) {
    }

    /**
     * Something that a browser opened.
     *
     * @param what a digit for the rating that was clicked, {@code -} for none, {@code d} for the decoy link
     */
    record Sight(String link, char what, long millis) {
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
    static PageView of(ApiRequest request, RatingToken token, LinkKeys.Ring ring) {
        var link = token.requestId().toString().substring(0, 8) + "n" + token.completion();
        var secure = request.origin().startsWith("https:");
        return request.cookies().stream().filter(cookie -> cookie.startsWith(COOKIE + "="))
                .flatMap(cookie -> parse(cookie.substring(COOKIE.length() + 1), link, ring, secure).stream())
                .findFirst().orElseGet(() -> new PageView(newId(), List.of(), link, ring, secure));
    }

    /** The same session, having opened something more of this link. */
    PageView seeing(char what, Instant now) {
        var all = Stream.concat(sights.stream(), Stream.of(new Sight(link, what, now.toEpochMilli()))).toList();
        return new PageView(id, all.subList(Math.max(0, all.size() - MOST_SIGHTS), all.size()), link, ring, secure);
    }

    /** What was opened of this link. */
    List<Sight> sightsOfLink() {
        return sights.stream().filter(sight -> sight.link().equals(link)).toList();
    }

    /** The cookie of this session; it goes when the browser is closed. */
    String cookie() {
        var says = id + "." + String.join("~", sights.stream().map(Sight::toString).toList());
        return COOKIE + "=" + says + "." + Signature.of(ring, "session", says)
                + "; Path=/ratings; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /** What a form that is shown now must carry: the time of this view in milliseconds, its use, its signature. */
    String nonce(Form form, Instant now) {
        var says = now.toEpochMilli() + "." + form.letter;
        return says + "." + Signature.of(ring, "nonce", id + "|" + link + "|" + says);
    }

    /** The form with this nonce; empty where this session was never shown it, or too long ago. */
    Optional<Shown> shown(String nonce, Instant now) {
        var parts = NONCE.matcher(nonce);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var shownAt = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
        var says = parts.group(1) + "." + parts.group(2);
        if (!now.isBefore(shownAt.plus(LIFETIME))
                || !Signature.verifies(ring, parts.group(3), "nonce", id + "|" + link + "|" + says)) {
            return Optional.empty();
        }
        return Arrays.stream(Form.values()).filter(form -> form.letter == parts.group(2).charAt(0))
                .map(form -> new Shown(form, shownAt)).findFirst();
    }

    private static Optional<PageView> parse(String cookie, String link, LinkKeys.Ring ring, boolean secure) {
        var parts = cookie.split("\\.", -1);
        if (parts.length != 3 || !Signature.verifies(ring, parts[2], "session", parts[0] + "." + parts[1])) {
            return Optional.empty();
        }
        var sights = Arrays.stream(parts[1].split("~")).filter(text -> !text.isEmpty()).map(Sight::parse).toList();
        return Optional.of(new PageView(parts[0], sights, link, ring, secure));
    }

    private static String newId() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
