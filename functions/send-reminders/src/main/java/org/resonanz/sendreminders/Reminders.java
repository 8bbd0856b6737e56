package org.resonanz.sendreminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.resonanz.facts.DayShards;
import org.resonanz.invitations.RatingMails;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStates;
import org.resonanz.platform.aws.FailureName;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.requests.OwnWork;
import org.resonanz.requests.RequestHistory;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reminds once of each invitation that is still unanswered after some working days. Claims are the only memory, so a
 * morning may be killed anywhere and started again, even twice at once. A reminder is claimed before it is sent, and
 * never again unless SES refuses the mail. If the function is killed between the two, or SES fails, that reminder is
 * lost, because none is better than two.
 */
final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final ReminderTable table;
    private final MailStates states;
    private final OwnWork ownWork;
    private final SettingsStore settings;
    private final RatingMails mails;
    private final MailSender sender;
    private final Clock clock;

    Reminders(ReminderTable table, MailStates states, OwnWork ownWork, SettingsStore settings, RatingMails mails,
            MailSender sender, Clock clock) {
        this.table = table;
        this.states = states;
        this.ownWork = ownWork;
        this.settings = settings;
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
    private boolean tryToRemind(Morning morning, Map<String, AttributeValue> invitation) {
        var requestId = UUID.fromString(Items.requiredText(invitation, "id"));
        try {
            if (morning.isDue(Items.requiredInstant(invitation, "sentAt"))) {
                remind(requestId, Items.requiredNumber(invitation, "completion"));
            }
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("The reminder of request {} failed: {}", requestId, FailureName.of(failed));
            return false;
        }
    }

    private void remind(UUID requestId, int completion) {
        var found = table.read(requestId).filter(history -> isWanted(history, completion));
        if (found.isEmpty()) {
            return;
        }
        var request = found.get().request();
        var requester = request.requester();
        if (states.refusal(requester.ref(), MailList.INVITATIONS).isPresent()
                || states.stoppedTag(requester.ref(), requester.mailRef()).isPresent() || ownWork.isOwn(request)) {
            return;
        }
        var now = clock.instant();
        var mail = mails.mail(request, expiry(found.get(), completion), now);
        if (!table.claim(requestId, completion, now)) {
            return;
        }
        try {
            sender.send(mail);
        } catch (AwsServiceException failed) {
            if (MailSender.isRefusal(failed)) {
                table.release(requestId, completion, now);
            }
            throw failed;
        }
    }

    /** Returns false if the invitation is answered, undone by a reopening or reminded of, or its links have expired. */
    private boolean isWanted(RequestHistory history, int completion) {
        var invitation = history.invitation(completion)
                .filter(item -> item.containsKey("sentAt") && !item.containsKey("remindedAt"));
        if (invitation.isEmpty() || history.request().completions() != completion) {
            return false;
        }
        var completedAt = history.request().lastCompletion().at();
        return history.canBeRated(clock.instant(),
                Duration.between(completedAt, expiry(history, completion)));
    }

    /** Returns when the links of the invitation expire. */
    private static Instant expiry(RequestHistory history, int completion) {
        return Items.requiredInstant(history.invitation(completion).orElseThrow(), "sentAt")
                .plus(Settings.LINK_VALIDITY);
    }
}
