package org.resonanz.chaos.company;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.resonanz.chaos.faults.FaultPlan;
import org.resonanz.chaos.faults.Kind;
import org.resonanz.rehearsal.users.RatingLink;
import org.resonanz.rehearsal.users.User;

/** A week of the company: all ask on one day, and are served, asked and answer in the days after it. */
final class Wave {
    static final Map<String, User> AGENTS = Map.of(
            "hr", new User("ben", "Ben Brandt", "de", List.of("team:hr")),
            "it", new User("ida", "Ida Iversen", "de", List.of("team:it")));
    static final Map<String, User> LEADS = Map.of(
            "hr", new User("carla", "Carla Costa", "de", List.of("team:hr", "lead:hr")),
            "it", new User("lena", "Lena Lang", "de", List.of("team:it", "lead:it")));
    private static final Duration READING = Duration.ofMinutes(1);
    private static final Duration TURN = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    /** One of so many things is said twice at once while there are faults. */
    private static final int TWICE = 15;
    private static final int TAKEN = 303;

    private final Doors doors;
    private final Progress progress;
    private final Mails mails;
    private final FaultPlan plan;
    private final List<Lifecycle> lives;
    private final Instant begin;
    private final Map<Lifecycle, Doors.Page> pages = new ConcurrentHashMap<>();

    Wave(Doors doors, Progress progress, Mails mails, FaultPlan plan, List<Lifecycle> lives, Instant begin) {
        this.doors = doors;
        this.progress = progress;
        this.mails = mails;
        this.plan = plan;
        this.lives = lives;
        this.begin = begin;
    }

    void live() {
        ask();
        serve();
        rate();
        at(Duration.ofDays(6));
        mails.readOn();
        inTurn(Duration.ofDays(6), turn -> answer(
                life -> turn.test(life) && life.onReminder && life.rating > 0 && !life.cancelled,
                life -> link(life, life.rating), life -> life.rating));
        at(Duration.ofDays(6).plusHours(2));
        each(life -> life.triesLate && !life.rated.isEmpty(), this::tryLate);
        progress.settle();
        mails.readOn();
    }

    private void ask() {
        at(Duration.ZERO);
        each(life -> life.key.endsWith("-r0"), this::create);
        at(Duration.ofMinutes(20));
        // By then it is known to all reads where these people work.
        progress.seen();
        each(life -> !life.key.endsWith("-r0"), this::create);
        at(Duration.ofMinutes(40));
        progress.seen();
        each(life -> life.way == Lifecycle.Way.IMPORTED, this::findImported);
        each(life -> life.handedOn, this::handOn);
        each(life -> life.cancelled, this::cancel);
    }

    private void serve() {
        inTurn(Duration.ofHours(1), turn -> each(
                life -> turn.test(life) && !life.cancelled && life.way != Lifecycle.Way.HELPED, this::complete));
        progress.settle();
        mails.readOn();
        at(Duration.ofHours(2));
        each(life -> life.reopened && life.reopenedByLink, life -> pages.put(life, doors.open(
                RatingLink.withQuery(link(life, 1), "show=not-done"), life.cookies)));
        progress.pass(READING);
        each(life -> life.reopened, this::reopen);
        at(Duration.ofHours(3));
        each(life -> life.reopened, this::complete);
        progress.settle();
        mails.readOn();
    }

    private void rate() {
        inTurn(Duration.ofHours(4), turn -> answer(
                life -> turn.test(life) && !life.onReminder && life.rating > 0 && !life.cancelled,
                life -> link(life, life.rating), life -> life.rating));
        inTurn(Duration.ofHours(5), turn -> answer(
                life -> turn.test(life) && life.changedTo > 0 && !life.rated.isEmpty(),
                life -> RatingLink.withQuery(link(life, life.rating), "show=change"), life -> life.changedTo));
        each(life -> life.triesLate && !life.rated.isEmpty(),
                life -> pages.put(life, doors.open(link(life, 1), new HashMap<>())));
        progress.pass(READING);
        each(life -> life.triesLate && !life.rated.isEmpty(), this::askForLink);
        at(Duration.ofHours(6));
        progress.settle();
        LEADS.forEach(this::resolve);
        progress.settle();
    }

    private void at(Duration after) {
        progress.clockTo(begin.plus(after));
    }

    /**
     * Has people do something with their first requests, then with their second ones, and so on: one voice of a person
     * counts among several, and which, their order decides.
     */
    private void inTurn(Duration after, Consumer<Predicate<Lifecycle>> action) {
        for (var nth = 0; nth <= Company.REQUESTS; nth++) {
            var turn = "-r" + nth;
            at(after.plus(TURN.multipliedBy(nth)));
            action.accept(life -> life.key.endsWith(turn));
        }
    }

    private void each(Predicate<Lifecycle> who, Consumer<Lifecycle> action) {
        Together.each(lives.stream().filter(who).toList(), action);
    }

