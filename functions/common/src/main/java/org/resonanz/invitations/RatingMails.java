package org.resonanz.invitations;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.people.MailList;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.QuestionMail;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.requests.Request;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/** Writes the mails that ask for a rating, in the requester's language. */
public final class RatingMails {
    /** The kinds of these mails. Only the texts and the parts named here differ. */
    public enum Kind {
        /** With the team's note and a hint about the page that a link opens. */
        INVITATION,
        /** Without these. */
        REMINDER
    }

    private final Kind kind;
    private final String bundle;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final LinkKeys keys;
    private final String publicUrl;

    /**
     * Creates a writer of mails of one kind.
     *
     * @param bundle    name of the bundle that holds their texts
     * @param publicUrl address of the API, where links lead
     */
    public RatingMails(Kind kind, String bundle, TeamTable teams, SettingsTable settings, LinkKeys keys,
            String publicUrl) {
        this.kind = kind;
        this.bundle = bundle;
        this.teams = teams;
        this.settings = settings;
        this.keys = keys;
        this.publicUrl = publicUrl;
    }

    /**
     * Returns the mail about a request's last completion.
     *
     * @param expiry time at which its rating links expire
     */
    public Mail mail(Request request, Instant expiry, Instant now) {
        var texts = Texts.of(bundle, Language.of(request.requester().language()));
        var team = teams.knowing(request.teamId()).find(request.teamId()).map(Team::name).orElse(request.teamId());
        var content = content(request, team, expiry, now, texts);
        return new Mail(request.requester().id(), texts.language(), texts.get("subject", request.subject(), team),
                content.html(texts.get("preview", team)), content.text(), content.footer().link());
    }

    private QuestionMail content(Request request, String team, Instant expiry, Instant now, Texts texts) {
        var zone = settings.get().timeZone();
        var locale = texts.language().locale();
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).withZone(zone);
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale)
                .withZone(zone);
        return new QuestionMail(texts.language(), texts.get("greeting", request.requester().name()),
                texts.get("done", team, date.format(request.lastCompletion().at())), request.subject(),
                note(request, team, texts), texts.get("question"), choices(request, expiry, now, texts), hints(texts),
                texts.get("until", time.format(expiry)), footer(request, now, texts));
    }

    private QuestionMail.@Nullable Note note(Request request, String team, Texts texts) {
        var note = request.lastCompletion().note();
        return kind == Kind.REMINDER || note == null ? null : new QuestionMail.Note(texts.get("note", team), note);
    }

    private List<QuestionMail.Choice> choices(Request request, Instant expiry, Instant now, Texts texts) {
        var token = new RatingToken(request.id(), request.completions(), now, expiry).sign(keys.get());
        return IntStream.rangeClosed(1, 5).mapToObj(rating -> {
            var words = texts.get("rating." + rating);
            return new QuestionMail.Choice(rating, words, texts.get("link", rating, words),
                    publicUrl + "/ratings/" + token + "?rating=" + rating);
        }).toList();
    }

    private List<String> hints(Texts texts) {
        var privacy = texts.get("privacy", settings.get().k());
        return kind == Kind.REMINDER ? List.of(privacy) : List.of(texts.get("next"), privacy);
    }

    private QuestionMail.Footer footer(Request request, Instant now, Texts texts) {
        var token = UnsubscribeToken.of(MailList.INVITATIONS, request.requester().ref(), now).sign(keys.get());
        return new QuestionMail.Footer(texts.get("sender"), texts.get("unsubscribe"),
                publicUrl + "/unsubscriptions/" + token, kind == Kind.REMINDER);
    }
}
