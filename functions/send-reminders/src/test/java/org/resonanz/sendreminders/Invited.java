package org.resonanz.sendreminders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.resonanz.facts.Entry;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.StoredRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A request that is done, and its invitation as send-invitation leaves it. */
final class Invited {
    static final String REF = "a0000000000000000000000000000000";

    private Invited() {}

    /** Stores Anna's request, whose invitation was sent at a time. */
    static void put(LocalTable table, String sentAt) {
        StoredRequest.completed().with("completedAt", sentAt).in(table);
        table.put(invitation(StoredRequest.ID, sentAt));
    }

    /** Stores another request of hers and returns its id. */
    static UUID another(LocalTable table, String sentAt) {
        var id = UUID.randomUUID();
        StoredRequest.completed().id(id).with("completedAt", sentAt).in(table);
        table.put(invitation(id, sentAt));
        return id;
    }

    static Map<String, AttributeValue> invitation(UUID requestId, String sentAt) {
        var entersOn = Entry.of(LocalDate.ofInstant(Instant.parse(sentAt), ZoneId.of("Europe/Berlin")));
        return Items.item("REQUEST#" + requestId, "INVITATION#1").put("formatVersion", 1)
                .put("id", requestId.toString()).put("completion", 1)
                .put("sentAt", Instant.parse(sentAt)).put("teamId", "hr").put("department", "marketing")
                .put("raterRef", REF).put("dayShard", "INVITATION#" + entersOn + "#10")
                .put("expiresAt", 1_810_717_200).build();
    }

    static Map<String, AttributeValue> invitation(LocalTable table) {
        return table.item(StoredRequest.PARTITION, "INVITATION#1");
    }
}
