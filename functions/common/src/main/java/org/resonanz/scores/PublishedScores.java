package org.resonanz.scores;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What has been published. Readers start at the publication's day and see nothing newer. */
public final class PublishedScores {
    private static final int COLLECTING_DAYS = 90;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public PublishedScores(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The last day whose scores are whole, ISO 8601; empty before the first. */
    public Optional<String> day() {
        var answer = dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(Items.key("PUBLICATION", "LATEST")));
        return answer.hasItem() ? Optional.ofNullable(Items.text(answer.item(), "day")) : Optional.empty();
    }

    /** Returns the scores of a window, team by team, their members as the API shows them. */
    public List<Map<String, Object>> scores(String window, String day) {
        return query("PK = :key", Items.values().put(":key", "SCORES#" + window + "#" + day));
    }

    /** Returns the scores of a window, interface by interface. */
    public List<Map<String, Object>> cells(String window, String day) {
        return query("PK = :key", Items.values().put(":key", "INTERFACES#" + window + "#" + day));
    }

    /**
     * Returns the window's design effect for the whole organisation: by how many times its voices tell less because the
     * same people answer again. Empty where it is unknown or rests on too few people to be shown.
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
     * @param department id, or {@code external} or {@code unassigned}
     */
    public record Place(String teamId, String department) {
        private static Place parse(String text) {
            var parts = text.split("#", 2);
            return new Place(parts[0], parts[1]);
        }
    }

    /** Returns where work was done within the last 90 days before a day; that somebody was served is all that it tells. */
    public List<Place> collecting(String day) {
        var since = LocalDate.parse(day).minusDays(COLLECTING_DAYS).toString();
        return items("PK = :key", Items.values().put(":key", "PLACES")).stream()
                .filter(place -> Items.requiredText(place, "firstOn").compareTo(day) <= 0
                        && Items.requiredText(place, "lastOn").compareTo(since) >= 0)
                .map(place -> Place.parse(Items.requiredText(place, "SK"))).toList();
    }

    /** Returns how many requests of each team had been open for more than 14 days, by id; a team without any is left out. */
    public Map<String, Integer> longOpen(String day) {
        var item = dynamoDb.getItem(get -> get.tableName(table).key(Items.key("LONG_OPEN", day))).item();
        var teams = new LinkedHashMap<String, Integer>();
        if (item.containsKey("teams")) {
            item.get("teams").m().forEach((team, count) -> teams.put(team, Integer.valueOf(count.n())));
        }
        return teams;
    }

    /** A team's own batches, oldest first. */
    public List<Map<String, Object>> batches(String teamId, String day) {
        // The day's own batches sort after the bare day; '~' sorts after every place.
        return query("PK = :key AND SK BETWEEN :first AND :last", Items.values().put(":key", "TEAM#" + teamId)
                .put(":first", "BATCH#").put(":last", "BATCH#" + day + "#~"));
    }

    /** The comments of a team that were released by a day and have not expired, in the order of the alphabet. */
    public List<String> comments(String teamId, String day, Instant now) {
        return items("PK = :key AND SK BETWEEN :first AND :last", Items.values().put(":key", "TEAM#" + teamId)
                .put(":first", "QUOTES#").put(":last", "QUOTES#" + day)).stream()
                .filter(group -> !Items.expired(group, now))
                .flatMap(group -> Items.texts(group, "comments").stream()).sorted().toList();
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
