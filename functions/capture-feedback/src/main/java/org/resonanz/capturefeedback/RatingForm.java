package org.resonanz.capturefeedback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.resonanz.gate.FormFields;

/**
 * What somebody filled in, good or not.
 *
 * @param rating  1 to 5, null if none is chosen
 * @param drivers those that were answered, 1 to 5 each
 * @param comment empty for none
 * @param consent true if the team may learn the answer and ask
 * @param nonce   of the view that showed the form, empty for none
 * @param decoyed true if the field that no person sees was filled in
 * @param fault   key of the text that says what is wrong, null if nothing is
 */
public record RatingForm(Integer rating, Map<String, Integer> drivers, String comment, boolean consent, String nonce,
        boolean decoyed, String fault) {
    /** Most characters of a comment. */
    static final int LONGEST_COMMENT = 1000;

    private static final String NO_ANSWER = "0";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\n\\t]]");

    /** The form as a link opens it: the clicked number chosen, or none where the link names none. */
    static RatingForm preselected(String rating) {
        return new RatingForm(rating(rating), Map.of(), "", false, "", false, null);
    }

    /** The form with nothing filled in. */
    static RatingForm blank() {
        return preselected("");
    }

    /** The form with an answer filled in. */
    static RatingForm of(Answer answer) {
        return new RatingForm(answer.rating(), answer.drivers(), answer.comment(), answer.consent(), "", false, null);
    }

    /** Reads a form's body; what cannot be read is a fault, the rest is kept. */
    static RatingForm parse(String body) {
        var decoded = FormFields.parse(body);
        var fields = decoded.values();
        var rating = rating(fields.getOrDefault("rating", ""));
        var comment = decoded.lines("comment");
        var drivers = new LinkedHashMap<String, Integer>();
        var fault = !decoded.whole() ? "fault.form" : rating == null ? "fault.rating" : commentFault(comment);
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

    /** The answer of a form without fault. */
    Answer answer() {
        return new Answer(rating, drivers, comment, consent);
    }

    /** What is wrong with a text that somebody typed, null if nothing is. */
    static String commentFault(String comment) {
        if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
            return "fault.comment";
        }
        return CONTROL.matcher(comment).find() ? "fault.control" : null;
    }

    private static Integer rating(String text) {
        return text.matches("[1-5]") ? Integer.valueOf(text) : null;
    }
}
