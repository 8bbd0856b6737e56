package org.resonanz.readnights;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.nights.NightItem;
import org.resonanz.people.MailHealth;
import org.resonanz.people.MailHealthItem;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the records of nights, and the counts of bounces, complaints and opt-outs. */
final class NightRecordTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    NightRecordTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** Returns the newest nights, newest first. */
    List<NightRecord> newest(int most) {
        return newest(NightItem.PARTITION, most).map(NightRecordTable::night).toList();
    }

    /** Returns the counts of the newest weeks, by the weeks' names. */
    Map<String, MailHealth> mailHealth(int most) {
        return newest(MailHealthItem.PARTITION, most)
                .collect(Collectors.toMap(Items::sort, MailHealthItem::fromItem));
    }

    private static NightRecord night(Map<String, AttributeValue> item) {
        return new NightRecord(NightItem.day(item), NightItem.startedAt(item), NightItem.finishedAt(item),
                NightItem.settings(item).k(), NightItem.counts(item));
    }

    private Stream<Map<String, AttributeValue>> newest(String partition, int most) {
        return dynamoDb.queryPaginator(ItemQuery.partition(table, partition).scanIndexForward(false).build())
                .items().stream().limit(most);
    }
}
