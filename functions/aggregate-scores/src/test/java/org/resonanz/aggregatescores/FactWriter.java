package org.resonanz.aggregatescores;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.resonanz.aws.Items;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.DayShards.Kind;
import org.resonanz.settings.Settings;
import org.resonanz.testing.LocalTable;

/** Puts facts into the table as the functions that make them do. */
final class FactWriter {
    private final LocalTable table;
    private final Settings settings;
    private String team = "hr";
    private String department = "sales";

    FactWriter(LocalTable table, Settings settings) {
        this.table = table;
        this.settings = settings;
    }

    static String ref(int person) {
        return "%032x".formatted(BigInteger.valueOf(person + 1L).multiply(BigInteger.TWO.pow(122)
                .add(BigInteger.valueOf(7919))).mod(BigInteger.TWO.pow(128)));
    }

    void department(String id) {
        department = id;
    }

    void team(String id) {
        team = id;
    }

    /** A rating that settles on a day. */
    void rating(int person, LocalDate day, int rating) {
        var id = id(person, day);
        var at = settings.endOf(day.minusDays(2)).plusSeconds(3600);
        table.put(fact(id, "RATING#1", person).put("dayShard", DayShards.of(Kind.RATING, day, ref(person)))
                .put("rating", rating).put("ratedAt", at).put("firstRatedAt", at).build());
    }

    /** A rating that settles on a day, of a request that the team made in the person's name. */
    void invented(int person, LocalDate day, int rating) {
        var id = new UUID(day.toEpochDay(), -1L - person);
        var at = settings.endOf(day.minusDays(2)).plusSeconds(3600);
        table.put(fact(id, "RATING#1", person).put("dayShard", DayShards.of(Kind.RATING, day, ref(person)))
                .put("counts", false).put("rating", rating).put("ratedAt", at).put("firstRatedAt", at).build());
    }

    /**
     * An invitation that would become a silence on a day.
     *
     * @param answeredAt null where it was not answered
     */
    void invitation(int person, LocalDate day, Instant answeredAt) {
        var id = id(person, day);
        table.put(fact(id, "INVITATION#1", person).put("dayShard", DayShards.of(Kind.INVITATION, day, ref(person)))
                .put("sentAt", settings.endOf(day.minusDays(8))).build());
        if (answeredAt != null) {
            table.put(Items.item("REQUEST#" + id, "RATING#1").put("firstRatedAt", answeredAt).build());
        }
    }

    /** An invitation whose request was reopened before anybody answered. */
    void withdrawn(int person, LocalDate day) {
        invitation(person, day, null);
        table.put(Items.item("REQUEST#" + id(person, day), "RATING#1").put("withdrawn", true)
                .put("withdrawnAt", settings.endOf(day.minusDays(3))).build());
    }

    /** Removes a rating that settled on a day. */
    void erase(int person, LocalDate day) {
        table.client().deleteItem(delete -> delete.tableName(table.name())
                .key(Items.key("REQUEST#" + id(person, day), "RATING#1")));
    }

    /** Gives a rating that settles on a day a comment, which goes at some time. */
    void comment(int person, LocalDate day, String comment, Instant expiresAt) {
        table.client().updateItem(update -> update.tableName(table.name())
                .key(Items.key("REQUEST#" + id(person, day), "RATING#1"))
                .updateExpression("SET #comment = :comment, commented = :yes, expiresAt = :end")
                .expressionAttributeNames(Map.of("#comment", "comment"))
                .expressionAttributeValues(Items.values().put(":comment", comment).put(":yes", true)
                        .put(":end", expiresAt.getEpochSecond()).build()));
    }

    /** A note beside a rating, made on a day. */
    void note(Kind kind, int person, LocalDate day) {
        table.put(Items.item("REQUEST#" + id(person, day), kind + "#1#" + person).put("raterRef", ref(person))
                .put("dayShard", DayShards.of(kind, day, ref(person))).build());
    }

    private Items fact(UUID id, String sort, int person) {
        return Items.item("REQUEST#" + id, sort).put("id", id.toString()).put("completion", 1).put("teamId", team)
                .put("department", department).put("raterRef", ref(person)).put("counts", true);
    }

    private static UUID id(int person, LocalDate day) {
        return new UUID(day.toEpochDay(), person);
    }
}
