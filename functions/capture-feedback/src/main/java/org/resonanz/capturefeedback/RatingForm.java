package org.resonanz.capturefeedback;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.facts.RatingScale;
import org.resonanz.gate.FormFields;
import org.resonanz.platform.texts.PlainText;
import org.resonanz.ratings.Answer;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.teams.Reason;
import org.resonanz.teams.ReasonList;

/**
 * The fields of a rating form as they were filled in, valid or not.
 *
 * @param rating   1 to 5, null if none was chosen
 * @param ticked   ids of the ticked reasons, whether they fit the rating or not
 * @param shown    ids of the reasons that the form showed, empty if it does not say
 * @param lostTime null if none was chosen
 * @param comment  empty for none
 * @param consent  true if the requester allows the team to learn the answer and to ask about it
 * @param nonce    nonce of the form, empty for none
 * @param decoyed  true if the field that no person sees was filled in
 * @param fault    key of the text that names the fault, null if the form is valid
 */
public record RatingForm(@Nullable Integer rating, Set<String> ticked, Set<String> shown, @Nullable LostTime lostTime,
        String comment, boolean consent, String nonce, boolean decoyed, @Nullable String fault) {
    /** The beginning of the names of the fields that hold the reasons. */
    static final String REASON = "reason.";
    /** The name of the field that lists the reasons of the form. */
    static final String SHOWN = "shown";

    public RatingForm {
        ticked = Set.copyOf(ticked);
        shown = Set.copyOf(shown);
    }

    /** Returns the form that a link opens, with the clicked number chosen, or none if the link names none. */
    static RatingForm preselected(String rating) {
        return new RatingForm(rating(rating), Set.of(), Set.of(), null, "", false, "", false, null);
    }

    /** Returns a form with nothing filled in. */
    static RatingForm blank() {
        return preselected("");
    }

    /** Returns a form with an answer filled in. */
    static RatingForm of(Answer answer) {
        return new RatingForm(answer.rating(), Set.copyOf(answer.reasons().ticked()), Set.of(), answer.lostTime(),
                answer.comment(), answer.consent(), "", false, null);
    }

    /** Parses a form's body. A field that cannot be read becomes the fault; the others are kept. */
    static RatingForm parse(String body) {
        var fields = FormFields.parse(body);
        var rating = rating(fields.text("rating"));
        var lostTime = lostTime(fields.text("lostTime"));
        var comment = fields.lines("comment");
        return new RatingForm(rating, ticked(fields), shown(fields), lostTime, comment,
                fields.values().containsKey("consent"),
                fields.text("nonce"), fields.decoyed(), fault(fields, rating, lostTime, comment));
    }

    private static @Nullable String fault(FormFields fields, @Nullable Integer rating, @Nullable LostTime lostTime,
            String comment) {
        if (!fields.whole()) {
            return "fault.form";
        }
        if (rating == null) {
            return "fault.rating";
        }
        return lostTime == null && !fields.text("lostTime").isEmpty()
                ? "fault.lost-time"
                : textFault(comment, Answer.LONGEST_COMMENT);
    }

    /**
     * Returns the answer of a form without fault. Ticks that do not fit the rating are left out, and so are reasons that
     * the team has added since the form was shown: nobody could have ticked them.
     */
    Answer answer(ReasonList reasons) {
        var offered = reasons.fitting(Objects.requireNonNull(rating)).stream().map(Reason::id)
                .filter(id -> shown.isEmpty() || shown.contains(id)).toList();
        return new Answer(rating, new Reasons(offered, offered.stream().filter(ticked::contains).toList()), lostTime,
                comment, consent);
    }

    /** Returns the key of the text that names the fault of a text of several lines, null if it has none. */
    static @Nullable String textFault(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            return "fault.comment";
        }
        return PlainText.hasControl(text) || PlainText.hasSeparator(text) ? "fault.control" : null;
    }

    private static Set<String> ticked(FormFields fields) {
        return fields.values().keySet().stream().filter(name -> name.startsWith(REASON))
                .map(name -> name.substring(REASON.length())).collect(Collectors.toSet());
    }

    private static Set<String> shown(FormFields fields) {
        return Arrays.stream(fields.text(SHOWN).split(" ")).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
    }

    private static @Nullable LostTime lostTime(String text) {
        return Arrays.stream(LostTime.values()).filter(time -> time.name().equals(text)).findFirst().orElse(null);
    }

    private static @Nullable Integer rating(String text) {
        return RatingScale.includes(text) ? Integer.valueOf(text) : null;
    }
}
