package org.resonanz.sendinvitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.resonanz.invitations.Invitation;
import org.resonanz.invitations.InvitationSlotTable;
import org.resonanz.invitations.InvitationSlots.Wanted;
import org.resonanz.invitations.NotInvited;
import org.resonanz.invitations.RatingMails;
import org.resonanz.links.LinkKeys;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.log.Metric;
import org.resonanz.platform.log.Metrics;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.ratings.RequestHistory;
import org.resonanz.requests.CompletionId;
import org.resonanz.requests.OwnWork;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTable;

/**
 * Sends one invitation for a completion, if its requester gets mails and has not had too many: takes one of the week's
 * slots, claims the invitation, sends the mail, and marks it as sent. A crash between two steps leaves a claim that
 * lapses. The message comes back and is handled again, so no mail is lost, and rarely one comes twice.
 */
final class Invitations {
    private final InvitationTable table;
    private final KnownPersonTable people;
    private final TeamTable teams;
    private final MailStateTable states;
    private final InvitationSlotTable slots;
    private final Supplier<Settings> settings;
    private final LinkKeys keys;
    private final RatingMails mails;
    private final MailSender sender;
    private final Metrics metrics;
    private final Clock clock;

    Invitations(InvitationTable table, KnownPersonTable people, TeamTable teams, MailStateTable states,
            InvitationSlotTable slots, Supplier<Settings> settings, LinkKeys keys, RatingMails mails, MailSender sender,
            Metrics metrics, Clock clock) {
        this.table = table;
        this.people = people;
        this.teams = teams;
        this.states = states;
        this.slots = slots;
        this.settings = settings;
        this.keys = keys;
        this.mails = mails;
        this.sender = sender;
        this.metrics = metrics;
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
        var refused = refusal(request);
        if (refused.isPresent()) {
            table.putNotInvited(request, refused.get());
            return;
        }
        table.claim(request).ifPresent(claim -> {
            sender.send(mails.mail(request, context(request, claim.sentAt())), settings.get().organisation());
            table.markSent(request, claim);
            metrics.log(Metric.count("Invitations", 1));
        });
    }

    /** Returns the reason for which a requester is not invited; empty if the invitation has taken its slot. */
    private Optional<NotInvited> refusal(Request request) {
        var requester = request.requester();
        if (OwnWork.isOwn(request, people.read(requester.ref()), teams.get())) {
            return Optional.of(NotInvited.OWN_WORK);
        }
        return states.stoppedTag(requester.ref(), requester.mailRef()).map(NotInvited::of)
                .or(() -> slots.take(wanted(request), settings.get().invitationsPerWeek(), clock.instant()));
    }

    private static Wanted wanted(Request request) {
        return new Wanted(request.requester().ref(), CompletionId.last(request).toString(), request.teamId(),
                request.origin().isNoted());
    }

    private RatingMails.Context context(Request request, Instant sentAt) {
        return new RatingMails.Context(sentAt, sentAt.plus(Settings.LINK_VALIDITY), teams.name(request.teamId()),
                told(request.teamId(), settings.get().dayOf(sentAt)), settings.get(), keys.get());
    }

    /** Returns the action of the nearest team of which customers are told, from the team that did the work upwards. */
    private RatingMails.@Nullable Told told(String teamId, LocalDate today) {
        return teams.get().nearest(teamId,
                team -> team.told(today).map(action -> new RatingMails.Told(team.name(), action))).orElse(null);
    }

    /** Returns false if the completion was undone by a reopening, is rated, or has its invitation. */
    private static boolean isWanted(RequestHistory history, int completion) {
        var request = history.request();
        return request.status() == Status.COMPLETED && request.completions() == completion
                && !history.isClosed(completion)
                && history.invitation(completion).filter(Invitation::isDecided).isEmpty();
    }
}
