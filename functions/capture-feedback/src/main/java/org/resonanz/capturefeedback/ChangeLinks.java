package org.resonanz.capturefeedback;

import java.time.Instant;
import java.util.Set;
import org.resonanz.gate.FormFields;
import org.resonanz.links.IntranetLinks;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.ratings.RefusedAttempt;

/** Mails requesters a link by which they can change their answer from any browser until it settles. */
final class ChangeLinks {
    /** The most links about one answer. */
    private static final int MOST = 3;

    private final Gate gate;
    private final RatingTable ratings;
    private final SideNoteTable notes;
    private final RatingPages pages;
    private final LinkKeys keys;
    private final MailStateTable states;
    private final MailSender sender;
    private final String publicUrl;
    private final IntranetLinks intranet;

    ChangeLinks(Gate gate, RatingTable ratings, SideNoteTable notes, RatingPages pages, LinkKeys keys,
            MailStateTable states, IntranetLinks intranet, Environment environment) {
        this.gate = gate;
        this.ratings = ratings;
        this.notes = notes;
        this.pages = pages;
        this.keys = keys;
        this.states = states;
        this.intranet = intranet;
        this.sender = new MailSender(environment);
        this.publicUrl = environment.optional("PUBLIC_URL", "");
    }

    /** Mails a link if the request is valid, and returns the page that says so. */
    ApiResponse mail(ApiRequest request, RatingVisit visit) {
        if (visit.state() != RatingVisit.State.ANSWERED || visit.isSettled()) {
            notes.refused(visit, RefusedAttempt.CLOSED);
            return visit.state() == RatingVisit.State.ANSWERED ? pages.answered(409, visit) : pages.closed(visit);
        }
        var fields = FormFields.parse(request.body().isTooLong() ? "" : request.text());
        var shownForm = gate.shownForm(visit, fields.text("nonce"), Set.of(RatingPageForms.LINK));
        if (shownForm.isEmpty() || !gate.signals(visit, shownForm.get(), false).isEmpty()) {
            return pages.answered(403, visit);
        }
        if (!ratings.countLink(visit, MOST)) {
            return pages.message("enough-links", 409, visit);
        }
        send(visit, publicUrl.isEmpty() ? request.origin() : publicUrl);
        return PageFrame.seeOther("../" + visit.link() + "?show=mailed");
    }

    private void send(RatingVisit visit, String base) {
        var request = visit.request();
        var requester = request.requester();
        if (states.isStopped(requester.ref()) || states.stoppedTag(requester.ref(), requester.mailRef()).isPresent()) {
            return;
        }
        var token = new RatingToken(RatingToken.Purpose.CHANGE, request.id(), visit.token().completion(), visit.now(),
                lastSecond(visit.settlesAt()));
        var organisation = pages.organisation();
        sender.send(ChangeMail.of(new MailLook(organisation), intranet, request,
                pages.when(visit.settlesAt(), visit.language()), base + "/ratings/" + token.sign(keys.get())),
                organisation);
    }

    /**
     * Returns the last full second before the answer settles, as links expire at full seconds and must not outlive it.
     */
    private static Instant lastSecond(Instant settlesAt) {
        return Instant.ofEpochSecond(settlesAt.getEpochSecond());
    }
}
