package org.resonanz.teams;

import static org.resonanz.platform.aws.Items.requiredText;
import static org.resonanz.platform.aws.Items.text;
import static org.resonanz.platform.aws.Items.texts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.resonanz.platform.aws.Cached;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Overtaken;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Reads and changes the team tree in the table: a partition of teams and one version item that every change raises. */
public final class TeamStore implements Supplier<TeamTree> {
    private static final String PARTITION = "TEAMS";
    /** The sort key of the version item. It sorts before every id, and no id may look like it. */
    private static final String VERSION = "#version";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Cached<TeamTree> cached;

    public TeamStore(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.cached = Cached.of(Duration.ofSeconds(60), clock, this::read);
    }

    /** Returns the tree, at most 60 seconds old. */
    @Override
    public TeamTree get() {
        return cached.get();
    }

    /**
     * Returns the tree for looking up a team. It is read again if the copy does not know the team, so that a new team
     * can be used at once.
     *
     * @param teamId null for none
     */
    public TeamTree knowing(String teamId) {
        var tree = cached.get();
        if (teamId == null || Team.isReserved(teamId) || tree.find(teamId).isPresent()) {
            return tree;
        }
        cached.forget();
        return cached.get();
    }

    /** Returns the tree as it stands now. */
    public TeamTree read() {
        var teams = new ArrayList<Team>();
        var version = 0L;
        Instant since = null;
        var pages = dynamoDb.queryPaginator(query -> query.tableName(table).consistentRead(true)
                .keyConditionExpression("PK = :teams")
                .expressionAttributeValues(Items.values().put(":teams", PARTITION).build()));
        for (var item : pages.items()) {
            if (VERSION.equals(text(item, "SK"))) {
                version = Items.requiredNumber(item, "version");
                since = Items.instant(item, "since");
            } else {
                teams.add(fromItem(item));
            }
        }
        return TeamTree.of(version, since, teams);
    }

    /**
     * Stores a team if the tree is still the one against which the change was checked.
     *
     * @return false if somebody else changed the tree meanwhile
     */
    public boolean put(Team team, TeamTree checkedAgainst, Instant now) {
        var since = checkedAgainst.since() == null ? now : checkedAgainst.since();
        var values = Items.values().put(":old", checkedAgainst.version()).put(":new", checkedAgainst.version() + 1)
                .put(":since", since).build();
        if (checkedAgainst.version() == 0) {
            values.remove(":old");
        }
        try {
            var raise = TransactWriteItem.builder().update(update -> update.tableName(table)
                    .key(Items.key(PARTITION, VERSION))
                    .conditionExpression(checkedAgainst.version() == 0 ? "attribute_not_exists(PK)" : "version = :old")
                    .updateExpression("SET version = :new, since = :since")
                    .expressionAttributeValues(values)).build();
            var put = TransactWriteItem.builder().put(item -> item.tableName(table).item(toItem(team))).build();
            dynamoDb.transactWriteItems(write -> write.transactItems(List.of(raise, put)));
            cached.forget();
            return true;
        } catch (TransactionCanceledException lost) {
            Overtaken.elseThrow(lost);
            cached.forget();
            return false;
        }
    }

    private static Map<String, AttributeValue> toItem(Team team) {
        return Items.item(PARTITION, team.id())
                .put("name", team.name())
                .put("parentId", team.parentId())
                .put("leads", team.leads())
                .put("mailbox", team.mailbox())
                .put("locale", team.locale())
                .build();
    }

    private static Team fromItem(Map<String, AttributeValue> item) {
        return new Team(requiredText(item, "SK"), requiredText(item, "name"), text(item, "parentId"),
                texts(item, "leads"),
                text(item, "mailbox"), requiredText(item, "locale"));
    }
}
