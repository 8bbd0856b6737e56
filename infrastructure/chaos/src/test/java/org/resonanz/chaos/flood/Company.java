package org.resonanz.chaos.flood;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.resonanz.people.Pseudonyms;
import org.resonanz.people.VoterList;
import org.resonanz.people.VoterListTable;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.ItemSize;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A company on a real table, whose people may all vote, and the largest answer that any of its doors gave. */
final class Company {
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final Instant MORNING = Instant.parse("2026-11-22T05:00:00Z");

    private static final int MOST_OF_A_BATCH = 25;

    private final LocalTable table = new LocalTable();
    private final TestClock clock = TestClock.at(MORNING.toString());
    private final AtomicInteger largestAnswer = new AtomicInteger();
    private final Pseudonyms pseudonyms;

    Company() {
        table.renew();
        SampleTeams.putInto(table);
        new VoterListTable(table.client(), table.name()).write(new VoterList(Set.of(), Set.of("resonanz.example")));
        pseudonyms = new Pseudonyms(table.secrets(), new Environment(table.environment())
                .required("PSEUDONYM_KEY_SECRET"), Clock.systemUTC());
    }

    LocalTable table() {
        return table;
    }

    TestClock clock() {
        return clock;
    }

    /** Returns the pseudonym of an address. */
    String ref(String address) {
        return pseudonyms.of(address);
    }

    /** Sets the clock to the time at which the night of a day is due. */
    void toNightOf(LocalDate day) {
        clock.set(Settings.defaults().endOf(day).plusSeconds(3 * 3600 + 900));
    }

    void answered(int bytes) {
        largestAnswer.accumulateAndGet(bytes, Math::max);
    }

    int largestAnswer() {
        return largestAnswer.get();
    }

    /** Stores items as they are, many in one call. */
    void put(Collection<Map<String, AttributeValue>> items) {
        var left = new ArrayList<>(items);
        for (var start = 0; start < left.size(); start += MOST_OF_A_BATCH) {
            var writes = left.subList(start, Math.min(start + MOST_OF_A_BATCH, left.size())).stream()
                    .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build()).toList();
            table.client().batchWriteItem(write -> write.requestItems(Map.of(table.name(), writes)));
        }
    }

    /** Returns the items of a partition whose sort keys begin with a text. */
    List<Map<String, AttributeValue>> items(String partition, String prefix) {
        return table.client().queryPaginator(query -> query.tableName(table.name())
                .keyConditionExpression("PK = :partition AND begins_with(SK, :prefix)")
                .expressionAttributeValues(Items.values().put(":partition", partition).put(":prefix", prefix).build()))
                .items().stream().toList();
    }

    /**
     * Returns the bytes of the largest item of each kind. The product never scans; here it must be found what nobody
     * looks for.
     */
    Map<String, Integer> largestItems() {
        var largest = new TreeMap<String, Integer>();
        table.client().scanPaginator(scan -> scan.tableName(table.name())).items().forEach(item -> largest.merge(
                kind(Items.partition(item)) + " " + kind(Items.sort(item)), ItemSize.of(item), Math::max));
        return largest;
    }

    private static String kind(String key) {
        return key.replaceFirst("#.*", "#");
    }
}