    private void create(Lifecycle life) {
        if (life.way == Lifecycle.Way.IMPORTED) {
            doors.report(ticket(life, "open", begin));
            return;
        }
        var body = new LinkedHashMap<String, Object>(Map.of("teamId", life.asked, "subject", life.subject()));
        var caller = life.person;
        if (life.way == Lifecycle.Way.NOTED) {
            body.put("requester", Map.of("email", life.person.email(), "name", life.person.name(), "locale", "de"));
            caller = agent(life.asked);
        } else if (life.way == Lifecycle.Way.HELPED) {
            body.put("done", true);
        }
        var by = caller;
        var created = say(life, "create", () -> doors.call(by, "POST", "/requests", body, life.key), _ -> false);
        life.id = String.valueOf(created.json().get("id"));
        if (life.way == Lifecycle.Way.HELPED) {
            life.status = "COMPLETED";
            life.completions = 1;
            life.ratingUrl = String.valueOf(created.json().get("ratingUrl"));
        } else {
            life.happened("RequestCreated");
        }
    }

    private static Map<String, Object> ticket(Lifecycle life, String state, Instant changedAt) {
        var ticket = new HashMap<String, Object>(Map.of("ticket", life.key, "group", "IT", "subject", life.subject(),
                "state", state, "changedAt", changedAt.toString()));
        ticket.put("requester", Map.of("email", life.person.email(), "name", life.person.name(), "locale", "de"));
        return ticket;
    }

    private void findImported(Lifecycle life) {
        var own = doors.get(life.person, "/requests?limit=100").json();
        life.id = ((List<?>) Objects.requireNonNull(own.get("requests"))).stream().map(each -> (Map<?, ?>) each)
                .filter(each -> life.subject().equals(each.get("subject")))
                .map(each -> String.valueOf(each.get("id"))).findFirst().orElse(null);
        if (life.id == null) {
            life.losses.add("The imported ticket became no request that its requester sees.");
        } else {
            life.happened("RequestCreated");
        }
    }

    private void handOn(Lifecycle life) {
        say(life, "transfer", () -> doors.call(agent("hr"), "POST", path(life, "transfer"), Map.of("teamId", "it"),
                null), now -> "it".equals(now.get("teamId")));
        life.team = "it";
        life.happened("RequestTransferred");
    }

    private void cancel(Lifecycle life) {
        say(life, "cancel", () -> doors.call(life.person, "POST", path(life, "cancellation"), Map.of(), null),
                now -> "CANCELLED".equals(now.get("status")));
        life.status = "CANCELLED";
        life.happened("RequestCancelled");
    }

    private void complete(Lifecycle life) {
        if (life.way == Lifecycle.Way.IMPORTED) {
            doors.report(ticket(life, "done", begin.plus(Duration.ofHours(1))));
            // Comes late: it was so before.
            doors.report(ticket(life, "open", begin.plusSeconds(1)));
        } else {
            say(life, "complete" + life.completions,
                    () -> doors.call(agent(life.team), "POST", path(life, "completion"), Map.of("note", "Erledigt"),
                            null),
                    now -> "COMPLETED".equals(now.get("status")));
        }
        life.status = "COMPLETED";
        life.completions++;
        life.happened("RequestCompleted");
    }

    private void reopen(Lifecycle life) {
        Predicate<Map<?, ?>> open = now -> "OPEN".equals(now.get("status"));
        if (life.reopenedByLink) {
            say(life, "reopen", () -> taken(doors.confirm(pages.get(life), "form[action$=/reopening]",
                    Map.of("comment", "Noch nicht fertig"))), open);
        } else {
            say(life, "reopen", () -> doors.call(life.person, "POST", path(life, "reopening"),
                    Map.of("reason", "Noch nicht fertig"), null), open);
        }
        life.status = "OPEN";
        life.happened("RequestReopened");
    }

    /** Has some people open a link and press the button of its page, after they have read it. */
    private void answer(Predicate<Lifecycle> who, Function<Lifecycle, URI> link,
            ToIntFunction<Lifecycle> rating) {
        Predicate<Lifecycle> waits = who;
        for (var round = 0; round < TRIES; round++) {
            var first = round == 0;
            var still = waits;
            each(still, life -> pages.put(life, doors.open(link.apply(life), life.cookies)));
            progress.pass(READING);
            Set<Lifecycle> open = ConcurrentHashMap.newKeySet();
            each(still, life -> {
                if (!confirm(life, rating.applyAsInt(life), first)) {
                    open.add(life);
                }
            });
            if (open.isEmpty()) {
                return;
            }
            waits = open::contains;
        }
        each(waits, life -> life.losses.add("The answer was not taken."));
    }

