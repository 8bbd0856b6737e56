package org.resonanz.capturefeedback;

import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Texts;

/**
 * The content of a page without a rating form.
 *
 * @param key         key of its title and text
 * @param link        the token's text
 * @param changeUntil time until which the answer may be changed, in words; null if it may not be changed
 * @param author      true if this browser may change the answer; others are offered a link by mail
 * @param nonce       nonce of the form that asks for the link
 */
public record MessageView(Texts texts, String key, String link, @Nullable String changeUntil, boolean author,
        String nonce, boolean canReopen) {

    public String title() {
        return texts.get(key + ".title");
    }
}
