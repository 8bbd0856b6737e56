package org.resonanz.capturefeedback;

import java.util.Set;
import org.resonanz.gate.Form;
import org.resonanz.gate.FormFields;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.ratings.RefusedAttempt;
import org.resonanz.ratings.ReopeningTable;
import org.resonanz.requests.Outcome;
import org.resonanz.requests.Refusal;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.requests.Verdict;
import org.resonanz.settings.Settings;

/** Reopens a request from the page behind a rating link, so that people without an account can do so, too. */
final class NotDoneSubmission {
    private static final Set<Form> FORMS = Set.of(RatingPageForms.REOPENING, RatingPageForms.REOPENING_AGAIN);

    private final Gate gate;
    private final ReopeningTable reopenings;
    private final SideNoteTable notes;
    private final RatingPages pages;

    NotDoneSubmission(Gate gate, ReopeningTable reopenings, SideNoteTable notes, RatingPages pages) {
        this.gate = gate;
        this.reopenings = reopenings;
        this.notes = notes;
        this.pages = pages;
    }

    /** Reopens the request if the form is valid, or asks again, and returns the page for it. */
    ApiResponse submit(ApiRequest request, RatingVisit visit) {
        if (request.body().isTooLong()) {
            return pages.message("too-long", 413, visit);
        }
        if (visit.request().isHelped()) {
            return pages.message("too-late", 410, visit);
        }
        var fields = FormFields.parse(request.text());
        var reason = fields.lines("comment");
        var fault = fields.whole() ? RatingForm.textFault(reason, Request.LONGEST_REASON) : "fault.form";
        if (fault != null) {
            return pages.notDone(422, visit, reason, fault);
        }
        var shownForm = gate.shownForm(visit, fields.text("nonce"), FORMS);
        if (shownForm.isEmpty()) {
            return pages.notDone(403, visit, reason, "confirm");
        }
        if (!gate.signals(visit, shownForm.get(), fields.decoyed()).isEmpty()) {
            notes.refused(visit, RefusedAttempt.UNSEEN);
            return pages.notDoneAgain(visit, reason);
        }
        var outcome = reopenings.reopen(visit.request().id(), reason.isEmpty() ? null : reason,
                stored -> mayReopen(visit, stored), _ -> {});
        return outcome instanceof Outcome.Changed || outcome instanceof Outcome.Unchanged
                ? PageFrame.seeOther("../" + visit.link() + "?show=reopened")
                : pages.message("too-late", 410, visit);
    }

    /**
     * Decides whether the request may be reopened. One that is open again is allowed, because the button may have been
     * pressed twice.
     */
    private static Verdict mayReopen(RatingVisit visit, Request request) {
        var mayReopen = request.completions() == visit.token().completion()
                && (request.status() == Status.OPEN
                        || (request.status() == Status.COMPLETED && request.isWithin(Settings.REOPENING, visit.now())));
        return mayReopen ? Verdict.allowed() : Verdict.refused(Refusal.TOO_LATE);
    }
}
