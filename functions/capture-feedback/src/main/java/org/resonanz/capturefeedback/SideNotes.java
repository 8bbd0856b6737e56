package org.resonanz.capturefeedback;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.resonanz.facts.DayShards;
import org.resonanz.gate.Signal;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestItem;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Notes refused attempts and quarantined answers, without what was answered. Nights count them for the whole
 * organisation.
 */
final class SideNotes {
    /** The most notes of one kind about one completion. */
    static final int MOST = 20;

    /** A reason for refusing an attempt. */
    enum Refusal {
        /** The form was not shown to this browser before. */
        UNSEEN,
        /** There is an answer that has settled, or whose author this is not. */
        LOCKED,
        /** There is nothing to rate. */
        CLOSED
    }

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Supplier<Settings> settings;
    private final Clock clock;

    SideNotes(DynamoDbClient dynamoDb, String table, Supplier<Settings> settings, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes a refused attempt: {@code ATTEMPT#n#1} to {@code ATTEMPT#n#20}. */
    void refused(RatingVisit visit, Refusal why) {
        var prefix = "ATTEMPT#" + visit.token().completion() + "#";
        for (var number = count(visit, prefix) + 1; number <= MOST; number++) {
            var item = note(visit, prefix + number, DayShards.Kind.ATTEMPT).put("reason", why.name()).build();
            if (putNew(item)) {
                return;
            }
        }
    }

    /** Notes that an answer was quarantined, and for which signals: {@code QUARANTINE#n#nonce}. */
    void quarantined(RatingVisit visit, String nonce, Set<Signal> signals) {
        var prefix = "QUARANTINE#" + visit.token().completion() + "#";
        if (count(visit, prefix) < MOST) {
            putNew(note(visit, prefix + nonce, DayShards.Kind.QUARANTINE)
                    .put("signals", signals.stream().map(Signal::name).toList()).build());
        }
    }

    private Items note(RatingVisit visit, String sort, DayShards.Kind kind) {
        var request = visit.request();
        var ref = request.requester().ref();
        var now = clock.instant();
        return Items.item(RequestItem.partition(request.id()), sort).put("at", now).put("raterRef", ref)
                .put("dayShard", DayShards.of(kind, settings.get().dayOf(now), ref))
                .put("expiresAt", RatingTable.expiresAt(visit, settings.get()));
    }

    private static int count(RatingVisit visit, String prefix) {
        return (int) visit.history().items().keySet().stream().filter(sort -> sort.startsWith(prefix)).count();
    }

    /** Stores a note; returns false if it is there already. */
    private boolean putNew(Map<String, AttributeValue> item) {
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(PK)"));
            return true;
        } catch (ConditionalCheckFailedException already) {
            return false;
        }
    }
}
