package org.resonanz.capturefeedback;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody filled in.
 *
 * @param rating  1 to 5, null where none is chosen
 * @param drivers those that were answered, 1 to 5 each
 * @param comment empty for none
 * @param fault   key of the text that says what is wrong, null where nothing is
 */
public record RatingForm(Integer rating, Map<String, Integer> drivers, String comment, String nonce, String fault) {
    /** Most characters of a comment. */
    static final int LONGEST_COMMENT = 1000;
    /** The drivers' names, in the order of the page. */
    static final String[] DRIVERS = {"speed", "competence", "friendliness"};

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    /** The form as a link opens it: the clicked number chosen, or none where the link names none. */
    static RatingForm preselected(String rating) {
        return new RatingForm(isRating(rating) ? Integer.valueOf(rating) : null, Map.of(), "", "", null);
    }

    /** Reads a form's body; what cannot be read is a fault. Null stays null. */
    static RatingForm parse(String body) {
        if (body == null) {
            return null;
        }
        var fields = fields(body);
        if (fields == null) {
            return new RatingForm(null, Map.of(), "", "", "fault.form");
        }
        var drivers = new LinkedHashMap<String, Integer>();
        var fault = isRating(fields.getOrDefault("rating", "")) ? null : "fault.rating";
        for (var driver : DRIVERS) {
            var value = fields.getOrDefault(driver, "");
            if (isRating(value)) {
                drivers.put(driver, Integer.valueOf(value));
            } else if (!value.isEmpty()) {
                fault = "fault.driver";
            }
        }
        var comment = fields.getOrDefault("comment", "").replace("\r\n", "\n").strip();
        fault = fault == null ? commentFault(comment) : fault;
        var rating = fields.getOrDefault("rating", "");
        return new RatingForm(isRating(rating) ? Integer.valueOf(rating) : null, drivers, comment,
                fields.getOrDefault("nonce", ""), fault);
    }

    private static String commentFault(String comment) {
        if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
            return "fault.comment";
        }
        return CONTROL.matcher(comment).find() ? "fault.control" : null;
    }

    private static boolean isRating(String text) {
        return text.matches("[1-5]");
    }

    /** The first value of each field; null where the encoding is broken. */
    private static Map<String, String> fields(String body) {
        var fields = new LinkedHashMap<String, String>();
        try {
            for (var pair : body.split("&")) {
                var equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
            return fields;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
