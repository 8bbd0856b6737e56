package org.resonanz.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Cached;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Overtaken;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Reads and changes the team tree in the table. */
public final class TeamTable implements Supplier<TeamTree> {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Cached<TeamTree> cached;

    public TeamTable(DynamoDbClient dynamoDb, String table, Clock clock) {
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
    public TeamTree knowing(@Nullable String teamId) {
        var tree = cached.get();
        if (teamId == null || Team.isReserved(teamId) || tree.find(teamId).isPresent()) {
            return tree;
        }
        cached.forget();
        return cached.get();
    }

    /** Returns the name of a team, its id if there is no such team. */
    public String name(String teamId) {
        return knowing(teamId).find(teamId).map(Team::name).orElse(teamId);
    }

    /** Returns the reasons that a team offers, the default ones if there is no such team. */
    public ReasonList reasons(String teamId) {
        return knowing(teamId).find(teamId).map(Team::reasons).orElse(ReasonList.DEFAULT);
    }

    /** Returns the tree as it stands now. */
    public TeamTree read() {
        var teams = new ArrayList<Team>();
        var version = 0L;
        Instant since = null;
        var pages = dynamoDb
                .queryPaginator(ItemQuery.partition(table, TeamItem.PARTITION).consistentRead(true).build());
        for (var item : pages.items()) {
            if (TeamItem.isVersion(item)) {
                version = TeamItem.version(item);
                since = TeamItem.since(item);
            } else {
                teams.add(TeamItem.fromItem(item));
            }
        }
        return TeamTree.of(version, since, teams);
    }

    /**
     * Stores a team, and a new state of its action among all actions, if the tree is still the one against which the
     * change was checked.
     *
     * @return false if somebody else changed the tree meanwhile
     */
    public boolean put(Team team, TeamTree checkedAgainst, Instant now) {
        var parts = new ArrayList<TransactWriteItem>();
        parts.add(TeamItem.raised(checkedAgainst, now).part(table));
        parts.add(TeamItem.put(team).part(table));
        var action = team.action();
        if (action != null && !action.equals(checkedAgainst.find(team.id()).map(Team::action).orElse(null))) {
            parts.add(ActionItem.put(team.id(), action).part(table));
        }
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(parts));
            cached.forget();
            return true;
        } catch (TransactionCanceledException lost) {
            Overtaken.elseThrow(lost);
            cached.forget();
            return false;
        }
    }
}
