package org.resonanz.chaos.faults;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides by a seed what goes wrong, and keeps what did. Functions that have not died yet at a call site die there
 * sooner. Mutable; for many threads.
 */
public final class FaultPlan {
    /**
     * Functions that make thousands of calls, or that a schedule starts. Their third attempt is spared: some call of
     * theirs would always fail, and the host has no queue for mornings that were missed.
     */
    private static final Set<String> SPARED = Set.of("AggregateScores", "SendReminders", "SendDigest",
            "AnalyseResults", "DisclosePerson", "ErasePerson");
    private static final int ATTEMPTS = 3;
    /** Functions whose events come again a limited number of times. */
    private static final Set<String> QUEUED = Set.of("SendInvitation", "NotifyTeam", "SendFollowUp",
            "RecordMailEvent", "PublishEvents");
    private static final double DIES_FIRST = 1;
    private static final double DIES_FIRST_IF_QUEUED = 0.4;
    private static final double DIES_AGAIN = 0.002;
    /** The share of requests of which the team cannot be told until there is a redrive. */
    private static final int DOOMED = 40;

    private final long seed;
    private final EnumMap<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final EnumMap<Kind, Set<String>> touched = new EnumMap<>(Kind.class);
    private final SortedMap<String, Integer> visits = new TreeMap<>();
    private final SortedMap<String, Integer> deaths = new TreeMap<>();
    private final Map<String, String> throttled = new HashMap<>();
    private final Map<String, Streak> streaks = new HashMap<>();
    private volatile boolean active;
    private boolean redriven;
    private long calls;
    private int killsLeft;
    private long between = 1;
    private Runnable kill = () -> {};

    /** How often such a function was hit in a row. Mutable. */
    private static final class Streak {
        private String invocation = "";
        private boolean hit;
        private int failed;
    }

    public FaultPlan(long seed) {
        this.seed = seed;
    }

    /** Lets faults happen from now on, or no more. */
    public void activate(boolean on) {
        active = on;
    }

    public boolean isActive() {
        return active;
    }

    /** Lets the teams be told of which they could not be told before. */
    public synchronized void redriven() {
        redriven = true;
    }

    /**
     * Has the host killed some times.
     *
     * @param times the most times
     * @param calls the number of calls between them
     */
    public synchronized void kills(int times, long calls, Runnable action) {
        redriven = false;
        killsLeft = times;
        between = calls;
        kill = action;
    }

    /** Counts a fault that happened outside a call. */
    public synchronized void count(Kind kind, Set<String> requests) {
        counts.merge(kind, 1, Integer::sum);
        touched.computeIfAbsent(kind, _ -> new HashSet<>()).addAll(requests);
    }

    /** Returns what goes wrong with a call; empty for nothing. */
    synchronized Optional<Kind> next(Call call) {
        var visit = visits.merge(call.site(), 1, Integer::sum);
        if (!active || isSpared(call)) {
            return Optional.empty();
        }
        if (++calls % between == 0 && killsLeft-- > 0) {
            Thread.startVirtualThread(kill);
        }
        var chosen = choose(call, visit);
        chosen.ifPresent(kind -> {
            // Whether a read told an older state shows with its response.
            if (kind != Kind.OLDER_STATE) {
                count(kind, call.requests());
            }
            if (kind == Kind.DIES_BEFORE || kind == Kind.DIES_AFTER) {
                deaths.merge(call.site() + " " + kind.name(), 1, Integer::sum);
            }
            if (SPARED.contains(call.function()) && kind != Kind.OLDER_STATE) {
                streaks.computeIfAbsent(call.function(), _ -> new Streak()).hit = true;
            }
        });
        return chosen;
    }

    private boolean isSpared(Call call) {
        if (!SPARED.contains(call.function())) {
            return false;
        }
        var streak = streaks.computeIfAbsent(call.function(), _ -> new Streak());
        if (!streak.invocation.equals(call.invocation())) {
            streak.invocation = call.invocation();
            streak.failed = streak.hit ? streak.failed + 1 : 0;
            streak.hit = false;
        }
        return streak.failed % ATTEMPTS == ATTEMPTS - 1;
    }

