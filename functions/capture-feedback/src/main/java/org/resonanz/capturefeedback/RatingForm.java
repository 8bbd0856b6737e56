package org.resonanz.capturefeedback;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody filled in, good or not.
 *
 * @param rating  1 to 5, null where none is chosen
 * @param drivers those that were answered, 1 to 5 each
 * @param comment empty for none
 * @param nonce   of the view that showed the form, empty for none
 * @param fault   key of the text that says what is wrong, null where nothing is
 */
public record RatingForm(Integer rating, Map<String, Integer> drivers, String comment, String nonce, String fault) {
    /** Most characters of a comment. */
    static final int LONGEST_COMMENT = 1000;

    private static final String NO_ANSWER = "0";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\n\\t]]");

    /** The form as a link opens it: the clicked number chosen, or none where the link names none. */
    static RatingForm preselected(String rating) {
        return new RatingForm(rating(rating), Map.of(), "", "", null);
    }

    /** Reads a form's body; what cannot be read is a fault, the rest is kept. */
    static RatingForm parse(String body) {
        var fields = new LinkedHashMap<String, String>();
        var broken = !decode(body, fields);
        var rating = rating(fields.getOrDefault("rating", ""));
        var comment = fields.getOrDefault("comment", "").replaceAll("\\r\\n?", "\n").strip();
        var drivers = new LinkedHashMap<String, Integer>();
        var fault = broken ? "fault.form" : rating == null ? "fault.rating" : commentFault(comment);
        for (var driver : Answer.DRIVERS) {
            var value = fields.getOrDefault(driver, NO_ANSWER);
            if (rating(value) != null) {
                drivers.put(driver, rating(value));
            } else if (!value.equals(NO_ANSWER) && fault == null) {
                fault = "fault.driver";
            }
        }
        return new RatingForm(rating, drivers, comment, fields.getOrDefault("nonce", ""), fault);
    }

    /** The answer of a form without fault. */
    Answer answer() {
        return new Answer(rating, drivers, comment);
    }

    private static String commentFault(String comment) {
        if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
            return "fault.comment";
        }
        return CONTROL.matcher(comment).find() ? "fault.control" : null;
    }

    private static Integer rating(String text) {
        return text.matches("[1-5]") ? Integer.valueOf(text) : null;
    }

    /** Puts the first value of each field; false where the encoding of one is broken. */
    private static boolean decode(String body, Map<String, String> fields) {
        var whole = true;
        for (var pair : body.split("&")) {
            var equals = pair.indexOf('=');
            try {
                if (equals > 0) {
                    fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            } catch (IllegalArgumentException broken) {
                whole = false;
            }
        }
        return whole;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
