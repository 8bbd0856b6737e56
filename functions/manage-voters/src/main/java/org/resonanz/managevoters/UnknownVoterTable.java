package org.resonanz.managevoters;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.people.UnknownVoterItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.PublishedScoreTable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Counts the people whose answers did not count, from items that the nights write. They show admins which domain is
 * missing from the list, or that somebody invents people.
 */
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

    /**
     * Returns the number of different addresses that answered, by domain, rounded to {@code k}; domains with fewer than
     * {@code 2k} are left out. Only weeks whose nights are all over count, as a step on the morning after a day would
     * reveal that somebody answered.
     */
    List<Map<String, Object>> byDomain(int k) {
        return published.day().map(day -> byDomain(k, week(day.plusDays(1)))).orElse(List.of());
    }

    /** Returns the same for the addresses that entered before a day. */
    private List<Map<String, Object>> byDomain(int k, LocalDate end) {
        var addresses = new TreeMap<String, Integer>();
        dynamoDb.queryPaginator(UnknownVoterItem.enteredBefore(table, end)).items().stream()
                .filter(item -> !Items.expired(item, clock.instant()))
                .forEach(item -> addresses.merge(UnknownVoterItem.fromItem(item).domain(), 1, Integer::sum));
        return addresses.entrySet().stream().filter(entry -> entry.getValue() >= 2 * k)
                .map(entry -> json(entry.getKey(), Math.round((float) entry.getValue() / k) * k)).toList();
    }

    /** Returns the Monday of a day's week. */
    private static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Map<String, Object> json(String domain, int addresses) {
        var json = new LinkedHashMap<String, Object>();
        json.put("domain", domain);
        json.put("addresses", addresses);
        return json;
    }
}
