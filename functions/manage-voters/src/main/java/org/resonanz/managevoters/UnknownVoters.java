package org.resonanz.managevoters;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whose answers did not count: items {@code UNKNOWN_VOTERS / domain#ref}, which the nights write. They tell admins whose
 * domain is missing from the list, or that somebody invents people.
 */
final class UnknownVoters {
    private static final String PARTITION = "UNKNOWN_VOTERS";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;

    UnknownVoters(DynamoDbClient dynamoDb, String table, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
    }

    /** Returns how many different addresses answered, by domain, from {@code 2k} on and rounded to {@code k}. */
    List<Map<String, Object>> byDomain(int k) {
        var addresses = new TreeMap<String, Integer>();
        dynamoDb.queryPaginator(query -> query.tableName(table).keyConditionExpression("PK = :unknown")
                        .projectionExpression("SK, expiresAt")
                        .expressionAttributeValues(Items.values().put(":unknown", PARTITION).build()))
                .items().stream().filter(item -> !Items.expired(item, clock.instant()))
                .forEach(item -> addresses.merge(domain(Items.text(item, "SK")), 1, Integer::sum));
        return addresses.entrySet().stream().filter(entry -> entry.getValue() >= 2 * k)
                .map(entry -> json(entry.getKey(), Math.round((float) entry.getValue() / k) * k)).toList();
    }

    private static String domain(String sort) {
        return sort.substring(0, sort.lastIndexOf('#'));
    }

    private static Map<String, Object> json(String domain, int addresses) {
        var json = new LinkedHashMap<String, Object>();
        json.put("domain", domain);
        json.put("addresses", addresses);
        return json;
    }
}
