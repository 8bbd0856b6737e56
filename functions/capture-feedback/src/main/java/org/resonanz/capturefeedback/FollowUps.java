package org.resonanz.capturefeedback;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUp.Resolution;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Builds the writes that open follow-ups, and that reopen them when the requester changes the answer. */
final class FollowUps {
    /** The end of an update after which the leads are told again, and may resolve the case again. */
    private static final String OPEN_AGAIN = " REMOVE toldLeads, requesterToldAt, resolvedAt, resolvedBy, #note";

    private final DynamoDbClient dynamoDb;
    private final String table;

    FollowUps(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Returns the write that opens the case of a first answer.
     *
     * @param rating the write of the rating's item
     */
    Update open(RatingVisit visit, Answer answer, Put rating, Instant now) {
        return write(followUp(visit, answer, rating, now), null);
    }

    /**
     * Returns the write that puts a changed answer into the case and reopens it. An earlier resolution is kept in the
     * case. The condition of the write fails if a lead resolves the case meanwhile.
     *
     * @return empty if the case already holds the same; it stays as it is, resolved or not
     */
    Optional<Update> change(RatingVisit visit, Answer answer, Put rating, Instant now) {
        var changed = followUp(visit, answer, rating, now);
        var item = dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(FollowUp.key(changed.teamId(), changed.requestId(), changed.completion()))).item();
        if (item.isEmpty()) {
            return Optional.of(write(changed, null));
        }
        var known = FollowUp.fromItem(item);
        return known.rating() == changed.rating() && Objects.equals(known.comment(), changed.comment())
                ? Optional.empty()
                : Optional.of(write(changed, known.resolution()));
    }

    private static FollowUp followUp(RatingVisit visit, Answer answer, Put rating, Instant now) {
        var request = visit.request();
        var requester = request.requester();
        return new FollowUp(Items.requiredText(rating.item(), "teamId"), request.id(), visit.token().completion(),
                requester.id(), requester.name(), requester.language(), request.subject(), answer.rating(),
                answer.comment().isEmpty() ? null : answer.comment(), now, null, List.of(),
                Long.parseLong(Items.required(rating.item(), "expiresAt").n()));
    }

    /**
     * Returns the write that puts an answer into a case.
     *
     * @param resolved the resolution of the case that is reopened, null if it has none
     */
    private Update write(FollowUp followUp, @Nullable Resolution resolved) {
        var item = new LinkedHashMap<>(followUp.toItem());
        var key = FollowUp.key(followUp.teamId(), followUp.requestId(), followUp.completion());
        item.keySet().removeAll(key.keySet());
        var set = item.keySet().stream().map(name -> "#" + name + " = "
                + (name.equals("openedAt") ? "if_not_exists(#openedAt, :openedAt)" : ":" + name))
                .collect(Collectors.joining(", "));
        var names = item.keySet().stream().collect(Collectors.toMap(name -> "#" + name, name -> name));
        names.put("#comment", "comment");
        names.put("#note", "note");
        var values = item.entrySet().stream()
                .collect(Collectors.toMap(entry -> ":" + entry.getKey(), entry -> entry.getValue()));
        if (resolved != null) {
            set += ", earlier = list_append(if_not_exists(earlier, :none), :resolved)";
            values.put(":none", AttributeValue.fromL(List.of()));
            values.put(":resolved", FollowUp.list(List.of(resolved)));
            values.put(":resolvedAt", resolved.attributes().get("resolvedAt"));
        }
        return Update.builder().tableName(table).key(key)
                .updateExpression("SET " + set + OPEN_AGAIN + (followUp.comment() == null ? ", #comment" : ""))
                .conditionExpression(resolved == null ? "attribute_not_exists(resolvedAt)" : "resolvedAt = :resolvedAt")
                .expressionAttributeNames(names).expressionAttributeValues(values).build();
    }
}
