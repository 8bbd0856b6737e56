package org.resonanz.sendreminders;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.resonanz.facts.DayShards;
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
 * Reminds once of each invitation that is still unanswered after some working days. What was claimed is the only
 * memory, so a morning may be killed anywhere and started again, also twice at once. A reminder is claimed before it is
 * sent and never again, unless SES refuses it: whoever is killed between the two, or learns of SES's own failure, loses
 * that one, because none is better than two.
 */
final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final ReminderTable table;
    private final MailStates states;
    private final OwnWork ownWork;
    private final SettingsStore settings;
    private final ReminderMails mails;
    private final MailSender sender;
    private final Clock clock;

    Reminders(ReminderTable table, MailStates states, OwnWork ownWork, SettingsStore settings, ReminderMails mails,
            MailSender sender, Clock clock) {
        this.table = table;
        this.states = states;
        this.ownWork = ownWork;
        this.settings = settings;
        this.mails = mails;
        this.sender = sender;
        this.clock = clock;
    }

    /** Reads as every morning does, of a request and a person that do not exist. */
    void prime() {
        table.invitations(LocalDate.EPOCH, 0).iterator().forEachRemaining(none -> {});
        table.read(new UUID(0, 0));
        states.refusal("nobody", MailList.INVITATIONS);
    }

    /**
     * Sends what is due while there is time; the next start goes on.
     *
     * @throws IllegalStateException at the end, where some could not be sent, so that it is seen and tried again
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

    /** One that fails holds up no other. */
    private boolean tryToRemind(Morning morning, Map<String, AttributeValue> invitation) {
        var requestId = UUID.fromString(Items.text(invitation, "id"));
        try {
            if (morning.isDue(Items.instant(invitation, "sentAt"))) {
                remind(requestId, Items.number(invitation, "completion"));
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
        var mail = mails.reminder(request, expiry(found.get(), completion), now);
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

    /** False for an invitation that is answered, overtaken by a reopening, reminded of, or whose links are dead. */
    private boolean isWanted(RequestHistory history, int completion) {
        var invitation = history.invitation(completion)
                .filter(item -> item.containsKey("sentAt") && !item.containsKey("remindedAt"));
        if (invitation.isEmpty() || history.request().completions() != completion) {
            return false;
        }
        var completedAt = history.request().completion().at();
        return history.canBeRated(clock.instant(),
                Duration.between(completedAt, expiry(history, completion)));
    }

    /** When the links of the invitation expire. */
    private static Instant expiry(RequestHistory history, int completion) {
        return Items.instant(history.invitation(completion).orElseThrow(), "sentAt")
                .plus(Settings.LINK_VALIDITY);
    }
}