    /** Returns false if somebody has to look at the page again, because nobody told them how it ended. */
    private boolean confirm(Lifecycle life, int rating, boolean first) {
        var page = Objects.requireNonNull(pages.get(life));
        var fields = new HashMap<String, String>(Map.of("rating", String.valueOf(rating), "comment",
                life.startsOver ? "Kommentar " + life.key : "", "lostTime", rating > 3 ? "NONE" : "ONE_HOUR"));
        if (rating <= 2 && life.consents && life.way != Lifecycle.Way.HELPED) {
            fields.put("consent", "1");
        }
        var told = repeatedly(life, "rate" + rating, () -> taken(doors.confirm(page, "form:has(input[name=rating])",
                fields)));
        if (!told.isGood() && progress.rating(life) != rating) {
            return false;
        }
        if (!told.isGood() && first && !told.unclear() && !page.hasForm()) {
            return false;
        }
        life.rated.put(life.completions, rating);
        if (fields.containsKey("consent")) {
            life.followedUp = true;
            life.happened("FollowUpRequested");
        }
        return true;
    }

    /** Returns 200 in place of the redirection with which pages take what is sent to them. */
    private static Doors.Told taken(Doors.Told told) {
        return new Doors.Told(told.status() == TAKEN ? 200 : told.status() == 200 ? 409 : told.status(), told.body(),
                told.unclear());
    }

    private void resolve(String team, User lead) {
        var byId = new HashMap<String, Lifecycle>();
        lives.stream().filter(life -> life.followedUp).forEach(life -> byId.put(life.id(), life));
        var cases = (List<?>) Objects.requireNonNull(doors.get(lead, "/follow-ups").json().get("followUps"));
        var open = cases.stream().map(each -> (Map<?, ?>) each).filter(each -> each.get("resolvedAt") == null)
                .filter(each -> byId.containsKey(String.valueOf(each.get("requestId")))).toList();
        Together.each(open, each -> {
            var life = Objects.requireNonNull(byId.get(String.valueOf(each.get("requestId"))));
            var told = repeatedly(life, "resolve", () -> doors.call(lead, "POST",
                    "/follow-ups/" + each.get("id") + "/resolution", Map.of("note", "Danke " + life.key), null));
            if (told.isGood() || told.status() == 409) {
                life.resolved = true;
                life.happened("FollowUpResolved");
            } else {
                life.losses.add("The follow-up could not be resolved: " + told);
            }
        });
    }

    /** Tries to change an answer that has settled, by the page that took it and by a new one. */
    private void tryLate(Lifecycle life) {
        var other = 6 - Objects.requireNonNull(life.rated.get(life.completions));
        var fields = Map.of("rating", String.valueOf(other == 3 ? 5 : other));
        doors.confirm(Objects.requireNonNull(pages.get(life)), "form:has(input[name=rating])", fields);
        var again = doors.open(RatingLink.withQuery(link(life, 1), "show=change"), life.cookies);
        doors.confirm(again, "form:has(input[name=rating])", fields);
    }

    /** Asks in another browser for a link by which the answer can be changed. */
    private void askForLink(Lifecycle life) {
        doors.confirm(Objects.requireNonNull(pages.get(life)), "form[action$=/link]", Map.of());
    }

    private URI link(Lifecycle life, int rating) {
        if (life.ratingUrl == null) {
            var completion = new RatingLink(UUID.fromString(life.id()), life.completions);
            var found = mails.reminders(completion).isEmpty()
                    ? mails.invitations(completion)
                    : mails.reminders(completion);
            if (!found.isEmpty()) {
                return found.getLast().get(rating - 1);
            }
            // Whoever has had enough mails this week rates on the intranet page.
            life.ratingUrl = String.valueOf(doors.get(life.person, "/requests/" + life.id()).json().get("ratingUrl"));
        }
        return RatingLink.withQuery(URI.create(life.ratingUrl), "rating=" + rating);
    }

    /**
     * Says something until it is so.
     *
     * @param isSo whether a request is as it should be, for one who was not told
     */
    private Doors.Told say(Lifecycle life, String what, Supplier<Doors.Told> call, Predicate<Map<?, ?>> isSo) {
        var told = repeatedly(life, what, call);
        for (var tries = 1; !told.isGood() && tries < TRIES; tries++) {
            progress.seen();
            if (life.id != null && isSo.test(doors.get(life.person, "/requests/" + life.id()).json())) {
                return told;
            }
            told = repeatedly(life, what, call);
        }
        if (!told.isGood()) {
            life.losses.add(what + " was refused: " + told);
        }
        return told;
    }

    /** Says something, now and then twice at once. */
    private Doors.Told repeatedly(Lifecycle life, String what, Supplier<Doors.Told> call) {
        if (!plan.isActive() || Math.floorMod((life.key + what).hashCode(), TWICE) != 0) {
            return call.get();
        }
        plan.count(Kind.SAID_TWICE, life.id == null ? Set.of() : Set.of(life.id));
        return Together.twice(call).stream().filter(Doors.Told::isGood).findFirst().orElseGet(call);
    }

    private static User agent(String team) {
        return Objects.requireNonNull(AGENTS.get(team));
    }

    private static String path(Lifecycle life, String door) {
        return "/requests/" + life.id() + "/" + door;
    }
}
