package org.resonanz.sendreminders;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.IntStream;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.people.MailList;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailFrame;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.requests.Request;
import org.resonanz.sendreminders.templates.JtereminderGenerated;
import org.resonanz.settings.SettingsStore;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;

/** Writes reminders, in the requester's language. */
final class ReminderMails {
    private final TeamStore teams;
    private final SettingsStore settings;
    private final LinkKeys keys;
    private final String publicUrl;

    ReminderMails(TeamStore teams, SettingsStore settings, LinkKeys keys, String publicUrl) {
        this.teams = teams;
        this.settings = settings;
        this.keys = keys;
        this.publicUrl = publicUrl;
    }

    /**
     * Returns the reminder of an invitation.
     *
     * @param expiry when the invitation's links expire; the reminder's expire at the same time
     */
    Mail reminder(Request request, Instant expiry, Instant now) {
        var language = Language.of(request.requester().language());
        var texts = Texts.of("org.resonanz.sendreminders.reminder", language);
        var view = view(request, expiry, now, texts);
        var html = new MailFrame(language, texts.get("question"), texts.get("preview", view.team()))
                .around(output -> JtereminderGenerated.render(output, null, view));
        return new Mail(request.requester().id(), language, texts.get("subject", request.subject(), view.team()),
                html, ReminderText.of(view), view.unsubscribe());
    }

    private ReminderView view(Request request, Instant expiry, Instant now, Texts texts) {
        var current = settings.get();
        var locale = texts.language().locale();
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).withZone(current.timeZone());
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale)
                .withZone(current.timeZone());
        var team = teams.knowing(request.teamId()).find(request.teamId()).map(Team::name).orElse(request.teamId());
        var unsubscribe = UnsubscribeToken.of(MailList.INVITATIONS, request.requester().ref(), now).sign(keys.get());
        return new ReminderView(texts, request.requester().name(), request.subject(), team,
                date.format(request.lastCompletion().at()), choices(request, expiry, now, texts), time.format(expiry),
                current.k(), publicUrl + "/unsubscriptions/" + unsubscribe);
    }

    private List<ReminderView.Choice> choices(Request request, Instant expiry, Instant now, Texts texts) {
        var token = new RatingToken(request.id(), request.completions(), now, expiry).sign(keys.get());
        return IntStream.rangeClosed(1, 5).mapToObj(rating -> new ReminderView.Choice(rating,
                texts.get("rating." + rating), publicUrl + "/ratings/" + token + "?rating=" + rating)).toList();
    }
}
