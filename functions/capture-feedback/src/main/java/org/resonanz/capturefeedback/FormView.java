package org.resonanz.capturefeedback;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.gate.Decoys;
import org.resonanz.platform.texts.Texts;
import org.resonanz.ratings.Answer;

/**
 * The content of the page with the rating form.
 *
 * @param department  name of the department with whose answers this one is published first
 * @param notice      key of the text above the form, empty for none
 * @param k           fewest people on whose answers a published figure rests
 * @param changeUntil time until which the answer may be changed, in words; null if there is none yet
 */
public record FormView(Texts texts, String team, String department, String completedOn, String subject,
        RatingForm form, String notice, String nonce, int k, @Nullable String changeUntil, boolean canReopen) {

    /** Returns the drivers' names in the order of the page. */
    public List<String> drivers() {
        return Answer.DRIVERS;
    }

    public boolean isChosen(int rating) {
        return form.rating() != null && form.rating() == rating;
    }

    /**
     * Returns true if a driver has this value.
     *
     * @param value 1 to 5, or 0 for no answer
     */
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
        return Answer.LONGEST_COMMENT;
    }
}
