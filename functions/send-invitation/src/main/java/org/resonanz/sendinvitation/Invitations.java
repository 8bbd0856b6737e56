package org.resonanz.sendinvitation;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.resonanz.invitations.Invitation;
import org.resonanz.invitations.InvitationSlotTable;
import org.resonanz.invitations.InvitationSlots.Wanted;
import org.resonanz.invitations.RatingMails;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.ratings.RequestHistory;
import org.resonanz.requests.OwnWork;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;

/**
 * Sends one invitation for a completion, if its requester gets mails and has not had too many: takes one of the week's
 * slots, claims the invitation, sends the mail, and marks it as sent. A crash between two steps leaves a claim that
 * lapses. The message comes back and is handled again, so no mail is lost, and rarely one comes twice.
 */
final class Invitations {
    private final InvitationTable table;
    private final OwnWork ownWork;
    private final MailStateTable states;
    private final InvitationSlotTable slots;
    private final Supplier<Settings> settings;
    private final RatingMails mails;
    private final MailSender sender;
    private final Clock clock;

    Invitations(InvitationTable table, OwnWork ownWork, MailStateTable states, InvitationSlotTable slots,
            Supplier<Settings> settings, RatingMails mails, MailSender sender, Clock clock) {
        this.table = table;
        this.ownWork = ownWork;
        this.states = states;
        this.slots = slots;
        this.settings = settings;
        this.mails = mails;
        this.sender = sender;
        this.clock = clock;
    }

    /** Reads once as every invitation does, by a request that does not exist. */
    void prime() {
        table.read(new UUID(0, 0));
    }

    /** Sends the invitation for a completion, or stores why there is none. */
    void invite(UUID requestId, int completion) {
        var found = table.read(requestId);
        if (found.isEmpty() || !isWanted(found.get(), completion)) {
            return;
        }
        var request = found.get().request();
        if (ownWork.isOwn(request)) {
            table.putNotInvited(request, "OWN_WORK");
            return;
        }
        var refused = stoppedTag(request).map(Enum::name).or(() -> slots.take(
                new Wanted(request.requester().ref(), requestId + "#" + completion, request.teamId(),
                        request.origin().isNoted()),
                settings.get().invitationsPerWeek(), clock.instant()));
        if (refused.isPresent()) {
            table.putNotInvited(request, refused.get());
            return;
        }
        var claim = table.claim(request);
        if (claim.isEmpty()) {
            return;
        }
        sender.send(mails.mail(request, claim.get().sentAt().plus(Settings.LINK_VALIDITY), claim.get().sentAt()));
        table.markSent(request, claim.get());
    }

    private Optional<NoMail> stoppedTag(Request request) {
        return states.stoppedTag(request.requester().ref(), request.requester().mailRef());
    }

    /** Returns false if the completion was undone by a reopening, is rated, or has its invitation. */
    private static boolean isWanted(RequestHistory history, int completion) {
        var request = history.request();
        return request.status() == Status.COMPLETED && request.completions() == completion
                && !history.isClosed(completion)
                && history.invitation(completion).filter(Invitation::isDecided).isEmpty();
    }
}
