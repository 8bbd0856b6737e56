package org.resonanz.aggregatescores.table;

import static org.resonanz.platform.aws.Items.required;
import static org.resonanz.platform.aws.Items.requiredNumber;

import java.util.EnumMap;
import java.util.Objects;
import java.util.TreeMap;
import org.resonanz.aggregatescores.batches.ReasonTally;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.LostTime;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts sums of reasons and lost time to attributes of rows and groups and back. */
final class ReasonTallyItem {

    private ReasonTallyItem() {}

    static AttributeValue toAttribute(ReasonTally tally) {
        var reasons = Items.values();
        tally.reasons().forEach((reason, count) -> reasons.put(reason, AttributeValue.fromM(
                Items.values().put("offered", count.offered()).put("ticked", count.ticked()).build())));
        var lostTime = Items.values();
        tally.lostTime().forEach((time, count) -> lostTime.put(time.name(), count));
        return AttributeValue.fromM(Items.values().put("voices", tally.voices())
                .put("helped", tally.helped() == 0 ? null : tally.helped())
                .put("reasons", AttributeValue.fromM(reasons.build()))
                .put("lostTime", AttributeValue.fromM(lostTime.build())).build());
    }

    static ReasonTally fromAttribute(AttributeValue attribute) {
        var tally = attribute.m();
        var reasons = new TreeMap<String, ReasonTally.Count>();
        required(tally, "reasons").m().forEach((reason, count) -> reasons.put(reason, new ReasonTally.Count(
                requiredNumber(count.m(), "offered"), requiredNumber(count.m(), "ticked"))));
        var lostTime = new EnumMap<LostTime, Integer>(LostTime.class);
        required(tally, "lostTime").m()
                .forEach((time, count) -> lostTime.put(LostTime.valueOf(time), Integer.valueOf(count.n())));
        return new ReasonTally(requiredNumber(tally, "voices"),
                Objects.requireNonNullElse(Items.number(tally, "helped"), 0), reasons, lostTime);
    }
}
