package org.resonanz.traces;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names what the nights write: their own records, {@code NIGHTS / day}, and items in the teams' partitions. */
public final class NightItem {
    /** The partition of the nights' records, sorted by their days. */
    public static final String PARTITION = "NIGHTS";
    /** The beginning of the sort keys of batches. */
    static final String BATCH = "BATCH#";
    /** The beginning of the sort keys of the facts of a day. */
    public static final String DAY = "DAY#";
    /** The beginning of the sort keys of comments that await release. */
    public static final String COMMENTED = "COMMENTED#";
    /** The beginning of the sort keys of groups of released comments. */
    public static final String QUOTES = "QUOTES#";

    private NightItem() {}

    /** Returns the key of a night's record. */
    public static Map<String, AttributeValue> key(LocalDate day) {
        return Items.key(PARTITION, day.toString());
    }

    /** Returns a key that no night's record has. */
    public static Map<String, AttributeValue> noKey() {
        return Items.key(PARTITION, "none");
    }

    /** Returns the day of a night's record. */
    public static LocalDate day(Map<String, AttributeValue> item) {
        return LocalDate.parse(Items.sort(item));
    }

    /** Returns true for the record of a night that has finished. */
    public static boolean isFinished(Map<String, AttributeValue> item) {
        return item.containsKey("finishedAt");
    }
}
