package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.aws.Items;
import org.resonanz.facts.DayShards;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The facts of one day in one shard, as streams in the order of the persons' pseudonyms. */
final class Facts {
    /** Most keys of one BatchGetItem. */
    private static final int AT_ONCE = 100;

    private static final List<String> DRIVERS = List.of("speed", "competence", "friendliness");

    private final Tables tables;

    Facts(Tables tables) {
        this.tables = tables;
    }

    /** Reads a partition of the index page by page. */
    Iterator<Map<String, AttributeValue>> read(DayShards.Kind kind, LocalDate day, int shard) {
        return tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).indexName("byDay")
                .keyConditionExpression("dayShard = :shard")
                .expressionAttributeValues(Items.values().put(":shard", DayShards.of(kind, day, shard)).build()))
                .items().iterator();
    }

    /**
     * The invitations of a day that nobody has answered by an instant: neither rated nor withdrawn by then.
     *
     * @param until ISO 8601, as times stand in items
     */
    Iterator<Map<String, AttributeValue>> silences(LocalDate day, int shard, String until) {
        return new Silences(read(DayShards.Kind.INVITATION, day, shard), AT_ONCE, some -> unanswered(some, until));
    }

    private List<Map<String, AttributeValue>> unanswered(List<Map<String, AttributeValue>> invitations, String until) {
        var answers = answers(invitations);
        return invitations.stream().filter(invitation -> Optional.ofNullable(answers.get(ratingKey(invitation)))
                .filter(answered -> answered.compareTo(until) < 0).isEmpty()).toList();
    }

    /** When the invitations were answered or withdrawn, by the rating's key. */
    private Map<Map<String, AttributeValue>, String> answers(List<Map<String, AttributeValue>> invitations) {
        var keys = invitations.stream().map(Facts::ratingKey).distinct().toList();
        var answers = new HashMap<Map<String, AttributeValue>, String>();
        var open = Map.of(tables.name(), KeysAndAttributes.builder()
                .keys(keys).projectionExpression("PK, SK, firstRatedAt, withdrawnAt").build());
        while (!open.isEmpty()) {
            var wanted = open;
            var answer = tables.dynamoDb().batchGetItem(get -> get.requestItems(wanted));
            for (var item : answer.responses().getOrDefault(tables.name(), List.of())) {
                var at = Optional.ofNullable(Items.text(item, "firstRatedAt")).orElse(Items.text(item, "withdrawnAt"));
                answers.put(Items.key(Items.text(item, "PK"), Items.text(item, "SK")), at);
            }
            open = answer.unprocessedKeys();
        }
        return answers;
    }

    private static Map<String, AttributeValue> ratingKey(Map<String, AttributeValue> invitation) {
        return Items.key("REQUEST#" + Items.text(invitation, "id"), "RATING#" + Items.number(invitation, "completion"));
    }

    /** Names a rating: {@code requestId#n}. */
    static String rating(Map<String, AttributeValue> fact) {
        return Items.text(fact, "id") + "#" + Items.number(fact, "completion");
    }

    static Interface source(Map<String, AttributeValue> fact) {
        return new Interface(Items.text(fact, "teamId"), Items.text(fact, "department"));
    }

    static Voice voice(Map<String, AttributeValue> fact) {
        var drivers = new TreeMap<String, Integer>();
        for (var driver : DRIVERS) {
            if (fact.containsKey(driver)) {
                drivers.put(driver, Items.number(fact, driver));
            }
        }
        return new Voice(Items.number(fact, "rating"), drivers, Items.flag(fact, "counts"),
                Items.flag(fact, "followedUp"), Items.instant(fact, "ratedAt"), Items.text(fact, "id"));
    }
}
