package org.resonanz.managesubscription;

import java.time.Instant;
import org.resonanz.gate.BrowserSession;
import org.resonanz.gate.LinkKind;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.texts.Language;

/**
 * A browser's visit by a valid unsubscribe link.
 *
 * @param link    the token's text
 * @param session the session of the browser
 */
record SubscriptionVisit(String link, UnsubscribeToken token, BrowserSession session, Language language, Instant now) {
    private static final LinkKind LINK_KIND = new LinkKind("subscription-page", "/unsubscriptions");
    /**
     * The number of characters at a link's end by which the session names it. They are part of its signature, so they
     * differ from link to link and name nobody.
     */
    private static final int NAME_LENGTH = 16;

    /** Returns the visit of a request whose token is valid. */
    static SubscriptionVisit of(ApiRequest request, UnsubscribeToken token, LinkKeys.Ring ring, Instant now) {
        var link = request.path("token");
        var session = BrowserSession.of(request, LINK_KIND, link.substring(link.length() - NAME_LENGTH), ring);
        return new SubscriptionVisit(link, token, session, request.language(), now);
    }

    /** Returns the same visit with a session to which this opening is added. */
    SubscriptionVisit withOpening(ApiRequest request) {
        return new SubscriptionVisit(link, token, session.opening(request, BrowserSession.NOTHING, now), language, now);
    }
}
