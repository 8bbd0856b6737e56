package org.resonanz.capturefeedback;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.resonanz.followups.FollowUp;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Opens follow-ups, or tells those that are open of a changed answer. */
final class FollowUps {

    /** Who says something new is told of anew, and answered anew. */
    private static final String OPEN_AGAIN = " REMOVE toldLeads, requesterToldAt, resolvedAt, resolvedBy, #note";

    private FollowUps() {}

    /** @param rating the rating's item as it will be */
    static Update open(String table, Visit visit, Answer answer, Put rating, Instant now) {
        var request = visit.request();
        var requester = request.requester();
        var teamId = Items.text(rating.item(), "teamId");
        var completion = visit.token().completion();
        var item = new LinkedHashMap<>(new FollowUp(teamId, request.id(), completion, requester.id(), requester.name(),
                requester.language(), request.subject(), answer.rating(),
                answer.comment().isEmpty() ? null : answer.comment(), now, null,
                Long.parseLong(rating.item().get("expiresAt").n())).toItem());
        var key = FollowUp.key(teamId, request.id(), completion);
        item.keySet().removeAll(key.keySet());
        var set = item.keySet().stream().map(name -> "#" + name + " = "
                + (name.equals("openedAt") ? "if_not_exists(#openedAt, :openedAt)" : ":" + name))
                .collect(Collectors.joining(", "));
        var names = item.keySet().stream().collect(Collectors.toMap(name -> "#" + name, name -> name));
        names.put("#comment", "comment");
        names.put("#note", "note");
        return Update.builder().tableName(table).key(key)
                .updateExpression("SET " + set + OPEN_AGAIN + (answer.comment().isEmpty() ? ", #comment" : ""))
                .expressionAttributeNames(names)
                .expressionAttributeValues(item.entrySet().stream()
                        .collect(Collectors.toMap(entry -> ":" + entry.getKey(), entry -> entry.getValue())))
                .build();
    }
}
