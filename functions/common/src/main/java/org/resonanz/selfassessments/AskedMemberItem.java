package org.resonanz.selfassessments;

import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Quarter;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Makes and reads the items of members who were asked in a quarter, {@code TEAM#id / SELF#2026-Q1#pseudonym}. One says
 * that the question was shown to its member, and what they answered last; never when. It is kept until the end of the
 * quarter after, in the middle of which their team's self-assessment is published.
 */
public final class AskedMemberItem {
    /** The beginning of the sort keys of all members who were asked. */
    public static final String PREFIX = "SELF#";

    private static final String PERCENT = "percent";
    private static final String SET_END = "SET " + Items.EXPIRES_AT + " = :end";

    private AskedMemberItem() {}

    /** Returns the query of all members of a team who were asked in a quarter. */
    public static QueryRequest query(String table, String teamId, Quarter quarter) {
        return ItemQuery.prefix(table, TeamItem.partition(teamId), PREFIX + quarter + "#").consistentRead(true).build();
    }

    /** Returns the change that notes that a member was shown the question. An answer stays. */
    public static ItemUpdate asked(String teamId, Quarter quarter, String ref) {
        return ItemUpdate.of(key(teamId, quarter, ref), SET_END, Items.values().put(":end", end(quarter)));
    }

    /**
     * Returns the change that notes the answer of a member, in place of an earlier one.
     *
     * @param percent the share of satisfied customers in which they believe, 0 to 100
     */
    public static ItemUpdate answered(String teamId, Quarter quarter, String ref, int percent) {
        return ItemUpdate.of(key(teamId, quarter, ref), SET_END + ", #percent = :percent",
                Items.values().put(":end", end(quarter)).put(":percent", percent)).naming(Map.of("#percent", PERCENT));
    }

    /** Returns what a member answered, 0 to 100; null if they keep silent. */
    public static @Nullable Integer percent(Map<String, AttributeValue> item) {
        return Items.number(item, PERCENT);
    }

    private static Map<String, AttributeValue> key(String teamId, Quarter quarter, String ref) {
        return Items.key(TeamItem.partition(teamId), PREFIX + quarter + "#" + ref);
    }

    private static long end(Quarter quarter) {
        return quarter.plus(2).firstDay().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
