package org.resonanz.managesubscription;

import java.time.Instant;
import org.resonanz.gate.BrowserSession;
import org.resonanz.gate.LinkKind;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.platform.texts.Language;

/**
 * A browser's visit by a valid unsubscribe link.
 *
 * @param link    the token's text
 * @param session the session of the browser
 */
record SubscriptionVisit(String link, UnsubscribeToken token, BrowserSession session, Language language, Instant now) {
    /** The kind of link that leads to the page. */
    static final LinkKind LINK_KIND = new LinkKind("subscription-page", "/unsubscriptions");
    /**
     * The number of characters at a link's end by which the session names it. They are part of its signature, so they
     * differ from link to link and name nobody.
     */
    private static final int NAME_LENGTH = 16;

    /** Returns the name of a link in the session. */
    static String name(String link) {
        return link.substring(link.length() - NAME_LENGTH);
    }

    /**
     * Returns the same visit with a session to which this opening is added.
     *
     * @param decoyed true if the link was one that no person sees
     */
    SubscriptionVisit withOpening(boolean decoyed) {
        return new SubscriptionVisit(link, token, session.opening(BrowserSession.NOTHING, decoyed, now), language, now);
    }
}
