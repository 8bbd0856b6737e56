package org.resonanz.sendinvitation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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
import org.resonanz.sendinvitation.templates.JteinvitationGenerated;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsStore;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;

/** Writes invitations, in the requester's language. */
final class InvitationMails {
    private final TeamStore teams;
    private final SettingsStore settings;
    private final LinkKeys keys;
    private final String publicUrl;

    InvitationMails(TeamStore teams, SettingsStore settings, LinkKeys keys, String publicUrl) {
        this.teams = teams;
        this.settings = settings;
        this.keys = keys;
        this.publicUrl = publicUrl;
    }

    Mail invitation(Request request, Instant now) {
        var language = Language.of(request.requester().language());
        var texts = Texts.of("org.resonanz.sendinvitation.invitation", language);
        var view = view(request, now, texts);
        var html = new MailFrame(language, texts.get("question"), texts.get("preview", view.team()))
                .around(output -> JteinvitationGenerated.render(output, null, view));
        return new Mail(request.requester().id(), language, texts.get("subject", request.subject(), view.team()),
                html, InvitationText.of(view), view.unsubscribe());
    }

    private InvitationView view(Request request, Instant now, Texts texts) {
        var current = settings.get();
        var expiry = now.plus(Settings.LINK_VALIDITY);
        var token = new RatingToken(request.id(), request.completions(), now, expiry).sign(keys.get());
        var choices = IntStream.rangeClosed(1, 5).mapToObj(rating -> new InvitationView.Choice(rating,
                texts.get("rating." + rating), publicUrl + "/ratings/" + token + "?rating=" + rating)).toList();
        var locale = texts.language().locale();
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).withZone(current.timeZone());
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale)
                .withZone(current.timeZone());
        var team = teams.knowing(request.teamId()).find(request.teamId()).map(Team::name).orElse(request.teamId());
        return new InvitationView(texts, request.requester().name(), request.subject(), team,
                date.format(request.lastCompletion().at()), request.lastCompletion().note(), choices,
                time.format(expiry),
                current.k(), publicUrl + "/unsubscriptions/"
                        + UnsubscribeToken.of(MailList.INVITATIONS, request.requester().ref(), now).sign(keys.get()));
    }
}
