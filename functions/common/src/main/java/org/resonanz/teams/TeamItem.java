package org.resonanz.teams;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts teams to items of the table and back: {@code TEAMS / id}. One more item of the partition holds the version
 * of the tree, which every change raises. Each team has a partition of its own, too, for the items that belong to it.
 */
public final class TeamItem {
    /** The partition of the tree. */
    static final String PARTITION = "TEAMS";

    /** The sort key of the version item. It sorts before every id, and no id may look like it. */
    private static final String VERSION = "#version";
    private static final String PREFIX = "TEAM#";

    private TeamItem() {}

    /** Returns the team's own partition, which holds its follow-ups, waiting facts, batches and comments. */
    public static String partition(String teamId) {
        return PREFIX + teamId;
    }

    /** Returns the id of the team in whose own partition an item is. */
    public static String teamId(Map<String, AttributeValue> item) {
        return Items.partition(item).substring(PREFIX.length());
    }

    static boolean isVersion(Map<String, AttributeValue> item) {
        return VERSION.equals(Items.sort(item));
    }

    static int version(Map<String, AttributeValue> item) {
        return Items.requiredNumber(item, "version");
    }

    /** Returns when the first team was stored, null if the version item is older than this attribute. */
    static @Nullable Instant since(Map<String, AttributeValue> item) {
        return Items.instant(item, "since");
    }

    /** Returns the change that raises the version of the tree. It fails if somebody else has raised it meanwhile. */
    static ItemUpdate raised(TeamTree tree, Instant now) {
        var first = tree.version() == 0;
        return ItemUpdate.of(Items.key(PARTITION, VERSION), "SET version = :new, since = :since", Items.values()
                .put(":old", first ? null : (Long) tree.version()).put(":new", tree.version() + 1)
                .put(":since", tree.since() == null ? now : tree.since()))
                .onlyIf(first ? Items.ABSENT : "version = :old");
    }

    /** Returns the write that stores a team. */
    static ItemPut put(Team team) {
        return ItemPut.of(Items.item(PARTITION, team.id())
                .put("name", team.name())
                .put("parentId", team.parentId())
                .put("leads", team.leads())
                .put("mailbox", team.mailbox())
                .put("locale", team.locale())
                .put("synonyms", team.synonyms().isEmpty() ? null : team.synonyms())
                .put("reasons", team.reasons().equals(ReasonList.DEFAULT) ? null : ReasonItem.list(team.reasons()))
                .put("promise", PromiseItem.attribute(team.promise()))
                .put("action", ActionItem.attribute(team.action()))
                .build());
    }

    static Team fromItem(Map<String, AttributeValue> item) {
        return new Team(Items.sort(item), Items.requiredText(item, "name"), Items.text(item, "parentId"),
                Items.texts(item, "leads"), Items.text(item, "mailbox"), Items.requiredText(item, "locale"),
                Items.texts(item, "synonyms"), ReasonItem.fromList(item.get("reasons")),
                PromiseItem.fromAttribute(item.get("promise")), ActionItem.fromAttribute(item.get("action")));
    }
}
