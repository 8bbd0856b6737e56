package org.resonanz.selfassessments;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Quarter;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Makes and reads the items of members who were asked in a quarter, {@code TEAM#id / SELF#2026-Q1#pseudonym}. One says
 * that the question was shown to its member, with which {@code k}, and what they answered last; never when. It is kept
 * until the end of the quarter after, in the middle of which their team's self-assessment is published.
 */
public final class AskedMemberItem {
    /** The beginning of the sort keys of all members who were asked. */
    public static final String PREFIX = "SELF#";

    private static final String PERCENT = "percent";
    private static final String K = "k";
    private static final String SET_END = "SET " + Items.EXPIRES_AT + " = :end";
    /** All that were ever told, as one write adds to a set whatever stands in it; the largest counts. */
    private static final String ADD_K = " ADD " + K + " :k";

    private AskedMemberItem() {}

    /** Returns the query of all members of a team who were asked in a quarter. */
    public static QueryRequest query(String table, String teamId, Quarter quarter) {
        return ItemQuery.prefix(table, TeamItem.partition(teamId), PREFIX + quarter + "#").consistentRead(true).build();
    }

    /**
     * Returns the change that notes that a member was shown the question. An answer stays.
     *
     * @param k the fewest people whose answers are published, as the member is told
     */
    public static ItemUpdate asked(String teamId, Quarter quarter, String ref, int k) {
        return noted(key(teamId, quarter, ref), quarter, k);
    }

    /**
     * Returns the change that notes the answer of a member, in place of an earlier one.
     *
     * @param percent the share of satisfied customers in which they believe, 0 to 100
     * @param k       the fewest people whose answers are published, as the member is told
     */
    public static ItemUpdate answered(String teamId, Quarter quarter, String ref, int percent, int k) {
        return ItemUpdate.of(key(teamId, quarter, ref), SET_END + ", #percent = :percent" + ADD_K,
                values(quarter, k).put(":percent", percent)).naming(Map.of("#percent", PERCENT));
    }

    /** Reads a member who was asked. */
    public static AskedMember fromItem(Map<String, AttributeValue> item) {
        return new AskedMember(Items.number(item, PERCENT), largestK(item));
    }

    /**
     * Returns the change that notes in an item about a quarter one more {@code k}. It is kept as long as what members
     * answered in that quarter.
     */
    static ItemUpdate noted(Map<String, AttributeValue> key, Quarter quarter, int k) {
        return ItemUpdate.of(key, SET_END + ADD_K, values(quarter, k));
    }

    /** Returns the largest {@code k} that an item notes; 0 for none. */
    static int largestK(Map<String, AttributeValue> item) {
        var all = item.get(K);
        return all == null ? 0 : all.ns().stream().mapToInt(Integer::parseInt).max().orElse(0);
    }

    private static Items values(Quarter quarter, int k) {
        return Items.values().put(":end", end(quarter)).put(":k", AttributeValue.fromNs(List.of(String.valueOf(k))));
    }

    private static Map<String, AttributeValue> key(String teamId, Quarter quarter, String ref) {
        return Items.key(TeamItem.partition(teamId), PREFIX + quarter + "#" + ref);
    }

    private static long end(Quarter quarter) {
        return quarter.plus(2).firstDay().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
