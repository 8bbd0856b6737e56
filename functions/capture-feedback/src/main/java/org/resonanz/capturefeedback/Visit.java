package org.resonanz.capturefeedback;

import org.resonanz.aws.Items;
import org.resonanz.links.RatingToken;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestHistory;
import org.resonanz.requests.Status;
import org.resonanz.texts.Language;

/** Somebody holds a good link to a completion of a request. */
record Visit(RatingToken token, RequestHistory history) {

    /** What can be done with the link now. */
    enum State { OPEN, ANSWERED, REOPENED, OWN_WORK }

    Request request() {
        return history.request();
    }

    Language language() {
        return Language.ofLocale(request().requester().language());
    }

    State state() {
        var rating = history.rating(token.completion());
        if (rating.isPresent()) {
            return Items.flag(rating.get(), "withdrawn") ? State.REOPENED : State.ANSWERED;
        }
        if (request().status() != Status.COMPLETED || request().completions() != token.completion()) {
            return State.REOPENED;
        }
        return request().isOwnWork() ? State.OWN_WORK : State.OPEN;
    }

    /** True where the answer was given in the browser session with this id. */
    boolean wasAnsweredIn(String viewId) {
        return history.rating(token.completion()).filter(item -> viewId.equals(Items.text(item, "view"))).isPresent();
    }
}
