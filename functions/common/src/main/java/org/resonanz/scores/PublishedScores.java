package org.resonanz.scores;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads published scores, batches and comments. Readers begin with the day of the last publication and see nothing
 * newer.
 */
public final class PublishedScores {
    private static final int COLLECTING_DAYS = 90;
    private static final String BATCH = "BATCH#";
    private static final int BATCHES_AT_ONCE = 200;
    /** The most bytes of comments in an answer, counted as JSON within JSON: half of the 6 MB that Lambda allows. */
    private static final int MOST_BYTES = 3_000_000;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public PublishedScores(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns the last day whose scores are complete, ISO 8601; empty before the first publication. */
    public Optional<String> day() {
        var answer = dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(Items.key("PUBLICATION", "LATEST")));
        return answer.hasItem() ? Optional.ofNullable(Items.text(answer.item(), "day")) : Optional.empty();
    }

    /** Returns the scores of all teams in a window, as members of JSON objects by name. */
    public List<Map<String, Object>> scores(String window, String day) {
        return query("PK = :key", Items.values().put(":key", "SCORES#" + window + "#" + day));
    }

    /** Returns the scores of all interfaces in a window, as members of JSON objects by name. */
    public List<Map<String, Object>> cells(String window, String day) {
        return query("PK = :key", Items.values().put(":key", "INTERFACES#" + window + "#" + day));
    }

    /**
     * Returns the window's design effect for the whole organisation: the factor by which its variance is larger because
     * the same people answer again. Empty if it is unknown or rests on too few people to be shown.
     */
    public Optional<Double> designEffect(String window, String day) {
        var item = dynamoDb.getItem(get -> get.tableName(table).key(Items.key("DESIGN_EFFECTS", day.substring(0, 7))))
                .item();
        return Optional.ofNullable(item.get("window" + window)).map(AttributeValue::m)
                .filter(effects -> Items.flag(effects, "shown"))
                .map(effects -> Double.valueOf(Items.required(effects, "organisation").n()));
    }

    /**
     * An interface at which work was done.
     *
     * @param department id of the department, or {@code external} or {@code unassigned}
     */
    public record Place(String teamId, String department) {
        private static Place parse(String text) {
            var parts = text.split("#", 2);
            return new Place(parts[0], parts[1]);
        }
    }

    /**
     * Returns the interfaces at which work was done within the 90 days before a day. It tells only that somebody was
     * served.
     */
    public List<Place> collecting(String day) {
        var since = LocalDate.parse(day).minusDays(COLLECTING_DAYS).toString();
        return items("PK = :key", Items.values().put(":key", "PLACES")).stream()
                .filter(place -> Items.requiredText(place, "firstOn").compareTo(day) <= 0
                        && Items.requiredText(place, "lastOn").compareTo(since) >= 0)
                .map(place -> Place.parse(Items.requiredText(place, "SK"))).toList();
    }

    /**
     * Returns the number of requests that had been open for more than 14 days, by team id; teams without any are left
     * out.
     */
    public Map<String, Integer> longOpen(String day) {
        var item = dynamoDb.getItem(get -> get.tableName(table).key(Items.key("LONG_OPEN", day))).item();
        var teams = new LinkedHashMap<String, Integer>();
        if (item.containsKey("teams")) {
            item.get("teams").m().forEach((team, count) -> teams.put(team, Integer.valueOf(count.n())));
        }
        return teams;
    }

    /**
     * A page of a team's batches, oldest first.
     *
     * @param olderThan day and place of the oldest of them if there are older ones, otherwise null
     */
    public record Batches(List<Map<String, Object>> batches, @Nullable String olderThan) {
        /** A page without batches, and with none before it. */
        public static final Batches NONE = new Batches(List.of(), null);
    }

    /**
     * Returns a page of at most 200 of a team's own batches, the last ones before a place.
     *
     * @param olderThan day and place of a batch before which they closed, as {@code 2026-11-22#team}; null for the
     *                  newest
     */
    public Batches batches(String teamId, String day, @Nullable String olderThan) {
        // The day's own batches sort after the bare day; '~' sorts after every place.
        var end = day + "#~";
        var last = olderThan == null || olderThan.compareTo(end) > 0 ? end : olderThan;
        var found = newestFirst(teamId, BATCH, last)
                .filter(item -> !Items.requiredText(item, "SK").equals(BATCH + olderThan))
                .limit(BATCHES_AT_ONCE + 1L).toList();
        var page = found.subList(0, Math.min(BATCHES_AT_ONCE, found.size())).reversed();
        return new Batches(page.stream().map(PublishedScores::json).toList(), found.size() == page.size()
                ? null
                : Items.requiredText(page.getFirst(), "SK").substring(BATCH.length()));
    }

    /**
     * Returns the comments of a team that were released by a day and have not expired, in alphabetical order. If they
     * are more than an answer holds, the oldest groups are left out as a whole.
     */
    public List<String> comments(String teamId, String day, Instant now) {
        var comments = new ArrayList<String>();
        var bytes = 0;
        for (var group : (Iterable<Map<String, AttributeValue>>) newestFirst(teamId, "QUOTES#", day)
                .filter(item -> !Items.expired(item, now))::iterator) {
            bytes += bytes(Items.texts(group, "comments"));
            if (bytes > MOST_BYTES) {
                break;
            }
            comments.addAll(Items.texts(group, "comments"));
        }
        return comments.stream().sorted().toList();
    }

    private Stream<Map<String, AttributeValue>> newestFirst(String teamId, String prefix, String last) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true).scanIndexForward(false)
                .keyConditionExpression("PK = :key AND SK BETWEEN :first AND :last")
                .expressionAttributeValues(Items.values().put(":key", "TEAM#" + teamId).put(":first", prefix)
                        .put(":last", prefix + last).build()))
                .items().stream();
    }

    private static int bytes(List<String> texts) {
        try {
            return JSON.std.asString(JSON.std.asString(texts)).getBytes(StandardCharsets.UTF_8).length;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<Map<String, Object>> query(String condition, Items values) {
        return items(condition, values).stream().map(PublishedScores::json).toList();
    }

    private List<Map<String, AttributeValue>> items(String condition, Items values) {
        return dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true)
                .keyConditionExpression(condition).expressionAttributeValues(values.build()))
                .items().stream().toList();
    }

    private static Map<String, Object> json(Map<String, AttributeValue> item) {
        try {
            var json = new LinkedHashMap<String, Object>();
            if (item.containsKey("closedOn")) {
                json.put("closedOn", Items.text(item, "closedOn"));
                json.put("node", Items.text(item, "place"));
            }
            json.putAll(JSON.std.mapFrom(Items.text(item, "score")));
            return json;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
