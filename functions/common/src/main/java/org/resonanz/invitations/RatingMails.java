package org.resonanz.invitations;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.facts.RatingScale;
import org.resonanz.links.IntranetLinks;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.links.UnsubscribeToken;
import org.resonanz.people.MailList;
import org.resonanz.platform.mail.FooterLink;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.QuestionMail;
import org.resonanz.platform.mail.Subject;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.requests.Request;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Action;

/** Writes the mails that ask for a rating, in the requester's language. */
public final class RatingMails {
    /** The kinds of these mails. Only the texts and the parts named here differ. */
    public enum Kind {
        /** With the team's note, what it changes, and a hint about the page that a link opens. */
        INVITATION,
        /** Without these. */
        REMINDER
    }

    private final Kind kind;
    private final String bundle;
    private final String publicUrl;
    private final IntranetLinks intranet;

    /**
     * Creates a writer of mails of one kind.
     *
     * @param bundle    name of the bundle that holds their texts
     * @param publicUrl address of the API, where links lead
     */
    public RatingMails(Kind kind, String bundle, String publicUrl, IntranetLinks intranet) {
        this.kind = kind;
        this.bundle = bundle;
        this.publicUrl = publicUrl;
        this.intranet = intranet;
    }

    /**
     * The facts that a mail needs beside its request.
     *
     * @param expiry time at which the mail's rating links expire
     * @param team   name of the team that did the work
     * @param told   what an invitation tells of an action; null for nothing
     */
    public record Context(Instant now, Instant expiry, String team, @Nullable Told told, Settings settings,
            LinkKeys.Ring keys) {
    }

    /** An action of which customers are told, with the name of the team that acts. */
    public record Told(String team, Action action) {
    }

    /** Returns the mail about a request's last completion. */
    public Mail mail(Request request, Context context) {
        var texts = Texts.of(bundle, Language.of(request.requester().language()));
        var content = content(request, context, texts);
        return new Mail(request.requester().id(), texts.language(),
                Subject.of(texts, "subject", request.subject(), context.team()),
                content.html(new MailLook(context.settings().organisation()), texts.get("preview", context.team())),
                content.text(), content.footer().link());
    }

    private QuestionMail content(Request request, Context context, Texts texts) {
        var zone = context.settings().timeZone();
        var locale = texts.language().locale();
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).withZone(zone);
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale)
                .withZone(zone);
        return new QuestionMail(texts.language(), texts.get("greeting", request.requester().name()),
                texts.get("done", context.team(), date.format(request.lastCompletion().at())), request.subject(),
                note(request, context.team(), texts), texts.get("question"), choices(request, context, texts),
                said(context.told(), texts), hints(context, texts),
                texts.get("until", time.format(context.expiry())), footer(request, context, texts));
    }

    private QuestionMail.@Nullable Note note(Request request, String team, Texts texts) {
        var note = request.lastCompletion().note();
        return kind == Kind.REMINDER || note == null ? null : new QuestionMail.Note(texts.get("note", team), note);
    }

    private List<QuestionMail.Choice> choices(Request request, Context context, Texts texts) {
        var token = new RatingToken(request.id(), request.completions(), context.now(), context.expiry())
                .sign(context.keys());
        return RatingScale.all().mapToObj(rating -> {
            var words = texts.get("rating." + rating);
            return new QuestionMail.Choice(rating, words, texts.get("link", rating, words),
                    publicUrl + "/ratings/" + token + "?rating=" + rating);
        }).toList();
    }

    /** Returns "you said, we did" in two lines. */
    private static List<String> said(@Nullable Told told, Texts texts) {
        if (told == null) {
            return List.of();
        }
        var action = told.action();
        var change = action.doneOn() == null
                ? texts.get("changes", told.team(), action.due(), action.change())
                : texts.get("changed", told.team(), action.change());
        return List.of(texts.get("said", action.focus()), change);
    }

    private List<String> hints(Context context, Texts texts) {
        var privacy = texts.get("privacy", context.settings().k());
        return kind == Kind.REMINDER ? List.of(privacy) : List.of(texts.get("next"), privacy);
    }

    private QuestionMail.Footer footer(Request request, Context context, Texts texts) {
        var token = UnsubscribeToken.of(MailList.INVITATIONS, request.requester().ref(), context.now())
                .sign(context.keys());
        return new QuestionMail.Footer(texts.get("sender"), texts.get("unsubscribe"),
                publicUrl + "/unsubscriptions/" + token, kind == Kind.REMINDER, request.requester().isExternal()
                        ? null
                        : new FooterLink(texts.get("intranet"), intranet.ask(request.id())));
    }
}
