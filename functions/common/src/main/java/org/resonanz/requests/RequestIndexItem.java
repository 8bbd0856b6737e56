package org.resonanz.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Names the indexes in which requests are found. An entry holds a request without details and note. */
public final class RequestIndexItem {
    /** The attribute of an entry that holds the request's id, which every index projects. */
    public static final String ID = "PK";

    private RequestIndexItem() {}

    /** An index whose entries are sorted by the time of their creation. */
    public enum Kind {
        /** The requests of an address. */
        OF_REQUESTER("byRequester", "requesterId"),
        /** The requests to a team that have a status; the key is {@link RequestItem#teamStatus}. */
        OF_TEAM("byTeam", "teamStatus");

        private final String index;
        private final String attribute;

        Kind(String index, String attribute) {
            this.index = index;
            this.attribute = attribute;
        }

        /** Returns the query of all entries under a key. */
        public QueryRequest.Builder query(String table, String key) {
            return RequestIndexItem.query(table, index).keyConditionExpression(attribute + " = :key")
                    .expressionAttributeValues(Items.values().put(":key", key).build());
        }

        /** Returns the query of the entries under a key that are a person's. */
        public QueryRequest.Builder query(String table, String key, String ref) {
            return query(table, key).filterExpression(DayIndexItem.REF + " = :ref")
                    .expressionAttributeValues(Items.values().put(":key", key).put(":ref", ref).build());
        }

        /** Returns the key of a request's entry, after which a query continues. */
        public Map<String, AttributeValue> after(String key, UUID id, Instant createdAt) {
            return Items.values().putAll(RequestItem.key(id)).put(attribute, key)
                    .put(RequestItem.CREATED_AT, createdAt).build();
        }
    }

    /**
     * Returns the query of the entries of {@link Kind#OF_TEAM} under a key that were created before a time.
     *
     * @param teamStatus the key, {@link RequestItem#teamStatus}
     */
    public static QueryRequest.Builder createdBefore(String table, String teamStatus, Instant before) {
        return query(table, Kind.OF_TEAM.index)
                .keyConditionExpression(Kind.OF_TEAM.attribute + " = :key AND " + RequestItem.CREATED_AT + " < :before")
                .expressionAttributeValues(Items.values().put(":key", teamStatus).put(":before", before).build());
    }

    /** Returns the query of a person's requests that were completed on a day. */
    public static QueryRequest.Builder completedOn(String table, LocalDate day, String ref) {
        return DayIndexItem.query(table, DayShards.Kind.COMPLETION, day, ref);
    }

    /** Returns the query of the help without a ticket that a person entered on a day. */
    public static QueryRequest.Builder helpedOn(String table, LocalDate day, String ref) {
        return DayIndexItem.query(table, DayShards.Kind.HELPED, day, ref);
    }

    /** Returns the id of an entry's request. */
    public static String id(Map<String, AttributeValue> entry) {
        return RequestItem.name(entry);
    }

    private static QueryRequest.Builder query(String table, String index) {
        return QueryRequest.builder().tableName(table).indexName(index);
    }
}
