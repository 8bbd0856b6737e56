package org.resonanz.capturefeedback;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Origin;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Requester;
import org.resonanz.requests.Status;
import org.resonanz.testing.FakeAws;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A request that hr completed for Anna of marketing, in the table, and the link that she was mailed. */
record RatedWork(LocalTable table, UUID id) {
    static final Instant COMPLETED = Instant.parse("2026-11-20T10:00:00Z");
    static final String REF = "a0123456789abcdef0123456789abcde";

    static RatedWork in(LocalTable table) {
        var work = new RatedWork(table, UUID.fromString("6f1f9a52-8a11-4d0e-9d57-2f4a5f1d2c33"));
        table.put(Items.item("TEAMS", "hr").put("name", "Personal").put("locale", "de").build());
        work.put("de", "Arbeitszeugnis für Max", Map.of());
        return work;
    }

    /** Puts the request, completed once, with some attributes changed. */
    void put(String language, String subject, Map<String, AttributeValue> changes) {
        var requester = new Requester("anna@resonanz.example", REF, REF, "Anna", language, "marketing",
                List.of("marketing"));
        var item = new HashMap<>(RequestItem.toItem(new Request(id, Status.COMPLETED, "hr", requester, Origin.PERSON,
                subject, null, "marketing", 1, COMPLETED.minus(Duration.ofDays(3)), null, null, null,
                List.of(), List.of(), "print")));
        item.putAll(Items.values().put("completion", 1).put("completedAt", COMPLETED)
                .put("completedBy", "ben@resonanz.example").build());
        item.putAll(changes);
        table.put(item);
    }

    void change(Map<String, AttributeValue> changes) {
        put("de", "Arbeitszeugnis für Max", changes);
    }

    /** Returns the token of the link to the n-th completion. */
    String token(int completion) {
        return new RatingToken(id, completion, COMPLETED, COMPLETED.plus(Duration.ofDays(14))).sign(ring());
    }

    /** Returns the item of the first completion's rating; empty if there is none. */
    Map<String, AttributeValue> rating() {
        return table.item(RequestItem.partition(id), "RATING#1");
    }

    /** Returns the request's own item. */
    Map<String, AttributeValue> request() {
        return table.item(RequestItem.partition(id), RequestItem.SORT);
    }

    /** Returns an item beside the rating; empty if there is none. */
    Map<String, AttributeValue> note(String sort) {
        return table.item(RequestItem.partition(id), sort);
    }

    /** Returns the items beside the rating whose sort keys begin with a prefix. */
    List<Map<String, AttributeValue>> notes(String prefix) {
        return table.client().query(query -> query.tableName(table.name()).consistentRead(true)
                .keyConditionExpression("PK = :request AND begins_with(SK, :prefix)")
                .expressionAttributeValues(Items.values().put(":request", RequestItem.partition(id))
                        .put(":prefix", prefix).build()))
                .items();
    }

    void forgetRating() {
        table.client().deleteItem(delete -> delete.tableName(table.name())
                .key(Items.key(RequestItem.partition(id), "RATING#1")));
    }

    static LinkKeys.Ring ring() {
        return LinkKeys.Ring.of("initial", Map.of("initial", FakeAws.FIRST_KEY.getBytes()));
    }
}
