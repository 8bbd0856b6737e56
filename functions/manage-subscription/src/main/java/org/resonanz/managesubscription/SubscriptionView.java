package org.resonanz.managesubscription;

import org.resonanz.gate.Decoys;
import org.resonanz.platform.texts.Texts;

/**
 * What the page shows.
 *
 * @param key    of its title and text
 * @param notice key of what must be said about it, empty for nothing
 * @param action what its button does, empty if it has none
 * @param box    true if a box must be ticked first
 */
public record SubscriptionView(Texts texts, String key, String notice, String action, boolean box, String nonce) {

    static SubscriptionView message(Texts texts, String key) {
        return new SubscriptionView(texts, key, "", "", false, "");
    }

    public String title() {
        return texts.get(key + ".title");
    }

    public Decoys decoys() {
        return new Decoys(texts.language());
    }
}
