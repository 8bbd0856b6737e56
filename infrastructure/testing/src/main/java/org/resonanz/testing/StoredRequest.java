package org.resonanz.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of the request that the sample events name, which Anna of marketing asked of hr. */
public final class StoredRequest {
    public static final UUID ID = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    public static final String PARTITION = "REQUEST#" + ID;
    /** Anna's pseudonym. */
    public static final String REF = "a0000000000000000000000000000000";

    private final Map<String, AttributeValue> item = new LinkedHashMap<>();

    private StoredRequest() {
        with("PK", PARTITION).with("SK", "REQUEST").with("id", ID.toString()).with("teamId", "hr")
                .with("requesterId", "anna@resonanz.example").with("raterRef", REF)
                .with("requesterName", "Anna").with("language", "de").with("customerTeamId", "marketing")
                .with("origin", "PERSON").with("subject", "Arbeitsbescheinigung").with("details", "Für die Bank.")
                .with("department", "marketing").with("treeVersion", 4).with("createdAt", "2026-11-20T08:00:00.000Z")
                .with("fingerprint", "print").status("OPEN");
        item.put("requesterTeams", AttributeValue.fromL(List.of(AttributeValue.fromS("marketing"))));
    }

    /** Returns the request as Anna created it. */
    public static StoredRequest open() {
        return new StoredRequest();
    }

    /** Returns the request as completed for the first time, by Ben on 2026-11-22 at 09:00 UTC. */
    public static StoredRequest completed() {
        return open().with("completion", 1).with("completedAt", "2026-11-22T09:00:00.000Z")
                .with("completedBy", "ben@resonanz.example").with("note", "Liegt im Postfach.")
                .with("dayShard", "COMPLETION#2026-11-22#10").with("expiresAt", 1_810_717_200).status("COMPLETED");
    }

    /** Returns {@link #completed()} after a reopening, without its completion, which stands in an item of its own. */
    public static StoredRequest reopened() {
        var reopened = completed().with("reopenedAt", "2026-11-22T10:00:00.000Z").status("OPEN");
        reopened.item.keySet().removeAll(List.of("dayShard", "expiresAt"));
        return reopened;
    }

    /** Returns the request as cancelled while it was open. */
    public static StoredRequest cancelled() {
        return open().with("expiresAt", 1_810_717_200).status("CANCELLED");
    }

    /** Returns the request as Anna entered it on 2026-11-22 at 09:00 UTC as help without a ticket. */
    public static StoredRequest helped() {
        var helped = completed().with("origin", "HELPED").with("createdAt", "2026-11-22T09:00:00.000Z")
                .with("dayShard", "HELPED#2026-11-22#10");
        helped.item.keySet().removeAll(List.of("completedBy", "note"));
        return helped;
    }

    /** Sets an attribute to a text. */
    public StoredRequest with(String name, String value) {
        item.put(name, AttributeValue.fromS(value));
        return this;
    }

    /** Sets an attribute to a number. */
    public StoredRequest with(String name, long value) {
        item.put(name, AttributeValue.fromN(String.valueOf(value)));
        return this;
    }

    /** Sets the id, and the key with it. */
    public StoredRequest id(UUID id) {
        return with("PK", "REQUEST#" + id).with("id", id.toString());
    }

    /** Returns the item, to which a test may add. */
    public Map<String, AttributeValue> item() {
        return text("origin").equals("HELPED")
                ? item
                : with("teamStatus", text("teamId") + "#" + text("status")).item;
    }

    /** Puts the item into the table. */
    public void in(LocalTable table) {
        table.put(item());
    }

    private String text(String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }

    private StoredRequest status(String status) {
        return with("status", status);
    }
}
