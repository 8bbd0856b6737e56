package org.resonanz.managefollowups;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUpId;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Reads and resolves follow-ups in the table, each in its team's partition. */
final class FollowUpTable {
    /** The order of lists: open cases before resolved ones, each newest first. */
    private static final Comparator<FollowUp> ORDER = Comparator
            .comparing((FollowUp followUp) -> followUp.resolution() != null)
            .thenComparing(FollowUp::openedAt, Comparator.reverseOrder())
            .thenComparing(followUp -> followUp.id().toString());

    /** The most cases of a list: nobody reads more, and a team may be given any number. */
    private static final int MOST = 500;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    FollowUpTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /** Returns the cases of some teams, open ones first, each newest first, as many as one reads. */
    List<FollowUp> of(Collection<String> teamIds) {
        var first = new TreeSet<FollowUp>(ORDER);
        teamIds.stream().flatMap(id -> dynamoDb.queryPaginator(
                ItemQuery.prefix(table, TeamItem.partition(id), FollowUpItem.PREFIX).consistentRead(true).build())
                .items().stream()).filter(this::isAlive).map(FollowUpItem::fromItem).forEach(followUp -> {
                    first.add(followUp);
                    if (first.size() > MOST) {
                        first.removeLast();
                    }
                });
        return List.copyOf(first);
    }

    /** Returns a case of one of the teams; empty if they have none with this id. */
    Optional<FollowUp> find(Collection<String> teamIds, FollowUpId id) {
        return teamIds.stream().map(teamId -> dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(FollowUpItem.key(teamId, id.requestId(), id.completion()))).item())
                .filter(item -> !item.isEmpty() && isAlive(item)).map(FollowUpItem::fromItem).findFirst();
    }

    /** Resolves a case unless it is resolved already. */
    Resolved resolve(FollowUp open, FollowUp.Resolution resolution) {
        try {
            return Resolved.of(FollowUpItem.fromItem(dynamoDb.updateItem(FollowUpItem.resolved(open, resolution)
                    .request(table).returnValues(ReturnValue.ALL_NEW).build()).attributes()), resolution);
        } catch (ConditionalCheckFailedException resolvedOrGone) {
            return resolvedOrGone.hasItem()
                    ? Resolved.of(FollowUpItem.fromItem(resolvedOrGone.item()), resolution)
                    : new Resolved.Missing();
        }
    }

    private boolean isAlive(Map<String, AttributeValue> item) {
        return !Items.expired(item, clock.instant());
    }
}
