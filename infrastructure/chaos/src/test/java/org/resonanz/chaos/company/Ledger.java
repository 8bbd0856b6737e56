package org.resonanz.chaos.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.chaos.faults.Proxy;
import org.resonanz.rehearsal.users.RatingLink;

/** Compares what is there with what everybody was told. */
final class Ledger {
    private final Doors doors;
    private final Proxy proxy;
    private final Mails mails;
    private final Progress progress;

    Ledger(Doors doors, Proxy proxy, Mails mails, Progress progress) {
        this.doors = doors;
        this.proxy = proxy;
        this.mails = mails;
        this.progress = progress;
    }

    /**
     * Returns all that is wrong.
     *
     * @param others requests of which nobody was told
     */
    List<Loss> losses(List<Lifecycle> lives, Set<String> others) {
        Together.each(lives, this::compare);
        Together.each(byPerson(lives).values(), this::compareList);
        var losses = new ArrayList<Loss>();
        lives.forEach(life -> life.losses.forEach(text -> losses.add(new Loss(
                life.id == null ? "" : life.id, life.key + ": " + text))));
        comparePublished(lives, others).forEach(text -> losses.add(new Loss("", text)));
        progress.deadLetters().forEach(queue -> losses.add(new Loss("", "A redrive does not empty " + queue + ".")));
        return losses;
    }

    private static Map<String, List<Lifecycle>> byPerson(List<Lifecycle> lives) {
        return lives.stream().collect(Collectors.groupingBy(life -> life.person.person()));
    }

    private void compare(Lifecycle life) {
        if (life.id == null) {
            life.losses.add("There is no request.");
            return;
        }
        var read = doors.get(life.person, "/requests/" + life.id());
        if (!read.isGood()) {
            life.losses.add("The request is lost: " + read);
            return;
        }
        var now = read.json();
        require(life, "status", life.status, now.get("status"));
        require(life, "team", life.team, now.get("teamId"));
        require(life, "completions", life.completions, now.get("completion"));
        compareItems(life, Items.of(proxy, life.id()));
    }

    private static void require(Lifecycle life, String what, Object told, Object found) {
        if (!told.equals(found)) {
            life.losses.add(what + " was told as " + told + " and is " + found);
        }
    }

    /** Returns the requests of a person as they see them: each once. */
    private void compareList(List<Lifecycle> own) {
        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = doors.get(own.getFirst().person, "/requests?limit=100" + cursor).json();
            ((List<?>) Objects.requireNonNull(page.get("requests")))
                    .forEach(each -> found.add(String.valueOf(((Map<?, ?>) each).get("id"))));
            cursor = page.get("nextCursor") == null ? "" : "&cursor=" + page.get("nextCursor");
        } while (!cursor.isEmpty());
        var told = own.stream().filter(life -> life.id != null).map(Lifecycle::id).sorted().toList();
        if (!told.equals(found.stream().sorted().toList())) {
            own.getFirst().losses.add("The list of requests was told as " + told + " and is " + found);
        }
    }

    private void compareItems(Lifecycle life, Map<String, Map<?, ?>> items) {
        for (var completion = 1; completion <= life.completions; completion++) {
            var rated = life.rated.get(completion);
            var item = items.get("RATING#" + completion);
            var stored = item == null || item.containsKey("withdrawn") ? null : Items.number(item, "rating");
            if (!Objects.equals(rated, stored)) {
                life.losses.add("rating " + completion + " was told as " + rated + " and is " + stored);
            }
            if (life.way != Lifecycle.Way.HELPED) {
                compareInvitation(life, completion, items.get("INVITATION#" + completion));
            }
        }
        compareFollowUp(life);
        var published = proxy.published().of(life.id());
        if (!published.equals(life.events)) {
            life.losses.add("Events should be " + life.events + " and are " + published);
        }
    }

    private void compareInvitation(Lifecycle life, int completion, @Nullable Map<?, ?> item) {
        if (item == null) {
            life.losses.add("Completion " + completion + " has neither an invitation nor a reason for none.");
            return;
        }
        var link = new RatingLink(UUID.fromString(life.id()), completion);
        var came = mails.invitations(link).size();
        if (item.containsKey("sentAt") ? came == 0 : came > 0) {
            life.losses.add(came + " invitations came of completion " + completion + ", of which is known " + item);
        }
        if (!item.containsKey("sentAt") && !item.containsKey("notInvited")) {
            life.losses.add("The invitation of completion " + completion + " is neither sent nor refused.");
        }
        if (came > 1 && !proxy.mails().mayRepeat(link)) {
            life.losses.add(came + " invitations came of completion " + completion + " although nothing happened.");
        }
        if (mails.reminders(link).size() > 1 && !proxy.mails().mayRepeat(link)) {
            life.losses.add(mails.reminders(link).size() + " reminders came of completion " + completion + ".");
        }
    }

    private void compareFollowUp(Lifecycle life) {
        if (life.resolved && mails.others(life.person.email(), "Danke " + life.key) == 0) {
            life.losses.add("What the lead noted did not reach who rated.");
        }
    }

    /** The bus heard of each night that was published. */
    private List<String> comparePublished(List<Lifecycle> lives, Set<String> others) {
        var nights = (List<?>) Objects
                .requireNonNull(doors.get(Company.DORA, "/nights?limit=1000").json().get("nights"));
        var missing = new TreeSet<String>();
        nights.forEach(night -> missing.add(String.valueOf(((Map<?, ?>) night).get("day"))));
        missing.removeAll(proxy.published().nights());
        var ids = lives.stream().filter(life -> life.id != null).map(Lifecycle::id).collect(Collectors.toSet());
        ids.addAll(others);
        var invented = proxy.published().requests().stream().filter(id -> !ids.contains(id)).toList();
        var wrong = new ArrayList<String>();
        missing.forEach(event -> wrong.add("The bus never heard of the scores of " + event));
        invented.forEach(id -> wrong.add("The bus heard of a request that nobody knows: " + id));
        return wrong;
    }
}
