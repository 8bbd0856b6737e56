package org.resonanz.rehearsal.replay;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.resonanz.rehearsal.users.RatingBrowser;

/**
 * A stand-in for the people who get invitations. Its decision about an invitation depends on nothing but the seed, the
 * request and its completion, so a replay can be repeated.
 */
public final class Rater {
    /** The share of invitations that are answered. */
    private static final double ANSWERING = 0.5;
    /** The share of offered reasons that are ticked. */
    private static final double TICKING = 0.3;
    /** The share of answers that name the working time that was lost. */
    private static final double NAMING_TIME = 0.6;
    /** The share of answers with a comment. */
    private static final double WRITING = 0.3;
    /** The time within which half of the answers come. Most come within two days, some after a week. */
    private static final double MEDIAN_HOURS = 6;
    private static final double SPREAD = 1.6;
    private static final Duration LONGEST = Duration.ofDays(13);

    /**
     * An answer to an invitation.
     *
     * @param after  time between the invitation and the answer
     * @param rating 1 to 5
     * @param fields further fields of the form, by their names
     * @param seed   decides about each reason
     */
    public record Answer(Duration after, int rating, Map<String, String> fields, long seed) {
        public Answer {
            fields = Map.copyOf(fields);
        }

        /** Returns those of the offered reasons that are ticked. */
        public List<String> ticked(List<String> offered) {
            return offered.stream().filter(reason -> random(seed, reason).nextDouble() < TICKING).toList();
        }
    }

    private final long seed;

    public Rater(long seed) {
        this.seed = seed;
    }

    /** Returns the answer to an invitation; empty if there is none. */
    public Optional<Answer> answer(String externalId, int completion, String team) {
        var random = random(seed, externalId, completion);
        if (random.nextDouble() >= ANSWERING) {
            return Optional.empty();
        }
        var minutes = (long) (60 * MEDIAN_HOURS * Math.exp(SPREAD * random.nextGaussian()));
        var after = Duration.ofMinutes(Math.max(1, minutes));
        var rating = around(random, mood(team));
        var fields = new LinkedHashMap<String, String>();
        if (random.nextDouble() < NAMING_TIME) {
            fields.put("lostTime", lostTime(random, rating));
        }
        if (random.nextDouble() < WRITING) {
            fields.put("comment", "About " + externalId + ", " + completion + ".");
        }
        return Optional.of(new Answer(after.compareTo(LONGEST) < 0 ? after : LONGEST, rating, fields,
                random.nextLong()));
    }

    /** Returns the working time that was lost: the worse the rating, the more; in one case of five above two hours. */
    private static String lostTime(RandomGenerator random, int rating) {
        var most = RatingBrowser.LOST_TIMES.size() - 1;
        return RatingBrowser.LOST_TIMES.get(Math.min(most, 5 - rating + random.nextInt(5)));
    }

    /** Returns the centre of a team's ratings, between 3.2 and 4.6. */
    private double mood(String team) {
        return 3.2 + 1.4 * random(seed, team).nextDouble();
    }

    /** Returns a generator that, unlike Random, keeps seeds apart that differ little, as those of numbers in a row. */
    private static RandomGenerator random(Object... seeds) {
        return new SplittableRandom(Arrays.hashCode(seeds));
    }

    private static int around(RandomGenerator random, double centre) {
        return Math.clamp(Math.round(centre + random.nextGaussian()), 1, 5);
    }
}
