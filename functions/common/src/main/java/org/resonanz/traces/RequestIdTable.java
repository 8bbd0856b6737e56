package org.resonanz.traces;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.resonanz.nights.NightItem;
import org.resonanz.platform.aws.FormatVersion;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.requests.RequestIndexItem;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Finds a person's requests, whatever {@code +tag} their address had. An index knows only whole addresses, so requests
 * under other tags are found by the pseudonym: completed ones, and help without a ticket, among the facts of each day, where the index has a
 * person's side by side, the others among the open and the cancelled requests of each team.
 */
final class RequestIdTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Supplier<Settings> settings;
    private final Clock clock;

    RequestIdTable(DynamoDbClient dynamoDb, String table, Supplier<Settings> settings, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the ids of all requests of a person. */
    Set<String> ids(Person person, Collection<String> teamIds) {
        var queries = new ArrayList<QueryRequest>();
        person.addresses().forEach(address -> queries.add(
                ids(RequestIndexItem.Kind.OF_REQUESTER.query(table, address))));
        days().forEach(day -> {
            queries.add(ids(RequestIndexItem.completedOn(table, day, person.ref())));
            queries.add(ids(RequestIndexItem.helpedOn(table, day, person.ref())));
        });
        teamIds.forEach(teamId -> Stream.of(Status.OPEN, Status.CANCELLED)
                .forEach(status -> queries.add(ids(RequestIndexItem.Kind.OF_TEAM
                        .query(table, RequestItem.teamStatus(teamId, status), person.ref())))));
        var ids = new TreeSet<String>();
        Parallel.map(queries, this::ids).forEach(ids::addAll);
        return ids;
    }

    private static QueryRequest ids(QueryRequest.Builder query) {
        return query.projectionExpression(FormatVersion.projection(RequestIndexItem.ID)).build();
    }

    private List<String> ids(QueryRequest query) {
        return dynamoDb.queryPaginator(query).items().stream().map(RequestIndexItem::id).toList();
    }

    /**
     * Returns the days on which the requests that are still stored may have been completed: as many as requests are
     * kept, and, because they may once have been kept longer, all since the first night. One more day on either side
     * allows for another time zone.
     */
    private List<LocalDate> days() {
        var today = settings.get().dayOf(clock.instant());
        var kept = today.minusDays(settings.get().retentionDays());
        var first = firstNight().filter(kept::isAfter).orElse(kept);
        return first.minusDays(1).datesUntil(today.plusDays(2)).toList();
    }

    private Optional<LocalDate> firstNight() {
        var first = ItemQuery.partition(table, NightItem.PARTITION).limit(1).projectionExpression(Items.KEY_PROJECTION)
                .build();
        return dynamoDb.query(first).items().stream().map(NightItem::day).findFirst();
    }
}
