package org.resonanz.capturefeedback;

import java.util.List;
import org.resonanz.gate.Decoys;
import org.resonanz.platform.texts.Texts;

/**
 * What the form shows.
 *
 * @param department  whose answers theirs is published with first, in words
 * @param notice      key of what must be said above it, empty for nothing
 * @param k           fewest people on whose answers a published figure rests
 * @param changeUntil until when an answer that was given may be changed, for a reader; null before the first
 */
public record FormView(Texts texts, String team, String department, String completedOn, String subject,
        RatingForm form, String notice, String nonce, int k, String changeUntil, boolean canReopen) {

    /** The drivers' names, in the order of the page. */
    public List<String> drivers() {
        return Answer.DRIVERS;
    }

    public boolean isChosen(int rating) {
        return form.rating() != null && form.rating() == rating;
    }

    /** @param value 1 to 5, or 0 for no answer */
    public boolean isChosen(String driver, int value) {
        return form.drivers().getOrDefault(driver, 0) == value;
    }

    public String title() {
        return texts
                .get(notice.equals("quarantine") ? "quarantine.title" : changeUntil == null ? "title" : "change.title");
    }

    public Decoys decoys() {
        return new Decoys(texts.language());
    }

    public int longestComment() {
        return RatingForm.LONGEST_COMMENT;
    }
}
