package org.resonanz.nights;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsItem;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;

/**
 * Converts the record of a night to an item {@code NIGHTS / day} and back. It holds the settings and the tree that the
 * night goes by, the run that works on it and, once it is finished, its counts.
 */
public final class NightItem {
    /** The partition of all nights, sorted by day. */
    public static final String PARTITION = "NIGHTS";

    /** The condition that a run holds the night. */
    private static final String HELD_BY_RUN = "heldBy = :run";

    private NightItem() {}

    /** Returns the key of a night's item. */
    public static Map<String, AttributeValue> key(LocalDate day) {
        return Items.key(PARTITION, day.toString());
    }

    /** Returns a key that no night has. */
    public static Map<String, AttributeValue> noKey() {
        return Items.key(PARTITION, "none");
    }

    /**
     * Returns the write of a night that begins. It fails if one has begun before.
     *
     * @param run the name of the run that begins it
     */
    public static ItemPut begun(LocalDate day, Settings settings, TeamTree tree, String run,
            Instant now) {
        var item = Items.item(PARTITION, day.toString()).put("startedAt", now).put("heldBy", run)
                .put("teams", toJson(tree)).put("treeVersion", tree.version()).build();
        item.putAll(SettingsItem.attributes(settings));
        return ItemPut.of(item).ifAbsent();
    }

    /** Returns the change that gives a night to another run. It fails if the night is finished. */
    public static ItemUpdate takeOver(LocalDate day, String run) {
        return ItemUpdate.of(key(day), "SET heldBy = :run", Items.values().put(":run", run))
                .onlyIf("attribute_not_exists(finishedAt)");
    }

    /** Returns the change that finishes a night. It fails unless the run holds the night. */
    public static ItemUpdate finish(LocalDate day, String run, Map<NightCount, Integer> counts, Instant now) {
        var values = Items.values().put(":now", now).put(":run", run);
        var update = new StringBuilder("REMOVE heldBy SET finishedAt = :now");
        counts.forEach((count, number) -> {
            values.put(":" + count.attribute(), number);
            update.append(", ").append(count.attribute()).append(" = :").append(count.attribute());
        });
        return ItemUpdate.of(key(day), update.toString(), values).onlyIf(HELD_BY_RUN);
    }

    /** Returns the check, for a transaction, that a run holds a night. */
    public static ConditionCheck heldBy(String table, LocalDate day, String run) {
        return ConditionCheck.builder().tableName(table).key(key(day)).conditionExpression(HELD_BY_RUN)
                .expressionAttributeValues(Items.values().put(":run", run).build()).build();
    }

    /** Returns the day of a night. */
    public static LocalDate day(Map<String, AttributeValue> item) {
        return LocalDate.parse(Items.sort(item));
    }

    /** Returns the time at which the first run of a night began, ISO 8601 UTC. */
    public static String startedAt(Map<String, AttributeValue> item) {
        return Items.requiredText(item, "startedAt");
    }

    /** Returns the time at which a night was finished, ISO 8601 UTC; null if it is not. */
    public static @Nullable String finishedAt(Map<String, AttributeValue> item) {
        return Items.text(item, "finishedAt");
    }

    /** Returns true if a night is finished. */
    public static boolean isFinished(Map<String, AttributeValue> item) {
        return item.containsKey("finishedAt");
    }

    /** Returns the counts of a night, without those that it did not count, and none while it runs. */
    public static Map<NightCount, Integer> counts(Map<String, AttributeValue> item) {
        var counts = new EnumMap<NightCount, Integer>(NightCount.class);
        for (var count : NightCount.values()) {
            if (item.containsKey(count.attribute())) {
                counts.put(count, Items.requiredNumber(item, count.attribute()));
            }
        }
        return counts;
    }

    /** Returns the settings that a night goes by. */
    public static Settings settings(Map<String, AttributeValue> item) {
        return SettingsItem.fromItem(item);
    }

    /** Returns the tree that a night goes by. Leads and mailboxes are not kept. */
    public static TeamTree tree(Map<String, AttributeValue> item) {
        return TeamTree.of(Items.requiredNumber(item, "treeVersion"), Instant.EPOCH,
                teams(Items.requiredText(item, "teams")));
    }

    private static String toJson(TeamTree tree) {
        var teams = new ArrayList<Map<String, @Nullable Object>>();
        for (var team : tree.teams()) {
            var json = new LinkedHashMap<String, @Nullable Object>();
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
                    .map(NightItem::team).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Team team(Map<?, ?> json) {
        return new Team(String.valueOf(json.get("id")), String.valueOf(json.get("name")),
                (String) json.get("parentId"), List.of(), null, "de");
    }
}
