package org.resonanz.capturefeedback;

import org.resonanz.facts.RatingScale;
import org.resonanz.gate.BrowserSession;
import org.resonanz.gate.Decoys;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;

/** Shows the page that a rating link opens. Nothing is written but a cookie, which lists the opened links. */
final class LandingPage {
    private final RatingPages pages;

    LandingPage(RatingPages pages) {
        this.pages = pages;
    }

    /** Returns the page for the state of the request and its answer. */
    ApiResponse show(ApiRequest request, RatingVisit visit) {
        var opened = withOpening(request, visit);
        return switch (request.queryParameter("show").orElse("")) {
            case "not-done" -> visit.canBeReopened() ? pages.notDone(200, opened, "", "") : pages.closed(opened);
            case "reopened" -> pages.message("not-done-thanks", 200, visit);
            case "mailed" -> pages.message("mailed", 200, visit);
            case "change" -> visit.mayChangeAnswer()
                    ? pages.form(200, opened, RatingForm.of(visit.rating().orElseThrow().answer()), "")
                    : first(request, opened);
            default -> first(request, opened);
        };
    }

    /** Returns the page that the link in a mail opens. */
    private ApiResponse first(ApiRequest request, RatingVisit visit) {
        return switch (visit.state()) {
            case UNANSWERED ->
                pages.form(200, visit, RatingForm.preselected(request.queryParameter("rating").orElse("")), "");
            // A link that was mailed to change the answer leads right to it.
            case ANSWERED -> visit.mayChangeAnswer() && !visit.wasAnsweredHere()
                    ? pages.form(200, visit, RatingForm.of(visit.rating().orElseThrow().answer()), "")
                    : pages.answered(200, visit);
            default -> pages.closed(visit);
        };
    }

    /** Returns the visit with a session to which this opening is added. A browser's prefetch does not count. */
    private static RatingVisit withOpening(ApiRequest request, RatingVisit visit) {
        var rating = request.queryParameter("rating").filter(RatingScale::includes);
        var decoyed = request.queryParameter(Decoys.PARAMETER).isPresent();
        return request.isPrefetch()
                ? visit
                : visit.with(visit.session().opening(
                        rating.map(value -> value.charAt(0)).orElse(BrowserSession.NOTHING), decoyed, visit.now()));
    }
}
