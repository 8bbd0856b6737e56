package org.resonanz.capturefeedback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.resonanz.facts.RatingScale;
import org.resonanz.gate.FormFields;
import org.resonanz.platform.texts.PlainText;
import org.resonanz.ratings.Answer;
import org.resonanz.ratings.Reasons;

/**
 * The fields of a rating form as they were filled in, valid or not.
 *
 * @param rating  1 to 5, null if none was chosen
 * @param drivers values of the drivers that were answered, 1 to 5 each
 * @param comment empty for none
 * @param consent true if the requester allows the team to learn the answer and to ask about it
 * @param nonce   nonce of the form, empty for none
 * @param decoyed true if the field that no person sees was filled in
 * @param fault   key of the text that names the fault, null if the form is valid
 */
public record RatingForm(@Nullable Integer rating, Map<String, Integer> drivers, String comment, boolean consent,
        String nonce,
        boolean decoyed, @Nullable String fault) {

    public RatingForm {
        drivers = Map.copyOf(drivers);
    }

    private static final String NO_ANSWER = "0";

    /** Returns the form that a link opens, with the clicked number chosen, or none if the link names none. */
    static RatingForm preselected(String rating) {
        return new RatingForm(rating(rating), Map.of(), "", false, "", false, null);
    }

    /** Returns a form with nothing filled in. */
    static RatingForm blank() {
        return preselected("");
    }

    /** Returns a form with an answer filled in. */
    static RatingForm of(Answer answer) {
        return new RatingForm(answer.rating(), Map.of(), answer.comment(), answer.consent(), "", false, null);
    }

    /** Parses a form's body. A field that cannot be read becomes the fault; the others are kept. */
    static RatingForm parse(String body) {
        var decoded = FormFields.parse(body);
        var fields = decoded.values();
        var rating = rating(fields.getOrDefault("rating", ""));
        var comment = decoded.lines("comment");
        var drivers = new LinkedHashMap<String, Integer>();
        var fault = !decoded.whole()
                ? "fault.form"
                : rating == null ? "fault.rating" : textFault(comment, Answer.LONGEST_COMMENT);
        for (var driver : Answer.DRIVERS) {
            var value = fields.getOrDefault(driver, NO_ANSWER);
            if (rating(value) != null) {
                drivers.put(driver, rating(value));
            } else if (!value.equals(NO_ANSWER) && fault == null) {
                fault = "fault.driver";
            }
        }
        return new RatingForm(rating, drivers, comment, fields.containsKey("consent"),
                decoded.text("nonce"), decoded.decoyed(), fault);
    }

    /** Returns the answer of a form without fault. */
    Answer answer() {
        return new Answer(Objects.requireNonNull(rating), Reasons.NONE, null, comment, consent);
    }

    /** Returns the key of the text that names the fault of a text of several lines, null if it has none. */
    static @Nullable String textFault(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            return "fault.comment";
        }
        return PlainText.hasControl(text) || PlainText.hasSeparator(text) ? "fault.control" : null;
    }

    private static @Nullable Integer rating(String text) {
        return RatingScale.includes(text) ? Integer.valueOf(text) : null;
    }
}
