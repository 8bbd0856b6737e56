package org.resonanz.createrequest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.resonanz.people.PersonItem;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Request;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes the item {@code PERSON#ref / HELPED#teamId}, whose write permits a person to enter help of a team without a
 * ticket, and reads from when on the next one may.
 */
final class HelpPermitItem {
    /** The number of days from one entry of a person about a team to the next. */
    static final int DAYS = 28;

    private static final String POSSIBLE_FROM = "possibleFrom";

    private HelpPermitItem() {}

    /**
     * Returns the write that permits a request. It fails if another one was permitted within {@value #DAYS} days.
     *
     * @param today     the organisation's calendar day
     * @param expiresAt the beginning of the day from which on the next one is possible
     */
    static ItemPut permit(Request request, LocalDate today, Instant expiresAt) {
        return ItemPut
                .of(Items.item(PersonItem.partition(request.requester().ref()), "HELPED#" + request.teamId())
                        .put("requestId", request.id().toString()).put(POSSIBLE_FROM, possibleAfter(today).toString())
                        .put(Items.EXPIRES_AT, expiresAt.getEpochSecond()).build())
                .onlyIf(Items.ABSENT + " OR " + POSSIBLE_FROM + " <= :today",
                        Items.values().put(":today", today.toString()));
    }

    /** Returns the day from which on the next request is possible after one of a day. */
    static LocalDate possibleAfter(LocalDate day) {
        return day.plusDays(DAYS);
    }

    /** Returns the day from which on the next request is possible. */
    static LocalDate possibleFrom(Map<String, AttributeValue> item) {
        return LocalDate.parse(Items.requiredText(item, POSSIBLE_FROM));
    }
}
