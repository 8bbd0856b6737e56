package org.resonanz.ratings;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.resonanz.invitations.Invitation;
import org.resonanz.invitations.InvitationItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a request and of all that belongs to it, as they were read at once. */
public final class RequestItems {
    private final Map<String, Map<String, AttributeValue>> bySort;

    private RequestItems(Map<String, Map<String, AttributeValue>> bySort) {
        this.bySort = bySort;
    }

    /** Returns a request's items; empty if the request itself is not among them. */
    static Optional<RequestItems> of(Collection<Map<String, AttributeValue>> items) {
        var bySort = items.stream().collect(Collectors.toMap(Items::sort, Function.identity()));
        return bySort.containsKey(RequestItem.SORT) ? Optional.of(new RequestItems(bySort)) : Optional.empty();
    }

    /** Returns the item of the request itself. */
    Map<String, AttributeValue> stored() {
        return Objects.requireNonNull(bySort.get(RequestItem.SORT));
    }

    /** Returns the request. */
    public Request request() {
        return RequestItem.fromItem(stored());
    }

    /** Returns the request with the invitations and ratings of its completions. */
    public RequestHistory history() {
        var invitations = new HashMap<Integer, Invitation>();
        bySort.values().stream().filter(InvitationItem::is).map(InvitationItem::fromItem)
                .forEach(invitation -> invitations.put(invitation.completion(), invitation));
        return new RequestHistory(request(), invitations,
                completions(item -> !RatingItem.isWithdrawal(item)), completions(RatingItem::isWithdrawal));
    }

    private Set<Integer> completions(Predicate<Map<String, AttributeValue>> wanted) {
        return bySort.values().stream().filter(RatingItem::is).filter(wanted).map(RatingItem::completion)
                .collect(Collectors.toSet());
    }

    /** Returns true if the n-th completion is rated, or its invitation was withdrawn. */
    boolean isClosed(int completion) {
        return bySort.containsKey(RatingItem.sort(completion));
    }

    /** Returns the rating of the n-th completion; empty if there is none. */
    public Optional<Rating> rating(int completion) {
        return Optional.ofNullable(bySort.get(RatingItem.sort(completion)))
                .filter(item -> !RatingItem.isWithdrawal(item)).map(RatingItem::fromItem);
    }

    /** Returns the times at which completions were first rated, in no order. */
    public List<Instant> firstRatedAt() {
        return bySort.values().stream().filter(RatingItem::is).filter(item -> !RatingItem.isWithdrawal(item))
                .map(RatingItem::firstRatedAt).toList();
    }

    /** Returns the number of notes of a kind about the n-th completion. */
    public int notes(SideNote kind, int completion) {
        var prefix = SideNoteItem.prefix(kind, completion);
        return (int) bySort.keySet().stream().filter(sort -> sort.startsWith(prefix)).count();
    }
}
