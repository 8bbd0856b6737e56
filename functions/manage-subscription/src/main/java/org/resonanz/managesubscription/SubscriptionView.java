package org.resonanz.managesubscription;

import org.jspecify.annotations.Nullable;
import org.resonanz.gate.Decoys;
import org.resonanz.platform.texts.Texts;

/**
 * The content of a page behind an unsubscribe link.
 *
 * @param key    key of its title and text
 * @param notice key of the text above the button, empty for none
 * @param action key of the action that its button sends, empty if it has none
 * @param box    true if a box must be ticked first
 * @param intranet link to the intranet page, null for none
 */
public record SubscriptionView(Texts texts, String key, String notice, String action, boolean box, String nonce,
        @Nullable String intranet) {

    /** Returns the content of a page without a button. */
    static SubscriptionView message(Texts texts, String key, @Nullable String intranet) {
        return new SubscriptionView(texts, key, "", "", false, "", intranet);
    }

    public String title() {
        return texts.get(key + ".title");
    }

    public Decoys decoys() {
        return new Decoys(texts.language());
    }
}
