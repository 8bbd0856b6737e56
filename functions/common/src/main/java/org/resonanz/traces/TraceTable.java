package org.resonanz.traces;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.resonanz.imports.SourceMap;
import org.resonanz.imports.WaitingTicketItem;
import org.resonanz.people.PersonItem;
import org.resonanz.people.UnknownVoterItem;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.requests.RequestItem;
import org.resonanz.scores.BatchScoreItem;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Finds what the table holds about a person, by queries without a scan. */
public final class TraceTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final RequestIdTable requestIds;

    public TraceTable(DynamoDbClient dynamoDb, String table, Supplier<Settings> settings, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.requestIds = new RequestIdTable(dynamoDb, table, settings, clock);
    }

    /**
     * Returns a person's requests with all their items, whatever {@code +tag} the address had.
     *
     * @param teamIds ids of all teams
     */
    public List<RequestTrace> requests(Person person, Collection<String> teamIds) {
        return Parallel.map(requestIds.ids(person, teamIds), id -> new RequestTrace(id,
                partition(RequestItem.partition(UUID.fromString(id))).toList()));
    }

    /** Returns the person's own items: whether mails reach them, and where they work. */
    public List<Map<String, AttributeValue>> person(PersonNames names) {
        return names.refs().stream().flatMap(ref -> partition(PersonItem.partition(ref))).toList();
    }

    /** Returns the items about answers of a person who was not known; empty if they were known or never answered. */
    public List<Map<String, AttributeValue>> unknownVoter(Person person) {
        return items(ItemQuery.prefix(table, UnknownVoterItem.PARTITION,
                UnknownVoterItem.name(person.address().domain(), person.ref()))).toList();
    }

    /**
     * Returns the items of a person's tickets that wait for the map of a ticket tool to be mended.
     *
     * @param tools the maps by the names of the tools; they tell which accounts are the person's
     */
    public List<Map<String, AttributeValue>> waitingTickets(Person person, Map<String, SourceMap> tools) {
        var ofAccounts = tools.entrySet().stream().flatMap(tool -> tool.getValue().accounts(person::has).stream()
                .map(account -> WaitingTicketItem.ofAccount(table, tool.getKey(), account)));
        return Stream.concat(Stream.of(WaitingTicketItem.ofPerson(table, person.ref())), ofAccounts)
                .flatMap(query -> dynamoDb.queryPaginator(query.build()).items().stream())
                .map(Items::partition).distinct().flatMap(this::partition).filter(WaitingTicketItem::is).toList();
    }

    /**
     * Reads the teams' partitions except batches, which hold nothing about anybody.
     *
     * @param read returns what is wanted of an item; empty for nothing
     * @return what is wanted of all items, team by team
     */
    public <T> List<T> teams(Collection<String> teamIds, Function<TeamTrace, Optional<T>> read) {
        return Parallel.map(teamIds, teamId -> team(TeamItem.partition(teamId))
                .flatMap(item -> read.apply(item).stream()).toList()).stream().flatMap(List::stream).toList();
    }

    private Stream<TeamTrace> team(String partition) {
        return Stream.concat(items(ItemQuery.before(table, partition, BatchScoreItem.PREFIX)),
                items(ItemQuery.after(table, partition, BatchScoreItem.PREFIX + "~"))).map(TeamTrace::new);
    }

    private Stream<Map<String, AttributeValue>> partition(String partition) {
        return items(ItemQuery.partition(table, partition));
    }

    private Stream<Map<String, AttributeValue>> items(QueryRequest.Builder query) {
        return dynamoDb.queryPaginator(query.consistentRead(true).build()).items().stream();
    }
}
