package org.resonanz.capturefeedback;

import org.resonanz.gate.Decoys;
import org.resonanz.platform.texts.Texts;
import org.resonanz.requests.Request;

/**
 * The content of the page with the form that says that a request is not done.
 *
 * @param reason the reason that was typed, empty for none
 * @param notice key of the text above the form, empty for none
 * @param link   the token's text
 */
public record NotDoneView(Texts texts, String team, String completedOn, String subject, String reason,
        String notice, String link, String nonce) {

    public String title() {
        return texts.get("not-done.title");
    }

    public int longestReason() {
        return Request.LONGEST_REASON;
    }

    public Decoys decoys() {
        return new Decoys(texts.language());
    }
}
