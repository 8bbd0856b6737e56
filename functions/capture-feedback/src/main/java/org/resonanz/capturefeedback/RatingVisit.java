package org.resonanz.capturefeedback;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.gate.BrowserSession;
import org.resonanz.links.RatingToken;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.texts.Language;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestHistory;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A browser's visit by a valid rating link, which leads to a completion of a request.
 *
 * @param link    the token's text
 * @param session the session of the browser
 */
record RatingVisit(String link, RatingToken token, RequestHistory history, BrowserSession session, Instant now) {

    /** The states of the completion, which decide about the page. */
    enum State {
        OPEN, ANSWERED, REOPENED, CANCELLED, OWN_WORK
    }

    Request request() {
        return history.request();
    }

    /** Returns the same visit with a later state of the session. */
    RatingVisit with(BrowserSession later) {
        return new RatingVisit(link, token, history, later, now);
    }

    /** Returns the same visit with a later state of the request. */
    RatingVisit with(RequestHistory later) {
        return new RatingVisit(link, token, later, session, now);
    }

    Language language() {
        return Language.of(request().requester().language());
    }

    State state() {
        if (answer().isPresent()) {
            return State.ANSWERED;
        }
        if (request().status() == Status.CANCELLED) {
            return State.CANCELLED;
        }
        if (isWithdrawn() || !isLastCompletion() || request().status() == Status.OPEN) {
            return State.REOPENED;
        }
        return request().isOwnWork() ? State.OWN_WORK : State.OPEN;
    }

    /** Returns the item of the answer; empty if there is none. */
    Optional<Map<String, AttributeValue>> answer() {
        return history.rating(token.completion()).filter(item -> !Items.flag(item, "withdrawn"));
    }

    /**
     * Returns true if this browser gave the answer, last changed it, or came by a link that was mailed to change it.
     */
    boolean isAuthor() {
        return token.purpose() == RatingToken.Purpose.CHANGE || wasAnsweredHere();
    }

    /** Returns true if this browser gave the answer as it stands. */
    boolean wasAnsweredHere() {
        return answer().filter(item -> session.id().equals(Items.text(item, "view"))).isPresent();
    }

    /** Returns the time at which the answer as it stands was given. There must be one. */
    Instant answeredAt() {
        return Items.requiredInstant(answer().orElseThrow(), "ratedAt");
    }

    /** Returns the time from which on the answer can no longer be changed. There must be one. */
    Instant settlesAt() {
        return Items.requiredInstant(answer().orElseThrow(), "firstRatedAt").plus(Settings.SETTLING);
    }

    /** Returns true if the answer can no longer be changed. There must be one. */
    boolean isSettled() {
        return !now.isBefore(settlesAt());
    }

    /** Returns true if there is an answer that this browser may change. */
    boolean mayChangeAnswer() {
        return state() == State.ANSWERED && isAuthor() && !isSettled();
    }

    /** Returns true if submitting a form would change nothing, as when this browser sends it twice. */
    boolean isRepeatedBy(RatingForm form) {
        return isAuthor() && answer().filter(item -> form.answer().addsNothingTo(Answer.of(item))).isPresent();
    }

    /** Returns true if the requester may still say that the request is not done. */
    boolean canBeReopened() {
        return request().status() == Status.COMPLETED && isLastCompletion()
                && request().isWithin(Settings.REOPENING, now);
    }

    boolean isLastCompletion() {
        return request().completions() == token.completion();
    }

    /** Returns when the last mail with this link was sent, null if none was. */
    @Nullable
    Instant mailedAt() {
        return history.invitation(token.completion()).stream()
                .flatMap(item -> Stream.of("sentAt", "remindedAt").filter(item::containsKey)
                        .map(name -> Items.requiredInstant(item, name)))
                .max(Instant::compareTo).orElse(null);
    }

    private boolean isWithdrawn() {
        return history.rating(token.completion()).filter(item -> Items.flag(item, "withdrawn")).isPresent();
    }
}
