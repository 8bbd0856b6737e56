package org.resonanz.sendreminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.resonanz.facts.DayShards;
import org.resonanz.invitations.Invitation;
import org.resonanz.invitations.RatingMails;
import org.resonanz.links.LinkKeys;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.aws.FailureName;
import org.resonanz.platform.log.Invocation;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.ratings.RequestHistory;
import org.resonanz.requests.OwnWork;
import org.resonanz.requests.Request;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds once of each invitation that is still unanswered after some working days. Claims are the only memory, so a
 * morning may be killed anywhere and started again, even twice at once. A reminder is claimed before it is sent, and
 * never again unless SES refuses the mail. If the function is killed between the two, or SES fails, that reminder is
 * lost, because none is better than two.
 */
final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final ReminderTable table;
    private final MailStateTable states;
    private final KnownPersonTable people;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final LinkKeys keys;
    private final RatingMails mails;
    private final MailSender sender;
    private final Clock clock;

    Reminders(ReminderTable table, MailStateTable states, KnownPersonTable people, TeamTable teams,
            SettingsTable settings, LinkKeys keys, RatingMails mails, MailSender sender, Clock clock) {
        this.table = table;
        this.states = states;
        this.people = people;
        this.teams = teams;
        this.settings = settings;
        this.keys = keys;
        this.mails = mails;
        this.sender = sender;
        this.clock = clock;
    }

    /** Reads once as every morning does, by a request and a person that do not exist. */
    void prime() {
        table.invitations(LocalDate.EPOCH, 0).iterator().forEachRemaining(none -> {});
        table.read(new UUID(0, 0));
        states.refusal("nobody", MailList.INVITATIONS);
    }

    /**
     * Sends the reminders that are due while there is time; the next start continues.
     *
     * @throws IllegalStateException at the end, if some could not be sent, so that it is seen and tried again
     */
    void send(BooleanSupplier hasTime) {
        var morning = new Morning(settings.get(), clock.instant());
        var failures = 0;
        for (var day : morning.days()) {
            for (var shard = 0; shard < DayShards.COUNT; shard++) {
                for (var invitation : table.invitations(day, shard)) {
                    if (!hasTime.getAsBoolean()) {
                        LOG.warn("The morning's time is up; the next start goes on.");
                        return;
                    }
                    failures += tryToRemind(morning, invitation) ? 0 : 1;
                }
            }
        }
        if (failures > 0) {
            throw new IllegalStateException(failures + " reminders could not be sent.");
        }
    }

    /** Sends a reminder; returns false if it fails, so that it holds up no other. */
    private boolean tryToRemind(Morning morning, Invitation invitation) {
        Invocation.concerns(invitation.requestId());
        try {
            if (morning.isDue(invitation.sent())) {
                remind(invitation.requestId(), invitation.completion());
            }
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("A reminder failed: {}", FailureName.of(failed));
            return false;
        } finally {
            Invocation.concerns(null);
        }
    }

    private void remind(UUID requestId, int completion) {
        var history = table.read(requestId);
        var invitation = history.flatMap(found -> wanted(found, completion));
        if (invitation.isEmpty()) {
            return;
        }
        var request = history.orElseThrow().request();
        if (!mayBeReminded(request)) {
            return;
        }
        var now = clock.instant();
        var mail = mails.mail(request, new RatingMails.Context(now, expiry(invitation.get()),
                teams.name(request.teamId()), null, settings.get(), keys.get()));
        sender.sendClaimed(mail, settings.get().organisation(), () -> table.claim(invitation.get(), now),
                () -> table.giveBack(invitation.get(), now));
    }

    private boolean mayBeReminded(Request request) {
        var requester = request.requester();
        return states.refusal(requester.ref(), MailList.INVITATIONS).isEmpty()
                && states.stoppedTag(requester.ref(), requester.mailRef()).isEmpty()
                && !OwnWork.isOwn(request, people.read(requester.ref()), teams.get());
    }

    /**
     * Returns the invitation as it stands; empty if it is answered, undone by a reopening or reminded of, or its links
     * have expired.
     */
    private Optional<Invitation> wanted(RequestHistory history, int completion) {
        return history.request().completions() != completion
                ? Optional.empty()
                : history.invitation(completion).filter(Invitation::mayBeReminded)
                        .filter(invitation -> history.canBeRated(clock.instant(),
                                Duration.between(history.request().lastCompletion().at(), expiry(invitation))));
    }

    /** Returns when the links of the invitation expire. */
    private static Instant expiry(Invitation invitation) {
        return invitation.sent().plus(Settings.LINK_VALIDITY);
    }
}
