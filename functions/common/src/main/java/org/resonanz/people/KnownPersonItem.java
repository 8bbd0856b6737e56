package org.resonanz.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items of known people, {@code PERSON#ref / KNOWN}, and makes the changes of them. */
public final class KnownPersonItem {
    private KnownPersonItem() {}

    /** Returns the key of a person's item. */
    public static Map<String, AttributeValue> key(String ref) {
        return Items.key(PersonItem.partition(ref), "KNOWN");
    }

    /** Reads the facts known of a person, {@link KnownPerson#UNKNOWN} if there is no item. */
    static KnownPerson fromItem(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? KnownPerson.UNKNOWN
                : new KnownPerson(item.containsKey("calledAt"), Set.copyOf(Items.texts(item, "teams")),
                        item.containsKey("workedIn") ? Set.copyOf(item.get("workedIn").ss()) : Set.of());
    }

    /**
     * Returns the change that notes a call under the person's own address. It fails if all this was known.
     *
     * @param teams ids of the teams that the token names, sorted
     */
    static ItemUpdate called(String ref, List<String> teams, Instant now) {
        return ItemUpdate.of(key(ref), "SET calledAt = if_not_exists(calledAt, :now), teams = :teams",
                Items.values().put(":now", now).put(":teams", teams))
                .onlyIf("attribute_not_exists(calledAt) OR teams <> :teams");
    }

    /** Returns the change that notes that a person has completed a request of a team. It fails if this was known. */
    static ItemUpdate workedIn(String ref, String teamId) {
        return ItemUpdate.of(key(ref), "ADD workedIn :teams",
                Items.values().put(":team", teamId).put(":teams", AttributeValue.fromSs(List.of(teamId))))
                .onlyIf("NOT contains(workedIn, :team)");
    }
}
