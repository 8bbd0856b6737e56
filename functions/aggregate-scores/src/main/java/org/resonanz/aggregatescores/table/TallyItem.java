package org.resonanz.aggregatescores.table;

import static org.resonanz.platform.aws.Items.required;

import java.util.Arrays;
import java.util.TreeMap;
import org.resonanz.aggregatescores.batches.Tally;
import org.resonanz.aggregatescores.batches.TurnaroundHistogram;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts sums to attributes of rows and batches and back. */
final class TallyItem {

    private TallyItem() {}

    static AttributeValue toAttribute(Tally tally) {
        return AttributeValue.fromM(Items.values().put("histogram", numbers(tally.histogram())).build());
    }

    static Tally tally(AttributeValue attribute) {
        return new Tally(numbers(required(attribute.m(), "histogram")));
    }

    private static AttributeValue numbers(int[] counts) {
        return AttributeValue
                .fromL(Arrays.stream(counts).mapToObj(count -> AttributeValue.fromN(Integer.toString(count))).toList());
    }

    private static int[] numbers(AttributeValue counts) {
        return counts.l().stream().mapToInt(count -> Integer.parseInt(count.n())).toArray();
    }

    static AttributeValue toAttribute(TurnaroundHistogram turnaround) {
        var buckets = Items.values();
        turnaround.buckets().forEach((bucket, count) -> buckets.put(bucket.toString(), count));
        return AttributeValue.fromM(buckets.build());
    }

    static TurnaroundHistogram turnaround(AttributeValue attribute) {
        var buckets = new TreeMap<Integer, Integer>();
        attribute.m().forEach((bucket, count) -> buckets.put(Integer.valueOf(bucket), Integer.valueOf(count.n())));
        return new TurnaroundHistogram(buckets);
    }
}
