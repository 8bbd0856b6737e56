package org.resonanz.sendinvitation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Completion;
import org.resonanz.requests.Origin;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Requester;
import org.resonanz.requests.Status;
import org.resonanz.testing.Samples;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A request of Anna's, completed by Ben of HR: its item, and the event that tells of it. */
final class Completed {
    static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    static final String PARTITION = "REQUEST#" + ID;
    static final String REF = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

    private Completed() {}

    /** Returns the sample event, as if it told of this request. */
    static String event() {
        return Samples.text("send-invitation.messages.json").replace("6f1f9a52-8a11-4d0e-9d57-2f4a5f1d2c33",
                ID.toString());
    }

    static Map<String, AttributeValue> item(String language, String subject, String note) {
        var anna = new Requester("anna@resonanz.example", REF, REF, "Anna", language, "marketing",
                List.of("marketing"));
        var createdAt = Instant.parse("2026-11-20T08:00:00Z");
        var request = new Request(ID, Status.OPEN, "hr", anna, Origin.PERSON, subject, null, "marketing", 1, createdAt,
                null, null, null, List.of(), List.of(), null);
        var completedAt = Instant.parse("2026-11-22T09:30:00Z");
        return completed(request, new Completion(1, completedAt, "ben@resonanz.example", note));
    }

    static Map<String, AttributeValue> item() {
        return item("de", "Arbeitsbescheinigung", null);
    }

    /** Returns the item with some attributes replaced. */
    static Map<String, AttributeValue> with(Items attributes) {
        var item = new HashMap<>(item());
        item.putAll(attributes.build());
        return item;
    }

    private static Map<String, AttributeValue> completed(Request request, Completion completion) {
        var item = new HashMap<>(RequestItem.toItem(request));
        item.putAll(Items.values().put("status", Status.COMPLETED.name()).put("completion", completion.number())
                .put("completedAt", completion.at()).put("completedBy", completion.by()).put("note", completion.note())
                .build());
        return item;
    }
}
