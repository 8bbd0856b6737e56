package org.resonanz.aggregatescores;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.DayShards.Kind;
import org.resonanz.facts.Entry;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.settings.Settings;
import org.resonanz.testing.LocalTable;

/**
 * Puts facts into the table as the functions that make them do. People are numbers. The team, the interface and the
 * other settings of a fact stay as they were last set.
 */
final class FactWriter {
    private final LocalTable table;
    private final Pseudonyms pseudonyms;
    private Settings settings = Settings.defaults();
    private String team = "hr";
    private String department = "sales";
    private String domain = Organisation.DOMAIN;
    private String tag = "";
    private boolean noted;
    private final Map<Integer, Integer> swapped = new HashMap<>();

    FactWriter(LocalTable table) {
        this.table = table;
        var environment = new Environment(table.environment());
        this.pseudonyms = new Pseudonyms(table.secrets(),
                environment.required("PSEUDONYM_KEY_SECRET"), Clock.systemUTC());
    }

    /** From now on work is asked for from this department. */
    void department(String id) {
        department = id;
    }

    /** From now on this team does the work. */
    void team(String id) {
        team = id;
    }

    /** From now on people have their addresses at this domain. */
    void domain(String name) {
        domain = name;
    }

    /** From now on people's addresses have this tag; empty for none. */
    void tag(String text) {
        tag = text;
    }

    /** From now on the team itself notes the requests, or not. */
    void noted(boolean byTeam) {
        noted = byTeam;
    }

    /** From now on the organisation has these settings. */
    void settings(Settings changed) {
        settings = changed;
    }

    /** From now on each of these people stands for the other. */
    void swap(Map<Integer, Integer> people) {
        people.forEach((one, other) -> {
            swapped.put(one, other);
            swapped.put(other, one);
        });
    }

    /** A person's address without a tag. */
    Address address(int person) {
        return new Address("person" + swapped.getOrDefault(person, person) + "@" + domain);
    }

    /** A person's pseudonym. */
    String ref(int person) {
        return pseudonyms.of(address(person).text());
    }

    /** The pseudonym of the very address at which a person gets mails. */
    String mailRef(int person) {
        return pseudonyms.ofMailbox(address(person).text().replace("@", tag.isEmpty() ? "@" : "+" + tag + "@"));
    }

    /** Some work is done for a person on a day, two hours after they asked for it. */
    void completion(int person, LocalDate day) {
        var at = settings.endOf(day).minus(Duration.ofHours(6));
        table.put(fact(id(person, day), "REQUEST", person).put("createdAt", at.minus(Duration.ofHours(2)))
                .put("completedAt", at).put("dayShard", DayShards.of(Kind.COMPLETION, settings.dayOf(at), ref(person)))
                .build());
    }

    /** A person is invited; the invitation enters on this day. */
    void silence(int person, LocalDate entry) {
        invite(person, entry.minusDays(Entry.DAYS));
    }

    /** A person is invited and answers in time; both enter on this day. */
    void voice(int person, LocalDate entry, int rating) {
        silence(person, entry);
        answer(person, entry.minusDays(Entry.DAYS), morningOf(entry.minusDays(Entry.DAYS - 3)), rating);
    }

    /** A person is invited and answers in time, and the team learns it by a follow-up. Both enter on this day. */
    void followedUp(int person, LocalDate entry, int rating) {
        voice(person, entry, rating);
        followUp(person, entry);
    }

    /** A person whose invitation enters on a day, or has, answers too late for that. */
    void lateAnswer(int person, LocalDate entry, int rating) {
        answer(person, entry.minusDays(Entry.DAYS), morningOf(entry.plusDays(2)), rating);
    }

    /** A person answers without an invitation, in time; the answer enters on this day. */
    void walkIn(int person, LocalDate entry, int rating) {
        var completedOn = entry.minusDays(Entry.DAYS);
        putAnswer(person, completedOn, Entry.of(completedOn), morningOf(completedOn.plusDays(1)), rating);
    }

    /** A person enters help without a ticket and rates it, in time; the answer enters on this day. */
    void helped(int person, LocalDate entry, int rating) {
        walkIn(person, entry, rating);
        set(person, entry, "#helped = :value", "helped", Items.values().put(":value", true));
    }

    /** An invitation, which enters on this day, and whose request was reopened before anybody answered. */
    void withdrawn(int person, LocalDate entry) {
        silence(person, entry);
        table.put(Items.item("REQUEST#" + id(person, entry), "RATING#1").put("withdrawn", true)
                .put("withdrawnAt", morningOf(entry.minusDays(3))).build());
    }

