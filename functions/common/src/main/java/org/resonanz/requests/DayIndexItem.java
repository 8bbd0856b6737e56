package org.resonanz.requests;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Names the index {@code byDay}, in which a night finds facts, and the attributes that facts have in common. A fact is
 * the item of a completed request, of an invitation that was sent, or of a rating; notes beside ratings are in the
 * index to be counted. A partition is sorted by the persons' pseudonyms.
 */
public final class DayIndexItem {
    /** The attribute that holds the partition of the index. */
    public static final String SHARD = "dayShard";
    /** The attribute that holds the person's pseudonym. */
    public static final String REF = "raterRef";
    /** The attribute that holds the pseudonym of the whole address; absent if it has no tag. */
    public static final String MAIL_REF = "mailRef";
    /** The attribute that holds the domain of the person's address; absent in completed requests. */
    public static final String DOMAIN = "domain";
    /** The attribute that is set if the team itself entered the request. */
    public static final String NOTED = "noted";
    /** The attribute that is set if the requester entered help without a ticket. */
    public static final String HELPED = "helped";
    /** The attribute that holds the request's id. */
    public static final String ID = "id";
    /** The attribute that holds the number of the completion. */
    public static final String COMPLETION = "completion";
    /** The attribute that holds the id of the team that did the work. */
    public static final String TEAM_ID = "teamId";
    /** The attribute that holds the person's department when the work was done. */
    public static final String DEPARTMENT = "department";

    private DayIndexItem() {}

    /** Begins the query of one kind's facts of a day in one partition. */
    public static QueryRequest.Builder query(String table, DayShards.Kind kind, LocalDate day, int shard) {
        return query(table, SHARD + " = :shard", Items.values().put(":shard", DayShards.of(kind, day, shard)));
    }

    /** Begins the query of one kind's facts of a day that are a person's. */
    public static QueryRequest.Builder query(String table, DayShards.Kind kind, LocalDate day, String ref) {
        return query(table, SHARD + " = :shard AND " + REF + " = :ref",
                Items.values().put(":shard", DayShards.of(kind, day, ref)).put(":ref", ref));
    }

    private static QueryRequest.Builder query(String table, String condition, Items values) {
        return QueryRequest.builder().tableName(table).indexName("byDay").keyConditionExpression(condition)
                .expressionAttributeValues(values.build());
    }

    /**
     * Adds the person's attributes, from which a night decides whether a fact counts.
     *
     * @param mailRef the pseudonym of the whole address, its tag included
     */
    public static Items putPerson(Items item, String ref, String mailRef, String domain, boolean noted) {
        return item.put(REF, ref).put(MAIL_REF, mailRef.equals(ref) ? null : mailRef).put(DOMAIN, domain)
                .put(NOTED, noted ? true : null);
    }

    /** Adds the attributes of the work that was done. */
    public static Items putWork(Items item, String requestId, int completion, String teamId,
            @Nullable String department) {
        return item.put(ID, requestId).put(COMPLETION, completion).put(TEAM_ID, teamId).put(DEPARTMENT, department);
    }

    /** Returns the pseudonym of the person whose fact this is. */
    public static String ref(Map<String, AttributeValue> fact) {
        return Items.requiredText(fact, REF);
    }

    /** Returns the pseudonym of the person's whole address, its tag included, under which bounces are noted. */
    public static String mailRef(Map<String, AttributeValue> fact) {
        return Objects.requireNonNullElseGet(Items.text(fact, MAIL_REF), () -> ref(fact));
    }

    /** Returns the domain of the person's address, which completed requests do not have. */
    public static String domain(Map<String, AttributeValue> fact) {
        return Items.requiredText(fact, DOMAIN);
    }

    /** Returns true if the team itself entered the request. */
    public static boolean isNoted(Map<String, AttributeValue> fact) {
        return Items.flag(fact, NOTED);
    }

    /** Returns true if the requester entered help without a ticket. */
    public static boolean isHelped(Map<String, AttributeValue> fact) {
        return Items.flag(fact, HELPED);
    }

    /** Returns the id of the request that a fact is about. */
    public static String id(Map<String, AttributeValue> fact) {
        return RequestItem.name(fact);
    }

    /** Returns the number of the completion to which an invitation or a rating belongs; it ends their sort key. */
    public static int completion(Map<String, AttributeValue> fact) {
        var sort = Items.sort(fact);
        return Integer.parseInt(sort.substring(sort.indexOf('#') + 1));
    }

    /** Returns the id of the team that did the work. */
    public static String teamId(Map<String, AttributeValue> fact) {
        return Items.requiredText(fact, TEAM_ID);
    }

    /** Returns the person's department when the work was done. */
    public static String department(Map<String, AttributeValue> fact) {
        return Items.requiredText(fact, DEPARTMENT);
    }
}
