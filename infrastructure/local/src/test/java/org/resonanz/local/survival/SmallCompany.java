package org.resonanz.local.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;

/** Fifteen people of marketing who ask HR, of whom eleven rate, and two weeks of nights; with a ledger of all that. */
final class SmallCompany {
    private static final User BEN = new User("ben", "Ben Brandt", "de", List.of("team:hr"));
    private static final User DORA = new User("dora", "Dora Dietrich", "de", List.of("admin"));
    private static final int PEOPLE = 15;
    static final int RATERS = 11;
    private static final int DAYS = 14;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI cloud;
    private final URI desk;
    private final ProductClient product;
    private final BooleanSupplier messagesWait;
    private final Instant begin;
    private final Map<Integer, String> requests = new TreeMap<>();
    private final Set<Integer> tried = new HashSet<>();
    private final Set<Mail> seen = new LinkedHashSet<>();
    private Instant latest = Instant.MIN;

    /**
     * Creates a company in which nothing has happened.
     *
     * @param messagesWait true while a queue of the host holds a message
     * @param begin        its first morning
     */
    SmallCompany(URI cloud, URI desk, BooleanSupplier messagesWait, Instant begin) {
        this.messagesWait = messagesWait;
        this.cloud = cloud;
        this.desk = desk;
        // One for all starts, so that its tokens live on.
        this.product = new ProductClient(cloud, desk);
        this.begin = begin;
    }

    /**
     * A thing that happens. What was not confirmed may be tried again.
     *
     * @param completes true if it completes a request, which has the most consequences
     */
    record Step(boolean completes, Runnable action) {
    }

    /** Returns all that happens, in order. */
    List<Step> steps(Random random) {
        var steps = new ArrayList<Step>();
        for (var number = 0; number < PEOPLE; number++) {
            var person = number;
            var at = begin.plus(Duration.ofMinutes(20L * person));
            var rating = 1 + random.nextInt(5);
            steps.add(new Step(false, () -> clockTo(at)));
            steps.add(new Step(false, () -> create(person)));
            steps.add(new Step(false, () -> clockTo(at.plus(Duration.ofMinutes(5)))));
            steps.add(new Step(true, () -> complete(person)));
            // By then the claim to send of a function that was killed has lapsed.
            steps.add(new Step(false, () -> clockTo(at.plus(Duration.ofMinutes(10)))));
            steps.add(new Step(false, () -> awaitInvitation(person)));
            if (person < RATERS) {
                steps.add(new Step(false, () -> rate(person, rating)));
            }
        }
        for (var day = 1; day <= DAYS; day++) {
            var morning = begin.plus(Duration.ofDays(day));
            steps.add(new Step(false, () -> clockTo(morning)));
        }
        return steps;
    }

    private void create(int person) {
        var created = product.call(user(person), "POST", "/requests",
                Map.of("teamId", "hr", "subject", "Bescheinigung"), "person" + person);
        requests.put(person, ProductClient.text(created, "id"));
    }

    private void complete(int person) {
        product.post(BEN, "/requests/" + requests.get(person) + "/completion", Map.of());
    }

    private void awaitInvitation(int person) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        // An invitation whose sending was interrupted is answered only once it has been sent again: an answer to the
        // first mail would end that, and nobody would note that it was sent.
        while (invitations(person).isEmpty() || messagesWait.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, () -> "The invitation of " + person + " is lost.");
            product.clockTo(product.now());
        }
    }

    private void rate(int person, int rating) {
        var first = tried.add(person);
        var taken = new RatingBrowser().rate(product, invitations(person).getLast().ratingLinks().get(rating - 1),
                Map.of());
        assertTrue(taken || !first, () -> "The answer of " + person + " was not taken.");
    }

    /** Moves the clock forward and remembers that it was there. */
    private void clockTo(Instant time) {
        if (time.isAfter(product.now())) {
            product.clockTo(time);
        }
        latest = product.now();
    }

    private List<Mail> invitations(int person) {
        seen.addAll(product.newMails());
        return seen.stream().filter(mail -> mail.to().equals(user(person).email()))
                .filter(mail -> !mail.subject().startsWith("Erinnerung") && !mail.ratingLinks().isEmpty()).toList();
    }

    /** Checks after a new start that nothing that was confirmed is lost. */
    void check() {
        var now = product.now();
        assertFalse(now.isBefore(latest), () -> "The clock went back from " + latest + " to " + now);
        requests.forEach((person, id) -> product.get(user(person), "/requests/" + id));
        // Not the one client, which reads on from where it was.
        assertTrue(new HashSet<>(new ProductClient(cloud, desk).newMails()).containsAll(seen), "Mails are lost.");
    }

    /** Checks what is there in the end: each request once and done, and each invitation once or twice. */
    void checkEnd() {
        check();
        var requesters = new HashMap<String, Integer>();
        for (var person = 0; person < PEOPLE; person++) {
            var own = (List<?>) product.get(user(person), "/requests?as=requester").get("requests");
            assertEquals(List.of("COMPLETED"),
                    own.stream().map(request -> ProductClient.text((Map<?, ?>) request, "status")).toList());
            requesters.put(user(person).email(), invitations(person).size());
        }
        assertTrue(requesters.values().stream().allMatch(count -> count == 1 || count == 2), requesters::toString);
    }

    /**
     * Returns the figures of HR and its batches, and the nights that ended: all but turnaround, in which the time counts
     * that a host needs to start again.
     */
    List<Object> figures() {
        var scores = (List<?>) product.get(DORA, "/scores?window=30d").get("teams");
        var batches = (List<?>) product.get(DORA, "/teams/hr/scores").get("batches");
        var nights = (List<?>) product.get(DORA, "/nights").get("nights");
        return List.of(scores.stream().filter(team -> ((Map<?, ?>) team).get("teamId").equals("hr"))
                .map(SmallCompany::withoutTurnaround).toList(),
                batches.stream().map(SmallCompany::withoutTurnaround).toList(),
                nights.stream().map(night -> (Map<?, ?>) night)
                        .filter(night -> Instant.parse(ProductClient.text(night, "finishedAt")).isAfter(begin))
                        .map(night -> ProductClient.text(night, "day")).toList());
    }

    private static Map<?, ?> withoutTurnaround(Object score) {
        var rest = new LinkedHashMap<Object, Object>((Map<?, ?>) score);
        rest.remove("turnaround");
        return rest;
    }

    /** Returns the number of answers that count for HR. */
    int counted() {
        return ((List<?>) figures().getFirst()).stream()
                .mapToInt(team -> ((List<?>) ((Map<?, ?>) team).get("histogram")).stream()
                        .mapToInt(count -> (Integer) count).sum())
                .sum();
    }

    private static User user(int person) {
        return new User("person" + person, "Person " + person, "de", List.of("team:marketing"));
    }
}
