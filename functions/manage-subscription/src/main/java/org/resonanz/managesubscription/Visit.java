package org.resonanz.managesubscription;

import java.time.Instant;
import org.resonanz.gate.Door;
import org.resonanz.gate.PageView;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.texts.Language;

/**
 * A visit with a valid link.
 *
 * @param link the token's text
 * @param view the browser's view of the page
 */
record Visit(String link, UnsubscribeToken token, PageView view, Language language, Instant now) {
    private static final Door DOOR = new Door("subscription-page", "/unsubscriptions");
    /**
     * The number of characters at a link's end that name it in the session. They are part of its signature, so they
     * differ and name nobody.
     */
    private static final int TELLING = 16;

    static Visit of(ApiRequest request, UnsubscribeToken token, LinkKeys.Ring ring, Instant now) {
        var link = request.path("token");
        var view = PageView.of(request, DOOR, link.substring(link.length() - TELLING), ring);
        return new Visit(link, token, view, request.language(), now);
    }

    /** Returns the same visit with a session that has opened the link. */
    Visit opening(ApiRequest request) {
        return new Visit(link, token, view.opening(request, PageView.NOTHING, now), language, now);
    }
}
