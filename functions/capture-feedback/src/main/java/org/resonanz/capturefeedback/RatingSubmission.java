package org.resonanz.capturefeedback;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.resonanz.gate.BrowserSession.ShownForm;
import org.resonanz.gate.Form;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.log.Metric;
import org.resonanz.platform.log.Metrics;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.ratings.Answer;
import org.resonanz.ratings.RefusedAttempt;
import org.resonanz.teams.TeamTable;

/** Handles a submitted rating form. A person may have sent it, or a machine. */
final class RatingSubmission {
    private static final Set<Form> FORMS = Set.of(RatingPageForms.RATING, RatingPageForms.BLANK);

    private final Gate gate;
    private final RatingTable ratings;
    private final SideNoteTable notes;
    private final RatingPages pages;
    private final TeamTable teams;
    private final Metrics metrics;

    RatingSubmission(Gate gate, RatingTable ratings, SideNoteTable notes, RatingPages pages, TeamTable teams,
            Metrics metrics) {
        this.teams = teams;
        this.metrics = metrics;
        this.gate = gate;
        this.ratings = ratings;
        this.notes = notes;
        this.pages = pages;
    }

    /**
     * Stores the answer of a form, or asks again, and returns the page for it. Returns empty if somebody else changed
     * the request meanwhile: by another press of the button, in another browser, or by reopening.
     */
    Optional<ApiResponse> submit(ApiRequest request, RatingVisit visit) {
        if (request.body().isTooLong()) {
            return Optional.of(pages.message("too-long", 413, visit));
        }
        var form = RatingForm.parse(request.text());
        return switch (visit.state()) {
            case UNANSWERED -> confirm(visit, form, () -> rate(visit, form));
            case ANSWERED -> change(visit, form);
            default -> {
                notes.refused(visit, RefusedAttempt.CLOSED);
                yield Optional.of(pages.closed(visit));
            }
        };
    }

    /** Returns the page for a form that could not be stored, because others kept changing the request. */
    ApiResponse busy(ApiRequest request, RatingVisit visit) {
        return pages.form(409, visit, RatingForm.parse(request.text()), "busy");
    }

    /** Stores the first answer; returns false if somebody else was quicker. */
    private boolean rate(RatingVisit visit, RatingForm form) {
        var stored = ratings.putOnce(visit, answer(visit, form));
        if (stored) {
            metrics.log(Metric.count("Ratings", 1));
        }
        return stored;
    }

    /** Returns the answer of a form. About help without a ticket nobody is told of it, whatever the form says. */
    private Answer answer(RatingVisit visit, RatingForm form) {
        var answer = form.answer(teams.reasons(visit.request().teamId()));
        return visit.request().isHelped() ? answer.consenting(false) : answer;
    }

    /** Changes an answer, if this browser may. */
    private Optional<ApiResponse> change(RatingVisit visit, RatingForm form) {
        if (form.fault() == null && visit.isRepeatedBy(answer(visit, form))) {
            return Optional.of(PageFrame.seeOther(visit.link()));
        }
        if (!visit.isAuthor() || visit.isSettled() || isOlderThanAnswer(visit, form)) {
            notes.refused(visit, RefusedAttempt.LOCKED);
            return Optional.of(pages.answered(409, visit));
        }
        return confirm(visit, form, () -> ratings.change(visit, answer(visit, form)));
    }

    /**
     * Returns true if the form was shown before the answer was given. It is a repeated one or another tab's, and
     * overwrites nothing.
     */
    private static boolean isOlderThanAnswer(RatingVisit visit, RatingForm form) {
        var answeredAt = visit.answeredAt();
        return visit.session().shownForm(form.nonce(), RatingPageForms.ALL, visit.now())
                .filter(shown -> !shown.at().isAfter(answeredAt)).isPresent();
    }

    /**
     * Writes an answer if its form is valid and looks like a person's.
     *
     * @param write stores the answer; returns false if somebody else was quicker
     */
    private Optional<ApiResponse> confirm(RatingVisit visit, RatingForm form, Supplier<Boolean> write) {
        if (form.fault() != null) {
            return Optional.of(pages.form(422, visit, form, form.fault()));
        }
        var shownForm = gate.shownForm(visit, form.nonce(), FORMS);
        if (shownForm.isEmpty()) {
            // Machines post without having looked; people whose cookies are blocked read what to do about it.
            return Optional.of(pages.form(403, visit, form, "confirm"));
        }
        return quarantine(visit, form, shownForm.get())
                .or(() -> write.get() ? Optional.of(PageFrame.seeOther(visit.link())) : Optional.empty());
    }

    /** Asks once more if the form looks like a machine's; otherwise returns empty. */
    private Optional<ApiResponse> quarantine(RatingVisit visit, RatingForm form, ShownForm shownForm) {
        var signals = gate.signals(visit, shownForm, form.decoyed());
        if (signals.isEmpty()) {
            return Optional.empty();
        }
        if (notes.quarantined(visit, form.nonce(), signals)) {
            metrics.log(Metric.count("Quarantined", 1));
        }
        return Optional.of(pages.askOnceMore(visit));
    }
}
