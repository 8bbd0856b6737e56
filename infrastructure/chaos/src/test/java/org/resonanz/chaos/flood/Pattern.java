package org.resonanz.chaos.flood;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestItem;
import org.resonanz.sendinvitation.SendInvitationHandler;
import org.resonanz.testing.Samples;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All items of a request that went through the doors: asked, completed, invited and rated badly, with consent. Copies
 * for other people are as the doors would have written them.
 */
final class Pattern {
    private static final String PERSON = "anna";
    private static final String INVITED = "6f1f9a52-8a11-4d0e-9d57-2f4a5f1d2c33";
    private static final int LONGEST_COMMENT = 1_000;

    private final Company company;
    private final String teamId;
    private final List<Map<String, AttributeValue>> request;
    private final List<Map<String, AttributeValue>> followUp;
    private final Map<String, AttributeValue> person;

    Pattern(Company company, String teamId) {
        this.company = company;
        this.teamId = teamId;
        var doors = new Doors(company);
        var id = doors.create(PERSON, teamId, 0);
        doors.complete(id, teamId);
        Samples.invoke(new SendInvitationHandler(company.table().environment(), company.clock()),
                Samples.text("send-invitation.messages.json").replace(INVITED, id.toString()));
        doors.rate(doors.token(id, PERSON), Map.of("rating", "2", "consent", "1", "comment",
                "Wieder nicht da. ".repeat(60).substring(0, LONGEST_COMMENT)));
        request = company.items(RequestItem.partition(id), "");
        followUp = company.items("TEAM#" + teamId, "FOLLOWUP#");
        person = company.table().item("PERSON#" + company.ref(address(PERSON)), "KNOWN");
        if (request.size() != 3 || followUp.size() != 1 || person.isEmpty()) {
            throw new IllegalStateException("Not all was written: " + request + followUp + person);
        }
    }

    private static String address(String name) {
        return name + "@resonanz.example";
    }

    /** How far a request went. */
    enum Until {
        OPEN, COMPLETED, INVITED, RATED, FOLLOWED_UP
    }

    /** Returns the items of a request of somebody else, asked at some time. */
    List<Map<String, AttributeValue>> copy(String name, Instant createdAt, Until until) {
        var id = UUID.randomUUID();
        var items = new ArrayList<Map<String, AttributeValue>>();
        request.stream().filter(item -> isBefore(Items.sort(item), until)).forEach(item -> {
            var copied = copied(item, id, name);
            if (RequestItem.is(item)) {
                copied.put("createdAt", AttributeValue.fromS(Items.time(createdAt)));
                if (until == Until.OPEN) {
                    List.of("completion", "completedAt", "completedBy", "dayShard", "expiresAt", "steps")
                            .forEach(copied::remove);
                    copied.put("status", AttributeValue.fromS("OPEN"));
                    copied.put("teamStatus", AttributeValue.fromS(teamId + "#OPEN"));
                }
            } else if (until != Until.FOLLOWED_UP) {
                copied.remove("followedUp");
            }
            items.add(copied);
        });
        if (until == Until.FOLLOWED_UP) {
            var copied = copied(followUp.getFirst(), id, name);
            copied.put("PK", followUp.getFirst().get("PK"));
            copied.put("SK", AttributeValue.fromS("FOLLOWUP#" + id + "-1"));
            items.add(copied);
        }
        return items;
    }

    private static boolean isBefore(String sort, Until until) {
        return sort.startsWith("RATING#")
                ? until.compareTo(Until.RATED) >= 0
                : !sort.startsWith("INVITATION#") || until.compareTo(Until.INVITED) >= 0;
    }

    /** Returns what is known of a person, as of the one of the pattern. */
    Map<String, AttributeValue> person(String name) {
        var copied = new HashMap<>(person);
        copied.put("PK", AttributeValue.fromS("PERSON#" + company.ref(address(name))));
        return copied;
    }

    private Map<String, AttributeValue> copied(Map<String, AttributeValue> item, UUID id, String name) {
        var copied = new HashMap<>(item);
        var newRef = company.ref(address(name));
        copied.put("PK", AttributeValue.fromS(RequestItem.partition(id)));
        copied.computeIfPresent("id", (key, old) -> AttributeValue.fromS(id.toString()));
        copied.computeIfPresent("requestId", (key, old) -> AttributeValue.fromS(id.toString()));
        copied.computeIfPresent("requesterId", (key, old) -> AttributeValue.fromS(address(name)));
        copied.computeIfPresent("raterRef", (key, old) -> AttributeValue.fromS(newRef));
        copied.computeIfPresent("dayShard", (key, old) -> AttributeValue.fromS(shard(old.s(), newRef)));
        return copied;
    }

    private static String shard(String old, String ref) {
        var parts = old.split("#");
        return DayShards.of(DayShards.Kind.valueOf(parts[0]), LocalDate.parse(parts[1]), ref);
    }
}
