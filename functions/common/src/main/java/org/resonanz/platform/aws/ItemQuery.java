package org.resonanz.platform.aws;

import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Queries of one partition of the table. To each, more parameters may be given. */
public final class ItemQuery {
    private ItemQuery() {}

    /** Returns a query of all items of a partition. */
    public static QueryRequest.Builder partition(String table, String partition) {
        return query(table, "PK = :partition", Items.values().put(":partition", partition));
    }

    /** Returns a query of the items of a partition whose sort key begins with a text. */
    public static QueryRequest.Builder prefix(String table, String partition, String prefix) {
        return query(table, "PK = :partition AND begins_with(SK, :prefix)",
                Items.values().put(":partition", partition).put(":prefix", prefix));
    }

    /** Returns a query of the items of a partition whose sort key lies between two texts, both of which count. */
    public static QueryRequest.Builder between(String table, String partition, String first, String last) {
        return query(table, "PK = :partition AND SK BETWEEN :first AND :last",
                Items.values().put(":partition", partition).put(":first", first).put(":last", last));
    }

    /** Returns a query of the items of a partition whose sort key lies before a text. */
    public static QueryRequest.Builder before(String table, String partition, String end) {
        return query(table, "PK = :partition AND SK < :end",
                Items.values().put(":partition", partition).put(":end", end));
    }

    /** Returns a query of the items of a partition whose sort key lies behind a text. */
    public static QueryRequest.Builder after(String table, String partition, String start) {
        return query(table, "PK = :partition AND SK > :start",
                Items.values().put(":partition", partition).put(":start", start));
    }

    /**
     * Returns a query of the items of a partition for which a condition holds. Those for which it does not are read,
     * too.
     *
     * @param values the values that the condition names
     */
    public static QueryRequest.Builder filtered(String table, String partition, String condition, Items values) {
        return query(table, "PK = :partition", values.put(":partition", partition)).filterExpression(condition);
    }

    private static QueryRequest.Builder query(String table, String condition, Items values) {
        return QueryRequest.builder().tableName(table).keyConditionExpression(condition)
                .expressionAttributeValues(values.build());
    }
}
