package org.resonanz.aggregatescores.table;

import java.util.Map;
import org.resonanz.aggregatescores.batches.Fact;
import org.resonanz.aggregatescores.batches.FactRequester;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.ratings.RatingItem;
import org.resonanz.requests.CompletionId;
import org.resonanz.requests.CompletionItem;
import org.resonanz.requests.DayIndexItem;
import org.resonanz.scores.InterfaceKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads facts from items, as the index of a day projects them. */
final class FactItem {

    private FactItem() {}

    static Fact.Completion completion(Map<String, AttributeValue> item) {
        return new Fact.Completion(interfaceKey(item), CompletionItem.duration(item), DayIndexItem.isNoted(item),
                CompletionItem.formerTeams(item));
    }

    static Fact.Invitation invitation(Map<String, AttributeValue> item) {
        return new Fact.Invitation(requester(item), interfaceKey(item), ratingName(item), DayIndexItem.isNoted(item));
    }

    static Fact.Rating rating(Map<String, AttributeValue> item) {
        return new Fact.Rating(requester(item), interfaceKey(item), ratingName(item), RatingItem.isCommented(item),
                voice(item));
    }

    private static Voice voice(Map<String, AttributeValue> item) {
        var voice = new Voice(RatingItem.rating(item), RatingItem.reasons(item), RatingItem.lostTime(item), false,
                RatingItem.isFollowedUp(item), RatingItem.ratedAt(item), DayIndexItem.id(item));
        return DayIndexItem.isHelped(item) ? voice.ofHelp() : voice;
    }

    private static FactRequester requester(Map<String, AttributeValue> item) {
        return new FactRequester(DayIndexItem.ref(item), DayIndexItem.mailRef(item), DayIndexItem.domain(item));
    }

    private static InterfaceKey interfaceKey(Map<String, AttributeValue> item) {
        return new InterfaceKey(DayIndexItem.teamId(item), DayIndexItem.department(item));
    }

    private static String ratingName(Map<String, AttributeValue> item) {
        return CompletionId.text(DayIndexItem.id(item), DayIndexItem.completion(item));
    }
}
