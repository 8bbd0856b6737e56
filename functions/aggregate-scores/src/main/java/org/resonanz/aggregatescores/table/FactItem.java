package org.resonanz.aggregatescores.table;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.Answer;
import org.resonanz.scores.InterfaceKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads facts, as the index {@code byDay} projects them: completed requests, invitations that were sent, and ratings.
 * Each has {@code raterRef}, {@code teamId}, {@code department}, {@code id} and {@code completion}.
 */
final class FactItem {

    private FactItem() {}

    /** Begins the query of one kind's facts of a day in one shard, in the order of the persons' pseudonyms. */
    static QueryRequest.Builder query(String table, DayShards.Kind kind, LocalDate day, int shard) {
        return QueryRequest.builder().tableName(table).indexName("byDay").keyConditionExpression("dayShard = :shard")
                .expressionAttributeValues(Items.values().put(":shard", DayShards.of(kind, day, shard)).build());
    }

    /** Returns the pseudonym of the person whose fact this is. */
    static String ref(Map<String, AttributeValue> fact) {
        return Items.requiredText(fact, "raterRef");
    }

    /** Returns the pseudonym of the person's whole address, its tag included, under which bounces are noted. */
    static String mailRef(Map<String, AttributeValue> fact) {
        return Objects.requireNonNullElseGet(Items.text(fact, "mailRef"), () -> ref(fact));
    }

    /** Returns the domain of the person's address; absent in completions. */
    static String domain(Map<String, AttributeValue> fact) {
        return Items.requiredText(fact, "domain");
    }

    /** Returns the id of the team whose work it is about. */
    static String teamId(Map<String, AttributeValue> fact) {
        return Items.requiredText(fact, "teamId");
    }

    /** Returns the interface at which the work was done. */
    static InterfaceKey source(Map<String, AttributeValue> fact) {
        return new InterfaceKey(teamId(fact), Items.requiredText(fact, "department"));
    }

    /** Returns the name of the rating that a fact is or asks for: {@code requestId#n}. */
    static String ratingName(Map<String, AttributeValue> fact) {
        return Items.requiredText(fact, "id") + "#" + Items.requiredNumber(fact, "completion");
    }

    /** Returns true if a fact is an invitation. */
    static boolean isInvitation(Map<String, AttributeValue> fact) {
        return fact.containsKey("sentAt");
    }

    /** Returns true if the team itself entered the request. */
    static boolean isNoted(Map<String, AttributeValue> fact) {
        return Items.flag(fact, "noted");
    }

    /** Returns true if a rating has a comment. */
    static boolean isCommented(Map<String, AttributeValue> rating) {
        return Items.flag(rating, "commented");
    }

    /** Returns the rating itself, 1 to 5. */
    static int rating(Map<String, AttributeValue> rating) {
        return Items.requiredNumber(rating, "rating");
    }

    /** Returns the voice of a rating. It is not one of somebody asked yet: only the invitation tells that. */
    static Voice voice(Map<String, AttributeValue> rating) {
        var drivers = new HashMap<String, Integer>();
        for (var driver : Answer.DRIVERS) {
            var value = Items.number(rating, driver);
            if (value != null) {
                drivers.put(driver, value);
            }
        }
        return new Voice(rating(rating), drivers, false, Items.flag(rating, "followedUp"),
                Items.requiredInstant(rating, "ratedAt"), Items.requiredText(rating, "id"));
    }

    /** Returns how long a completion took, from the request on. */
    static Duration duration(Map<String, AttributeValue> completion) {
        return Duration.between(Items.requiredInstant(completion, "createdAt"),
                Items.requiredInstant(completion, "completedAt"));
    }

    /** Returns how the request of a completion was handled by the team that completed it. */
    static HandlingCounts handling(Map<String, AttributeValue> completion) {
        return new HandlingCounts(1, isNoted(completion) ? 1 : 0, 0);
    }

    /** Returns the other teams that had the request of a completion before. */
    static List<String> formerTeams(Map<String, AttributeValue> completion) {
        return Items.texts(completion, "formerTeams").stream().distinct()
                .filter(team -> !team.equals(teamId(completion))).toList();
    }
}
