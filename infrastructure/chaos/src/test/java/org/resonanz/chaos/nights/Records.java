package org.resonanz.chaos.nights;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.DayShards.Kind;
import org.resonanz.facts.Entry;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes the items that the functions store of work and answers, as the settings of that moment have it. */
final class Records {
    private final Pseudonyms pseudonyms = new Pseudonyms(World.SERVICES.secrets(),
            new Environment(World.SERVICES.environment()).required("PSEUDONYM_KEY_SECRET"), Clock.systemUTC());
    private final Map<Work, LocalDate> entries = new HashMap<>();
    private final Map<String, Map<String, AttributeValue>> all = new HashMap<>();
    private int completions;

    /** Returns all that was ever made, by key. */
    Map<String, Map<String, AttributeValue>> all() {
        return all;
    }

    /** Returns the number of completions that were made. */
    int completions() {
        return completions;
    }

    /** Returns the items of a piece of work that is done now. */
    List<Map<String, AttributeValue>> done(Work work, Settings settings) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        var today = settings.dayOf(work.at());
        if (work.counted()) {
            completions++;
            items.add(fact(work, "REQUEST").put("status", "COMPLETED")
                    .put("createdAt", work.at().minus(Duration.ofHours(5)))
                    .put("completedAt", work.at())
                    .put("dayShard", DayShards.of(Kind.COMPLETION, today, ref(work))).build());
        }
        var entry = Entry.of(today);
        entries.put(work, entry);
        items.add(fact(work, "INVITATION#1").put("sentAt", work.at()).put("entersOn", entry.toString())
                .put("dayShard", DayShards.of(Kind.INVITATION, entry, ref(work))).build());
        return kept(items);
    }

    /** Returns the item of the answer that is given now. */
    List<Map<String, AttributeValue>> answered(Work work, Instant now, Settings settings) {
        var entry = Entry.ofAnswer(entries.get(work), settings.dayOf(now));
        return kept(List.of(fact(work, "RATING#1").put("rating", work.rating()).put("ratedAt", now)
                .put("firstRatedAt", now).put("followedUp", work.followedUp() ? true : null)
                .put("comment", work.comment()).put("commented", work.comment() == null ? null : true)
                .put("dayShard", DayShards.of(Kind.RATING, entry, ref(work))).build()));
    }

    private List<Map<String, AttributeValue>> kept(List<Map<String, AttributeValue>> items) {
        items.forEach(item -> all.put(World.key(item), item));
        return items;
    }

    private Items fact(Work work, String sort) {
        var id = UUID.nameUUIDFromBytes(("work " + work.number()).getBytes(StandardCharsets.UTF_8)).toString();
        return Items.item("REQUEST#" + id, sort).put("id", id).put("completion", 1).put("teamId", work.team())
                .put("department", work.department()).put("raterRef", ref(work)).put("domain", work.domain())
                .put("noted", work.noted() ? true : null);
    }

    private String ref(Work work) {
        return pseudonyms.of(new Address("person" + work.person() + "@" + work.domain()).text());
    }
}
