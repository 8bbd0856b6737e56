package org.resonanz.senddigest;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.FailureName;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.texts.IsoWeek;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.scores.Window;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the digests of a week. Each is claimed before it is sent, and only once a week, or once a month if there is no
 * score to tell. If the function is killed
 * between the two, that digest is lost, because none is better than two.
 */
final class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

    private final TeamTable teams;
    private final SettingsTable settings;
    private final PublishedScoreTable scores;
    private final Pseudonyms pseudonyms;
    private final MailStateTable states;
    private final DigestTable claims;
    private final LeadLanguageTable languages;
    private final DigestMails mails;
    private final MailSender sender;
    private final Clock clock;

    Digests(TeamTable teams, SettingsTable settings, PublishedScoreTable scores, Pseudonyms pseudonyms,
            MailStateTable states,
            DigestTable claims, LeadLanguageTable languages, DigestMails mails, MailSender sender, Clock clock) {
        this.teams = teams;
        this.settings = settings;
        this.scores = scores;
        this.pseudonyms = pseudonyms;
        this.states = states;
        this.claims = claims;
        this.languages = languages;
        this.mails = mails;
        this.sender = sender;
        this.clock = clock;
    }

    void prime() {
        teams.get();
        settings.get();
        scores.day();
        states.refusal(pseudonyms.of("nobody"), MailList.DIGEST);
    }

    /**
     * Sends digests while there is time; the next start continues. Before the first publication nothing is sent.
     *
     * @throws IllegalStateException at the end, if some could not be sent, so that it is seen and tried again
     */
    void send(BooleanSupplier hasTime) {
        var day = scores.day();
        if (day.isEmpty()) {
            return;
        }
        var tree = teams.read();
        var published = Published.read(scores, Window.DEFAULT, day.get());
        var target = settings.get().aims().target();
        var failures = 0;
        for (var lead : Lead.all(tree)) {
            if (!hasTime.getAsBoolean()) {
                LOG.warn("The time for digests is up; the next start goes on.");
                return;
            }
            failures += tryToSend(lead, Digest.of(lead, tree, published, target)) ? 0 : 1;
        }
        if (failures > 0) {
            throw new IllegalStateException(failures + " digests could not be sent.");
        }
    }

    /** Sends a digest; returns false if it fails, so that it holds up no other. */
    private boolean tryToSend(Lead lead, Digest digest) {
        try {
            send(lead, digest);
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("A digest failed: {}", FailureName.of(failed));
            return false;
        }
    }

    private void send(Lead lead, Digest digest) {
        var ref = pseudonyms.ofMailbox(lead.address());
        if (digest.isEmpty() || states.refusal(ref, MailList.DIGEST).isPresent()) {
            return;
        }
        var now = clock.instant();
        var organisation = settings.get().organisation();
        var mail = mails.digest(lead, languages.of(lead), ref, digest, new MailLook(organisation), now);
        var period = digest.scores().isEmpty() ? DigestPeriod.withoutScore() : DigestPeriod.week(week());
        sender.sendClaimed(mail, organisation, () -> claims.claim(ref, period, now),
                () -> claims.giveBack(ref, period));
    }

    /** Returns the current week (ISO 8601), such as {@code 2026-W48}, in the organisation's time zone. */
    private String week() {
        return IsoWeek.of(settings.get().dayOf(clock.instant()));
    }
}
