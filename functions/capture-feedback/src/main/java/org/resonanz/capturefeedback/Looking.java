package org.resonanz.capturefeedback;

import org.resonanz.gate.BrowserSession;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;

/** Handles a visit that only opens the link. Nothing is written; the cookie remembers what was opened. */
final class Looking {
    private final Pages pages;

    Looking(Pages pages) {
        this.pages = pages;
    }

    /** Returns the page for the state of the request and its answer. */
    ApiResponse look(ApiRequest request, Visit visit) {
        var seeing = seeing(request, visit);
        return switch (request.queryParameter("show").orElse("")) {
            case "not-done" -> visit.canBeReopened() ? pages.notDone(200, seeing, "", "") : pages.closed(seeing);
            case "reopened" -> pages.message("not-done-thanks", 200, visit.language());
            case "mailed" -> pages.message("mailed", 200, visit.language());
            case "change" -> mayChange(visit)
                    ? pages.form(200, seeing, RatingForm.of(Answer.of(visit.answer().orElseThrow())), "")
                    : plain(request, seeing);
            default -> plain(request, seeing);
        };
    }

    private ApiResponse plain(ApiRequest request, Visit visit) {
        return switch (visit.state()) {
            case OPEN ->
                pages.form(200, visit, RatingForm.preselected(request.queryParameter("rating").orElse("")), "");
            // A link that was mailed to change the answer leads right to it.
            case ANSWERED -> mayChange(visit) && !visit.wasAnsweredHere()
                    ? pages.form(200, visit, RatingForm.of(Answer.of(visit.answer().orElseThrow())), "")
                    : pages.answered(200, visit);
            default -> pages.closed(visit);
        };
    }

    /** Returns true if this browser may still change the answer. */
    static boolean mayChange(Visit visit) {
        return visit.state() == Visit.State.ANSWERED && visit.isAuthor() && !visit.isSettled();
    }

    /** Returns the visit with a session that remembers what is opened now. */
    private static Visit seeing(ApiRequest request, Visit visit) {
        var rating = request.queryParameter("rating").filter(value -> value.matches("[1-5]"));
        return visit.with(
                visit.session().opening(request, rating.map(value -> value.charAt(0)).orElse(BrowserSession.NOTHING),
                        visit.now()));
    }
}
