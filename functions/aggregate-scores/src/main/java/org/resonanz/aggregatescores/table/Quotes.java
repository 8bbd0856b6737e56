package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Tables.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resonanz.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Released comments: {@code TEAM#id / QUOTES#date}. A group holds the words of its ratings in an order that tells
 * nothing, and goes whole, when the first of them expires.
 */
final class Quotes {
    static final String PREFIX = "QUOTES#";
    private static final int AT_ONCE = 100;
    /** DynamoDB's limit for an item is 400 KB. */
    private static final int MOST_BYTES = 390_000;
    private static final int OVERHEAD = 10;

    private final Tables tables;

    Quotes(Tables tables) {
        this.tables = tables;
    }

    static Map<String, AttributeValue> key(String teamId, LocalDate night) {
        return Items.key("TEAM#" + teamId, PREFIX + night);
    }

    /**
     * A team's group as an item; empty where none of its ratings has a comment any more.
     *
     * @param ratings as {@code requestId#n}
     */
    Optional<Map<String, AttributeValue>> group(String teamId, LocalDate night, List<String> ratings, Instant now) {
        var found = fitting(read(ratings).stream()
                .filter(item -> Items.text(item, "comment") != null && !Items.expired(item, now))
                .sorted(Comparator.comparing(Quotes::name)).toList());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var item = new LinkedHashMap<>(key(teamId, night));
        item.put("day", text(night.toString()));
        // The order of the alphabet tells nothing of who wrote when.
        item.put("comments", AttributeValue.fromL(found.stream().map(rating -> Items.text(rating, "comment")).sorted()
                .map(Tables::text).toList()));
        // Erasure looks here; sorted by themselves they do not tell who wrote which.
        item.put("ratings", AttributeValue.fromL(found.stream().map(Quotes::name).sorted().map(Tables::text).toList()));
        found.stream().map(rating -> rating.get("expiresAt")).filter(end -> end != null)
                .min(Comparator.comparing(end -> Long.valueOf(end.n()))).ifPresent(end -> item.put("expiresAt", end));
        return Optional.of(item);
    }

    /** As many as an item holds; the others are not released. */
    private static List<Map<String, AttributeValue>> fitting(List<Map<String, AttributeValue>> ratings) {
        var bytes = 0;
        var fitting = new ArrayList<Map<String, AttributeValue>>();
        for (var rating : ratings) {
            bytes += name(rating).length() + Items.text(rating, "comment").getBytes(StandardCharsets.UTF_8).length + OVERHEAD;
            if (bytes <= MOST_BYTES) {
                fitting.add(rating);
            }
        }
        return fitting;
    }

    private List<Map<String, AttributeValue>> read(List<String> ratings) {
        var found = new ArrayList<Map<String, AttributeValue>>();
        for (var from = 0; from < ratings.size(); from += AT_ONCE) {
            var keys = ratings.subList(from, Math.min(from + AT_ONCE, ratings.size())).stream().map(Quotes::ratingKey).toList();
            var open = Map.of(tables.name(), KeysAndAttributes.builder().keys(keys).consistentRead(true)
                    .projectionExpression("PK, SK, #comment, expiresAt")
                    .expressionAttributeNames(Map.of("#comment", "comment")).build());
            while (!open.isEmpty()) {
                var wanted = open;
                var answer = tables.dynamoDb().batchGetItem(get -> get.requestItems(wanted));
                found.addAll(answer.responses().getOrDefault(tables.name(), List.of()));
                open = answer.unprocessedKeys();
            }
        }
        return found;
    }

    private static Map<String, AttributeValue> ratingKey(String rating) {
        var parts = rating.split("#");
        return Items.key("REQUEST#" + parts[0], "RATING#" + parts[1]);
    }

    private static String name(Map<String, AttributeValue> item) {
        return Items.text(item, "PK").substring("REQUEST#".length()) + "#"
                + Items.text(item, "SK").substring("RATING#".length());
    }
}