    private Optional<Kind> choose(Call call, int visit) {
        if (isThrottled(call)) {
            return Optional.of(Kind.MAIL_THROTTLED);
        }
        if (isDoomed(call)) {
            return Optional.of(Kind.MAIL_FAILS_BEFORE);
        }
        for (var kind : List.of(Kind.DIES_BEFORE, Kind.DIES_AFTER)) {
            if (happens(call, visit, kind, mortality(call, kind))) {
                return Optional.of(kind);
            }
        }
        return rates(call).entrySet().stream().filter(rate -> happens(call, visit, rate.getKey(), rate.getValue()))
                .map(Map.Entry::getKey).findFirst();
    }

    private double mortality(Call call, Kind kind) {
        if (deaths.containsKey(call.site() + " " + kind.name())) {
            return DIES_AGAIN;
        }
        return QUEUED.contains(call.function()) ? DIES_FIRST_IF_QUEUED : DIES_FIRST;
    }

    /** Returns true if SES throttles all mails of the first invocation of a morning's function that sends any. */
    private boolean isThrottled(Call call) {
        return call.operation().equals("SendEmail") && SPARED.contains(call.function())
                && throttled.computeIfAbsent(call.function(), _ -> call.invocation()).equals(call.invocation());
    }

    private boolean isDoomed(Call call) {
        return !redriven && call.operation().equals("SendEmail") && call.function().equals("NotifyTeam")
                && call.named().filter(id -> Math.floorMod(id.hashCode(), DOOMED) == 0).isPresent();
    }

    /** Returns the probabilities of what can happen to a call besides deaths. */
    private static Map<Kind, Double> rates(Call call) {
        var rates = new EnumMap<Kind, Double>(Kind.class);
        if (call.isOfTable()) {
            rates.put(Kind.THROTTLED, 0.005);
            rates.put(Kind.NEVER_ARRIVES, 0.002);
            rates.put(Kind.ANSWER_LOST, call.writes() ? 0.01 : 0.001);
            if (call.writes()) {
                rates.put(Kind.CONFLICT, 0.01);
            }
            if (call.operation().equals("BatchGetItem")) {
                rates.put(Kind.UNPROCESSED, 0.3);
            }
            if (call.mayBeOld()) {
                rates.put(Kind.OLDER_STATE, 0.5);
            }
        } else {
            rates.putAll(switch (call.operation()) {
                case "SendEmail" -> Map.of(Kind.MAIL_THROTTLED, 0.02, Kind.MAIL_FAILS_AFTER, 0.03,
                        Kind.MAIL_FAILS_BEFORE, 0.02);
                case "GetSecretValue" -> Map.of(Kind.SECRET_AWAY, 0.2);
                default -> Map.of(Kind.EVENT_REFUSED, 0.04, Kind.BUS_AWAY, 0.03);
            });
        }
        return rates;
    }

    private boolean happens(Call call, int visit, Kind kind, double probability) {
        var mixed = seed + 31L * call.site().hashCode() + 0x9E3779B97F4A7C15L * visit + 7919L * kind.ordinal();
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return ((mixed ^ mixed >>> 33) >>> 11) * 0x1.0p-53 < probability;
    }

    public synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Returns how many of some requests a kind of fault has hit. */
    public synchronized long hit(Kind kind, Set<String> requests) {
        return touched.getOrDefault(kind, Set.of()).stream().filter(requests::contains).count();
    }

    /** Returns how often each call site was reached. */
    public synchronized SortedMap<String, Integer> visits() {
        return new TreeMap<>(visits);
    }

    /** Returns how often functions died at a call site, before and after the call. */
    public synchronized int[] deaths(String site) {
        return new int[]{deaths.getOrDefault(site + " DIES_BEFORE", 0), deaths.getOrDefault(site + " DIES_AFTER", 0)};
    }
}
