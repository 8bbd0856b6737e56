package org.resonanz.capturefeedback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.gate.Decoys;
import org.resonanz.platform.texts.Texts;
import org.resonanz.ratings.Answer;
import org.resonanz.ratings.LostTime;
import org.resonanz.teams.Reason;
import org.resonanz.teams.ReasonList;

/**
 * The content of the page with the rating form.
 *
 * @param department  name of the department with whose answers this one is published first
 * @param reasons     the reasons that the team offers
 * @param notice      key of the text above the form, empty for none
 * @param k           fewest people on whose answers a published figure rests
 * @param changeUntil time until which the answer may be changed, in words; null if there is none yet
 * @param helped      true for help without a ticket, of which the team knows nothing and is told nothing
 */
public record FormView(Texts texts, String team, String department, String completedOn, String subject,
        ReasonList reasons, RatingForm form, String notice, String nonce, int k, @Nullable String changeUntil,
        boolean canReopen, boolean helped) {

    /**
     * The reasons that are offered with some of the ratings, in the order of the page.
     *
     * @param kind {@code good} or {@code bad}
     */
    public record Offer(String kind, List<Reason> reasons) {
    }

    /** Returns the reasons in an order of this page view's own, because what stands first is ticked more often. */
    public List<Offer> offers() {
        return List.of(new Offer("good", shuffled(reasons.good())), new Offer("bad", shuffled(reasons.bad())));
    }

    private List<Reason> shuffled(List<Reason> list) {
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new SplittableRandom(nonce.hashCode()));
        return shuffled;
    }

    public String field(Reason reason) {
        return RatingForm.REASON + reason.id();
    }

    /** Returns the ids of all reasons on the page. */
    public String shown() {
        return Stream.concat(reasons.good().stream(), reasons.bad().stream()).map(Reason::id)
                .collect(Collectors.joining(" "));
    }

    public boolean isTicked(Reason reason) {
        return form.ticked().contains(reason.id());
    }

    public LostTime[] lostTimes() {
        return LostTime.values();
    }

    public boolean isChosen(int rating) {
        return form.rating() != null && form.rating() == rating;
    }

    public String title() {
        return texts
                .get(notice.equals("quarantine") ? "quarantine.title" : changeUntil == null ? "title" : "change.title");
    }

    /** Returns what the team did, and when. */
    public String done() {
        return texts.get(helped ? "done.helped" : "done", team, completedOn);
    }

    public Decoys decoys() {
        return new Decoys(texts.language());
    }

    public int longestComment() {
        return Answer.LONGEST_COMMENT;
    }
}
