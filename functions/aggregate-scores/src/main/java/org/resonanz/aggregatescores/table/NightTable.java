package org.resonanz.aggregatescores.table;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.nights.PublicationItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsItem;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Reads and changes the record of nights, and the day up to which readers may look. */
public final class NightTable {
    static final String PARTITION = "NIGHTS";

    /**
     * The settings and the tree that a night goes by, fixed when it is first started.
     *
     * @param run   the name of the run that holds the night; when a later one takes it over, this one may write no more
     * @param again true if an earlier run was killed, or still believes that it holds the night
     */
    public record Plan(LocalDate day, Settings settings, TeamTree tree, String run, boolean again) {
    }

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    public NightTable(Tables tables, Clock clock) {
        this.dynamoDb = tables.dynamoDb();
        this.table = tables.name();
        this.clock = clock;
    }

    /** Returns the time of the night's clock. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Returns the last finished night; empty before the first. Nights are run in order, so only the newest can be
     * unfinished.
     */
    public Optional<LocalDate> lastFinished() {
        return dynamoDb.query(query -> query.tableName(table).consistentRead(true).scanIndexForward(false).limit(2)
                .keyConditionExpression("PK = :nights")
                .expressionAttributeValues(Items.values().put(":nights", PARTITION).build()))
                .items().stream().filter(item -> item.containsKey("finishedAt")).findFirst()
                .map(item -> LocalDate.parse(Items.text(item, "SK")));
    }

    /**
     * Starts a night, or takes it over with the settings and the tree that it was started with; empty if it is
     * finished.
     */
    public Optional<Plan> start(LocalDate day, Settings settings, TeamTree tree) {
        var run = UUID.randomUUID().toString();
        var item = Items.item(PARTITION, day.toString()).put("startedAt", clock.instant()).put("heldBy", run)
                .put("teams", teams(tree)).put("treeVersion", tree.version()).build();
        item.putAll(SettingsItem.attributes(settings));
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(PK)"));
            return Optional.of(new Plan(day, settings, tree, run, false));
        } catch (ConditionalCheckFailedException startedBefore) {
            return takeOver(day, run);
        }
    }

    private Optional<Plan> takeOver(LocalDate day, String run) {
        try {
            var stored = dynamoDb.updateItem(set -> set.tableName(table).key(Items.key(PARTITION, day.toString()))
                    .updateExpression("SET heldBy = :run").conditionExpression("attribute_not_exists(finishedAt)")
                    .expressionAttributeValues(Items.values().put(":run", run).build())
                    .returnValues(ReturnValue.ALL_NEW)).attributes();
            var tree = TeamTree.of(Items.number(stored, "treeVersion"), Instant.EPOCH,
                    teams(Items.text(stored, "teams")));
            return Optional.of(new Plan(day, SettingsItem.fromItem(stored), tree, run, true));
        } catch (ConditionalCheckFailedException finished) {
            return Optional.empty();
        }
    }

    /**
     * Marks a night as finished.
     *
     * @param counts numbers to keep with it, by name
     * @return false if another run has taken it over
     */
    public boolean finish(Plan plan, Map<String, Integer> counts) {
        var values = Items.values().put(":now", clock.instant()).put(":run", plan.run());
        var update = new StringBuilder("REMOVE heldBy SET finishedAt = :now");
        counts.forEach((name, count) -> {
            values.put(":" + name, count);
            update.append(", ").append(name).append(" = :").append(name);
        });
        try {
            dynamoDb.updateItem(set -> set.tableName(table).key(Items.key(PARTITION, plan.day().toString()))
                    .updateExpression(update.toString()).conditionExpression("heldBy = :run")
                    .expressionAttributeValues(values.build()));
            return true;
        } catch (ConditionalCheckFailedException takenOver) {
            return false;
        }
    }

    /** Lets readers look up to a day. An earlier day than the latest changes nothing. */
    public void publish(LocalDate day) {
        try {
            dynamoDb.putItem(PublicationItem.moveTo(table, day));
        } catch (ConditionalCheckFailedException newer) {
            // Readers are there already.
        }
    }

    private static String teams(TeamTree tree) {
        var teams = new ArrayList<Map<String, Object>>();
        for (var team : tree.teams()) {
            var json = new LinkedHashMap<String, Object>();
            json.put("id", team.id());
            json.put("name", team.name());
            json.put("parentId", team.parentId());
            teams.add(json);
        }
        try {
            return JSON.std.asString(teams);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Team> teams(String json) {
        try {
            return JSON.std.listOfFrom(Object.class, json).stream().map(entry -> (Map<?, ?>) entry)
                    .map(team -> new Team(team.get("id").toString(), team.get("name").toString(),
                            (String) team.get("parentId"), List.of(), null, "de"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
