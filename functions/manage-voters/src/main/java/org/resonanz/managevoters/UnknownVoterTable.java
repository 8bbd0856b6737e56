package org.resonanz.managevoters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.people.UnknownVoterItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.PublishedScoreTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Counts the people whose answers did not count, from items that the nights write. */
final class UnknownVoterTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final PublishedScoreTable published;
    private final Clock clock;

    UnknownVoterTable(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.published = new PublishedScoreTable(dynamoDb, table);
        this.clock = clock;
    }

    /** Returns the numbers of different addresses that answered in weeks that are over. */
    UnknownVoters read() {
        return new UnknownVoters(
                published.day().map(UnknownVoters::end).map(this::enteredBefore).orElseGet(TreeMap::new));
    }

    private SortedMap<String, Integer> enteredBefore(LocalDate end) {
        var addresses = new TreeMap<String, Integer>();
        dynamoDb.queryPaginator(UnknownVoterItem.enteredBefore(table, end)).items().stream()
                .filter(item -> !Items.expired(item, clock.instant()))
                .forEach(item -> addresses.merge(UnknownVoterItem.fromItem(item).domain(), 1, Integer::sum));
        return addresses;
    }
}