    /** A person is invited on the morning of a day. */
    void invite(int person, LocalDate sentOn) {
        var sentAt = morningOf(sentOn);
        var entersOn = Entry.of(settings.dayOf(sentAt));
        table.put(fact(id(person, entersOn), "INVITATION#1", person).put("sentAt", sentAt)
                .put("entersOn", entersOn.toString())
                .put("dayShard", DayShards.of(Kind.INVITATION, entersOn, ref(person))).build());
    }

    /** A person answers, at some time, the invitation of a day. */
    void answer(int person, LocalDate sentOn, Instant at, int rating) {
        var entersOn = LocalDate.parse(Items.text(
                table.item("REQUEST#" + id(person, Entry.of(sentOn)), "INVITATION#1"), "entersOn"));
        putAnswer(person, sentOn, entersOn, at, rating);
    }

    private void putAnswer(int person, LocalDate askedOn, LocalDate first, Instant at, int rating) {
        var day = Entry.ofAnswer(first, settings.dayOf(at));
        table.put(fact(id(person, Entry.of(askedOn)), "RATING#1", person).put("rating", rating).put("ratedAt", at)
                .put("firstRatedAt", at).put("dayShard", DayShards.of(Kind.RATING, day, ref(person))).build());
    }

    /** Takes back, as if an erasure had removed it, what a person said or kept silent on, by the day of its entry. */
    void erase(int person, LocalDate entry) {
        for (var sort : new String[]{"INVITATION#1", "RATING#1"}) {
            table.client().deleteItem(delete -> delete.tableName(table.name())
                    .key(Items.key("REQUEST#" + id(person, entry), sort)));
        }
    }

    /** Gives an answer to an invitation, named by the day of its entry, a comment. */
    void comment(int person, LocalDate entry, String comment) {
        set(person, entry, "#comment = :value, commented = :yes", "comment", Items.values().put(":value", comment)
                .put(":yes", true));
    }

    /** Gives an answer to an invitation, named by the day of its entry, reasons and a class of lost time. */
    void reasons(int person, LocalDate entry, Reasons reasons, LostTime lostTime) {
        set(person, entry, "#offered = :value, reasons = :ticked, lostTime = :lostTime", "offered",
                Items.values().put(":value", reasons.offered()).put(":ticked", reasons.ticked())
                        .put(":lostTime", lostTime.name()));
    }

    /** Lets an answer to an invitation, named by the day of its entry, go at some time. */
    void expire(int person, LocalDate entry, Instant expiresAt) {
        set(person, entry, "#expiresAt = :value", "expiresAt",
                Items.values().put(":value", expiresAt.getEpochSecond()));
    }

    /** Lets the team know an answer to an invitation, named by the day of its entry, by a follow-up. */
    void followUp(int person, LocalDate entry) {
        set(person, entry, "#followedUp = :value", "followedUp", Items.values().put(":value", true));
    }

    private void set(int person, LocalDate entry, String set, String name, Items values) {
        table.client().updateItem(update -> update.tableName(table.name())
                .key(Items.key("REQUEST#" + id(person, entry), "RATING#1"))
                .updateExpression("SET " + set).expressionAttributeNames(Map.of("#" + name, name))
                .expressionAttributeValues(values.build()));
    }

    /** A note beside a rating, made on a day. */
    void note(Kind kind, int person, LocalDate day) {
        table.put(Items.item("REQUEST#" + id(person, day), kind + "#1#" + person).put("raterRef", ref(person))
                .put("dayShard", DayShards.of(kind, day, ref(person))).build());
    }

    private Items fact(UUID id, String sort, int person) {
        var mailRef = mailRef(person);
        return Items.item("REQUEST#" + id, sort).put("id", id.toString()).put("completion", 1).put("teamId", team)
                .put("department", department).put("raterRef", ref(person))
                .put("mailRef", mailRef.equals(ref(person)) ? null : mailRef).put("domain", domain)
                .put("noted", noted ? true : null);
    }

    private Instant morningOf(LocalDate day) {
        return settings.endOf(day).minus(Duration.ofHours(15));
    }

    /** Under one address a person asks a team for one thing a day; what the team notes for them is another one. */
    private UUID id(int person, LocalDate entry) {
        var name = String.join(" ", entry.toString(), team, department, String.valueOf(noted), mailRef(person));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
