package org.resonanz.capturefeedback;

import org.resonanz.platform.texts.Texts;

/**
 * What a page shows that only says something.
 *
 * @param key         of its title and text
 * @param link        the token's text
 * @param changeUntil until when the answer may be changed, for a reader; null if it may not
 * @param author      true if this browser may change it; others are offered a link by mail
 * @param nonce       of the form that asks for the link
 */
public record MessageView(Texts texts, String key, String link, String changeUntil, boolean author,
        String nonce, boolean canReopen) {

    public String title() {
        return texts.get(key + ".title");
    }
}
