package org.resonanz.capturefeedback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.resonanz.aws.Items;
import org.resonanz.facts.DayShards;
import org.resonanz.requests.RequestHistory;
import org.resonanz.requests.RequestItem;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Ratings in the table: the first confirmed one stays. */
final class RatingTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Supplier<Settings> settings;
    private final Clock clock;

    RatingTable(DynamoDbClient dynamoDb, String table, Supplier<Settings> settings, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    Optional<RequestHistory> read(UUID requestId) {
        return RequestHistory.read(dynamoDb, table, requestId, clock.instant());
    }

    /** Puts the rating; false where there is one already, or the request was reopened in this very moment. */
    boolean putOnce(Visit visit, Answer answer, String viewId) {
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item(visit, answer, viewId))
                    .conditionExpression("attribute_not_exists(PK)"));
            return true;
        } catch (ConditionalCheckFailedException locked) {
            return false;
        }
    }

    private Map<String, AttributeValue> item(Visit visit, Answer answer, String viewId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var request = visit.request();
        var requester = request.requester();
        var item = Items.item(RequestItem.partition(request.id()), "RATING#" + visit.token().completion())
                .put("id", request.id().toString())
                .put("completion", visit.token().completion())
                .put("ratedAt", now)
                .put("firstRatedAt", now)
                .put("view", viewId)
                .put("teamId", request.teamId())
                .put("department", request.department())
                .put("raterRef", requester.ref())
                .put("counts", request.origin().counts())
                .put("dayShard", DayShards.of(DayShards.Kind.RATING, settlingDay(now), requester.ref()))
                .put("expiresAt", request.completion().at()
                        .plus(Duration.ofDays(settings.get().retentionDays())).getEpochSecond());
        answer.into(item);
        return item.build();
    }

    private LocalDate settlingDay(Instant ratedAt) {
        return settings.get().dayOf(ratedAt.plus(Settings.SETTLING));
    }
}
