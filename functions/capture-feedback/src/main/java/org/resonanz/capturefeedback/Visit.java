package org.resonanz.capturefeedback;

import java.util.Map;
import java.util.Optional;
import org.resonanz.aws.Items;
import org.resonanz.links.RatingToken;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestHistory;
import org.resonanz.requests.Status;
import org.resonanz.texts.Language;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Somebody holds a good link to a completion of a request. */
record Visit(RatingToken token, RequestHistory history) {

    /** What can be done with the link now. */
    enum State { OPEN, ANSWERED, REOPENED, CANCELLED, OWN_WORK }

    Request request() {
        return history.request();
    }

    Language language() {
        return Language.ofLocale(request().requester().language());
    }

    State state() {
        if (answer().isPresent()) {
            return State.ANSWERED;
        }
        if (request().status() == Status.CANCELLED) {
            return State.CANCELLED;
        }
        if (isWithdrawn() || request().status() == Status.OPEN || request().completions() != token.completion()) {
            return State.REOPENED;
        }
        return request().isOwnWork() ? State.OWN_WORK : State.OPEN;
    }

    /** True where the answer was given in the browser session with this id. */
    boolean wasAnsweredIn(String viewId) {
        return answer().filter(item -> viewId.equals(Items.text(item, "view"))).isPresent();
    }

    /** True where the answer that is there is this one, given in the browser session: the button was pressed twice. */
    boolean wasAnsweredBy(RatingForm form, String viewId) {
        return wasAnsweredIn(viewId) && answer().filter(item -> form.answer().equals(Answer.of(item))).isPresent();
    }

    private Optional<Map<String, AttributeValue>> answer() {
        return history.rating(token.completion()).filter(item -> !Items.flag(item, "withdrawn"));
    }

    private boolean isWithdrawn() {
        return history.rating(token.completion()).filter(item -> Items.flag(item, "withdrawn")).isPresent();
    }
}
