package org.resonanz.teams;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reasons that a team offers to those who rate it.
 *
 * @param good what was good, offered with ratings from 4 on; never empty
 * @param bad  what went wrong, offered with ratings up to 3; never empty
 */
public record ReasonList(List<Reason> good, List<Reason> bad) {
    /** The most reasons of one kind. */
    public static final int MOST = 5;
    /** The reasons of teams that have none of their own. */
    public static final ReasonList DEFAULT = new ReasonList(
            List.of(new Reason("quick", "schnell", "quick"), new Reason("competent", "kompetent", "competent"),
                    new Reason("friendly", "freundlich", "friendly"), new Reason("clear", "verständlich", "clear"),
                    new Reason("informed", "auf dem Laufenden gehalten", "kept me informed")),
            List.of(new Reason("slow", "zu langsam", "too slow"), new Reason("unclear", "unverständlich", "unclear"),
                    new Reason("passed-around", "herumgereicht", "passed around"),
                    new Reason("unsolved", "nicht gelöst", "not solved"),
                    new Reason("unfriendly", "unfreundlich", "unfriendly")));

    private static final int LOWEST_GOOD_RATING = 4;

    public ReasonList {
        good = List.copyOf(good);
        bad = List.copyOf(bad);
    }

    /** Returns the reasons of a team's own, each kind of which is the default's if it is empty. */
    public static ReasonList orDefault(List<Reason> good, List<Reason> bad) {
        return new ReasonList(good.isEmpty() ? DEFAULT.good : good, bad.isEmpty() ? DEFAULT.bad : bad);
    }

    /**
     * Returns the reasons that fit a rating.
     *
     * @param rating 1 to 5
     */
    public List<Reason> fitting(int rating) {
        return rating >= LOWEST_GOOD_RATING ? good : bad;
    }

    /** Returns a reason by its id; empty if the list has none of this id. */
    public Optional<Reason> find(String id) {
        return Stream.concat(good.stream(), bad.stream()).filter(reason -> reason.id().equals(id)).findFirst();
    }
}
