package org.resonanz.capturefeedback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The answer of a requester.
 *
 * @param rating  1 to 5
 * @param drivers values of the drivers that were answered, 1 to 5 each
 * @param comment empty for none
 * @param consent true if the team may learn the answer and ask about it
 */
record Answer(int rating, Map<String, Integer> drivers, String comment, boolean consent) {
    /** The drivers' names, in the order of the page. */
    static final List<String> DRIVERS = List.of("speed", "competence", "friendliness");
    /** The highest rating that is followed up. */
    private static final int POOR = 2;

    /** Returns the answer that a rating's item holds. */
    static Answer of(Map<String, AttributeValue> item) {
        var drivers = new LinkedHashMap<String, Integer>();
        DRIVERS.stream().filter(item::containsKey).forEach(driver -> drivers.put(driver, Items.number(item, driver)));
        var comment = Items.text(item, "comment");
        return new Answer(Items.requiredNumber(item, "rating"), drivers, comment == null ? "" : comment,
                Items.flag(item, "followedUp"));
    }

    /** Returns true if the answer opens a follow-up. */
    boolean discloses() {
        return consent && rating <= POOR;
    }

    /** Returns true if an earlier answer says all that this one says, and consents to a follow-up if this one does. */
    boolean addsNothingTo(Answer given) {
        return rating == given.rating && drivers.equals(given.drivers) && comment.equals(given.comment)
                && (given.consent || !discloses());
    }

    /** Puts the answer into an item. */
    void into(Items item) {
        item.put("rating", rating).put("commented", !comment.isEmpty())
                .put("comment", comment.isEmpty() ? null : comment);
        drivers.forEach(item::put);
    }
}
