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
import java.util.Set;
import org.resonanz.platform.aws.BatchReads;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The released comments of a team, as items {@code TEAM#id / QUOTES#date}. A group holds the texts of its ratings in an
 * order that tells nothing, and is deleted as a whole, at the end of a month.
 */
final class Quotes {
    static final String PREFIX = "QUOTES#";
    /** The most bytes of a group: DynamoDB's limit for an item is 400 KB. */
    private static final int MOST_BYTES = 390_000;
    /** The bytes that a comment takes beside its text and its name. */
    private static final int OVERHEAD = 10;

    private final Tables tables;

    Quotes(Tables tables) {
        this.tables = tables;
    }

    static Map<String, AttributeValue> key(String teamId, LocalDate night) {
        return Items.key("TEAM#" + teamId, PREFIX + night);
    }

    /**
     * Returns a team's group as an item; empty if none of its ratings has a comment any more.
     *
     * @param ratings as {@code requestId#n}
     * @param end     when the group is deleted
     */
    Optional<Map<String, AttributeValue>> group(String teamId, LocalDate night, Set<String> ratings, Instant end,
            Instant now) {
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
        item.put("expiresAt", Tables.number(end.getEpochSecond()));
        return Optional.of(item);
    }

    /** Returns as many ratings as an item holds; the others are not released. */
    private static List<Map<String, AttributeValue>> fitting(List<Map<String, AttributeValue>> ratings) {
        var bytes = 0;
        var fitting = new ArrayList<Map<String, AttributeValue>>();
        for (var rating : ratings) {
            bytes += name(rating).length() + Items.text(rating, "comment").getBytes(StandardCharsets.UTF_8).length
                    + OVERHEAD;
            if (bytes <= MOST_BYTES) {
                fitting.add(rating);
            }
        }
        return fitting;
    }

    private List<Map<String, AttributeValue>> read(Set<String> ratings) {
        return BatchReads.read(tables.dynamoDb(), tables.name(), ratings.stream().map(Quotes::ratingKey).toList(),
                wanted -> wanted.consistentRead(true).projectionExpression("PK, SK, #comment, expiresAt")
                        .expressionAttributeNames(Map.of("#comment", "comment")));
    }

    private static Map<String, AttributeValue> ratingKey(String rating) {
        var parts = rating.split("#");
        return Items.key("REQUEST#" + parts[0], "RATING#" + parts[1]);
    }

    /** Returns the name of a rating's item: {@code requestId#n}. */
    private static String name(Map<String, AttributeValue> item) {
        return Items.text(item, "PK").substring("REQUEST#".length()) + "#"
                + Items.text(item, "SK").substring("RATING#".length());
    }
}
