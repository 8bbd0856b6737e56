package org.resonanz.chaos.company;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.resonanz.rehearsal.users.User;

/**
 * The life of one request: what its people mean to do, by the seed alone, and what they were told. Mutable; one thread
 * at a time.
 */
final class Lifecycle {
    /** How a request comes about. */
    enum Way {
        ASKED, NOTED, IMPORTED, HELPED
    }

    static final List<String> CUSTOMERS = List.of("marketing", "sales", "finance");

    final String key;
    final User person;
    final Way way;
    final String asked;
    final boolean handedOn;
    final boolean cancelled;
    final boolean reopened;
    final boolean reopenedByLink;
    final int rating;
    final boolean onReminder;
    final int changedTo;
    final boolean triesLate;
    final boolean consents;
    final boolean startsOver;

    /** What was confirmed. */
    @Nullable
    String id;
    String team;
    String status = "OPEN";
    int completions;
    /** The last answer that was confirmed, by completion. */
    final Map<Integer, Integer> rated = new TreeMap<>();
    boolean followedUp;
    boolean resolved;
    @Nullable
    String ratingUrl;
    final Set<String> events = new TreeSet<>();
    /** What did not happen as it should. */
    final List<String> losses = new CopyOnWriteArrayList<>();
    final Map<String, String> cookies = new ConcurrentHashMap<>();

    /**
     * Creates a life that has not begun.
     *
     * @param wave   number of the wave
     * @param person number of the person
     * @param nth    number of the person's request in the wave
     */
    Lifecycle(long seed, int wave, int person, int nth) {
        var random = new Random(seed + 1_000_003L * wave + 101L * person + nth);
        this.key = "w" + wave + "-p" + person + "-r" + nth;
        this.person = person(person);
        this.way = way(person, nth);
        this.asked = nth == 1 ? "it" : "hr";
        this.handedOn = nth == 0 && random.nextInt(6) == 0;
        this.cancelled = nth == 1 && way == Way.ASKED && random.nextInt(10) == 0;
        this.reopened = nth == 0 && random.nextInt(4) == 0;
        this.reopenedByLink = random.nextBoolean();
        var answers = random.nextInt(10);
        this.rating = answers < 8 ? 1 + random.nextInt(5) : 0;
        this.onReminder = answers >= 6 && way != Way.HELPED;
        this.changedTo = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
        this.triesLate = random.nextInt(4) == 0;
        this.consents = random.nextInt(3) > 0;
        this.startsOver = random.nextInt(3) == 0;
        this.team = asked;
    }

    static User person(int number) {
        return new User("person" + number, "Person " + number, "de",
                List.of("team:" + switch (number % 8) {
                    case 3 -> "finance";
                    case 7 -> "sales";
                    default -> "marketing";
                }));
    }

    private static Way way(int person, int nth) {
        if (nth == 3) {
            return Way.HELPED;
        }
        if (nth == 1 && person % 4 == 1) {
            return Way.IMPORTED;
        }
        return nth == 2 && person % 5 == 1 ? Way.NOTED : Way.ASKED;
    }

    String subject() {
        return "Vorgang " + key;
    }

    String id() {
        if (id == null) {
            throw new IllegalStateException(key + " has no request.");
        }
        return id;
    }

    boolean isOver() {
        return id == null || cancelled;
    }

    void happened(String event) {
        events.add(event + " " + completions);
    }
}
