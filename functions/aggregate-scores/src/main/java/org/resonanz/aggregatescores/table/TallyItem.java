package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Attributes.map;
import static org.resonanz.aggregatescores.table.Attributes.number;
import static org.resonanz.platform.aws.Items.required;
import static org.resonanz.platform.aws.Items.requiredNumber;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.aggregatescores.batches.Tally;
import org.resonanz.aggregatescores.batches.TurnaroundHistogram;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts sums to attributes of rows and batches and back. */
final class TallyItem {

    private TallyItem() {}

    static AttributeValue toAttribute(Tally tally) {
        var drivers = new LinkedHashMap<String, AttributeValue>();
        tally.drivers().forEach((driver, sum) -> drivers.put(driver, map(Map.of("count", number(sum.count()),
                "carrying", number(sum.carrying()), "total", number(sum.total())))));
        return map(Map.of("histogram", numbers(tally.histogram()), "drivers", map(drivers)));
    }

    static Tally tally(AttributeValue attribute) {
        var drivers = new TreeMap<String, Tally.Sum>();
        required(attribute.m(), "drivers").m().forEach((driver, sum) -> drivers.put(driver, new Tally.Sum(
                requiredNumber(sum.m(), "count"), requiredNumber(sum.m(), "carrying"),
                requiredNumber(sum.m(), "total"))));
        return new Tally(numbers(required(attribute.m(), "histogram")), drivers);
    }

    private static AttributeValue numbers(int[] counts) {
        return AttributeValue.fromL(Arrays.stream(counts).mapToObj(Attributes::number).toList());
    }

    private static int[] numbers(AttributeValue counts) {
        return counts.l().stream().mapToInt(count -> Integer.parseInt(count.n())).toArray();
    }

    static AttributeValue toAttribute(TurnaroundHistogram turnaround) {
        var buckets = new LinkedHashMap<String, AttributeValue>();
        turnaround.buckets().forEach((bucket, count) -> buckets.put(bucket.toString(), number(count)));
        return map(buckets);
    }

    static TurnaroundHistogram turnaround(AttributeValue attribute) {
        var buckets = new TreeMap<Integer, Integer>();
        attribute.m().forEach((bucket, count) -> buckets.put(Integer.valueOf(bucket), Integer.valueOf(count.n())));
        return new TurnaroundHistogram(buckets);
    }
}
