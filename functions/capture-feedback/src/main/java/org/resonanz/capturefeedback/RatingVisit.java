package org.resonanz.capturefeedback;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.gate.BrowserSession;
import org.resonanz.invitations.Invitation;
import org.resonanz.links.RatingToken;
import org.resonanz.platform.texts.Language;
import org.resonanz.ratings.Answer;
import org.resonanz.ratings.Rating;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;

/**
 * A browser's visit by a valid rating link, which leads to a completion of a request.
 *
 * @param link    the token's text
 * @param session the session of the browser
 */
record RatingVisit(String link, RatingToken token, RatedCompletion completion, BrowserSession session, Instant now) {

    /** The states of the completion, which decide about the page. */
    enum State {
        UNANSWERED, ANSWERED, REOPENED, CANCELLED, OWN_WORK
    }

    Request request() {
        return completion.history().request();
    }

    /** Returns the same visit with a later state of the session. */
    RatingVisit with(BrowserSession later) {
        return new RatingVisit(link, token, completion, later, now);
    }

    Language language() {
        return Language.of(request().requester().language());
    }

    State state() {
        if (rating().isPresent()) {
            return State.ANSWERED;
        }
        if (request().status() == Status.CANCELLED) {
            return State.CANCELLED;
        }
        if (isWithdrawn() || !isLastCompletion() || request().status() == Status.OPEN) {
            return State.REOPENED;
        }
        return request().isOwnWork() ? State.OWN_WORK : State.UNANSWERED;
    }

    /** Returns the rating; empty if there is none. */
    Optional<Rating> rating() {
        return Optional.ofNullable(completion.rating());
    }

    /**
     * Returns true if this browser gave the answer, last changed it, or came by a link that was mailed to change it.
     */
    boolean isAuthor() {
        return token.purpose() == RatingToken.Purpose.CHANGE || wasAnsweredHere();
    }

    /** Returns true if this browser gave the answer as it stands. */
    boolean wasAnsweredHere() {
        return rating().filter(rating -> session.id().equals(rating.view())).isPresent();
    }

    /** Returns the time at which the answer as it stands was given. There must be one. */
    Instant answeredAt() {
        return rating().orElseThrow().ratedAt();
    }

    /** Returns the time from which on the answer can no longer be changed. There must be one. */
    Instant settlesAt() {
        return rating().orElseThrow().settlesAt();
    }

    /** Returns true if the answer can no longer be changed. There must be one. */
    boolean isSettled() {
        return !now.isBefore(settlesAt());
    }

    /** Returns true if there is an answer that this browser may change. */
    boolean mayChangeAnswer() {
        return state() == State.ANSWERED && isAuthor() && !isSettled();
    }

    /** Returns true if submitting an answer would change nothing, as when this browser sends it twice. */
    boolean isRepeatedBy(Answer answer) {
        return isAuthor() && rating().map(Rating::answer).filter(answer::addsNothingTo).isPresent();
    }

    /** Returns the time, in seconds since 1970, at which items of the completion expire: with its request. */
    long expiresAt(Settings settings) {
        return rating().map(Rating::expiresAt).orElseGet(() -> request().lastCompletion().at()
                .plus(Duration.ofDays(settings.retentionDays())).getEpochSecond());
    }

    /** Returns true if the requester may still say that the request is not done. */
    boolean canBeReopened() {
        return request().status() == Status.COMPLETED && isLastCompletion() && !request().isHelped()
                && request().isWithin(Settings.REOPENING, now);
    }

    boolean isLastCompletion() {
        return request().completions() == token.completion();
    }

    /** Returns when the last mail with this link was sent, null if none was. */
    @Nullable
    Instant mailedAt() {
        return completion.history().invitation(token.completion()).map(Invitation::lastMailAt).orElse(null);
    }

    private boolean isWithdrawn() {
        return completion.history().withdrawn().contains(token.completion());
    }
}
