package org.resonanz.capturefeedback;

import org.resonanz.gate.Decoys;
import org.resonanz.platform.texts.Texts;

/**
 * What the form shows by which a requester says that it is not done.
 *
 * @param reason what was typed, empty for nothing
 * @param notice key of what must be said above it, empty for nothing
 * @param link   the token's text
 */
public record NotDoneView(Texts texts, String team, String completedOn, String subject, String reason,
        String notice, String link, String nonce) {

    public String title() {
        return texts.get("not-done.title");
    }

    public int longestReason() {
        return RatingForm.LONGEST_COMMENT;
    }

    public Decoys decoys() {
        return new Decoys(texts.language());
    }
}
