package org.resonanz.capturefeedback;

import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.capturefeedback.templates.JteformGenerated;
import org.resonanz.capturefeedback.templates.JtemessageGenerated;
import org.resonanz.capturefeedback.templates.JtenotdoneGenerated;
import org.resonanz.gate.Form;
import org.resonanz.links.IntranetLinks;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/** Builds the pages behind rating links. */
final class RatingPages {
    private final Supplier<Settings> settings;
    private final TeamTable teams;
    private final IntranetLinks intranet;

    RatingPages(Supplier<Settings> settings, TeamTable teams, IntranetLinks intranet) {
        this.intranet = intranet;
        this.settings = settings;
        this.teams = teams;
    }

    /**
     * Returns the page with the rating form, filled in as it was sent.
     *
     * @param notice key of the text above the form, empty for none
     */
    ApiResponse form(int status, RatingVisit visit, RatingForm form, String notice) {
        return form(status, visit, form, notice, RatingPageForms.RATING);
    }

    /** Returns the page with an empty form in place of a quarantined answer. */
    ApiResponse askOnceMore(RatingVisit visit) {
        return form(200, visit, RatingForm.blank(), "quarantine", RatingPageForms.BLANK);
    }

    private ApiResponse form(int status, RatingVisit visit, RatingForm form, String notice, Form kind) {
        var texts = texts(visit.language());
        var request = visit.request();
        var until = visit.state() == RatingVisit.State.ANSWERED ? when(visit.settlesAt(), visit.language()) : null;
        var view = new FormView(texts, teams.name(request.teamId()), department(request.department(), texts),
                day(visit), request.subject(), teams.reasons(request.teamId()), form, notice,
                visit.session().nonce(kind, visit.now()),
                settings.get().k(), until, visit.canBeReopened(), request.isHelped());
        return page(status, visit, view.title(), "form", output -> JteformGenerated.render(output, null, view));
    }

    /**
     * Returns the page with the form that says that the request is not done.
     *
     * @param notice key of the text above the form, empty for none
     */
    ApiResponse notDone(int status, RatingVisit visit, String reason, String notice) {
        return notDone(status, visit, reason, notice, RatingPageForms.REOPENING);
    }

    /**
     * Returns the page that asks once more whether the request is not done, because the form looked like a machine's.
     */
    ApiResponse notDoneAgain(RatingVisit visit, String reason) {
        return notDone(200, visit, reason, "quick", RatingPageForms.REOPENING_AGAIN);
    }

    private ApiResponse notDone(int status, RatingVisit visit, String reason, String notice, Form kind) {
        var view = new NotDoneView(texts(visit.language()), teams.name(visit.request().teamId()), day(visit),
                visit.request().subject(), reason, notice, visit.link(),
                visit.session().nonce(kind, visit.now()));
        return page(status, visit, view.title(), "form", output -> JtenotdoneGenerated.render(output, null, view));
    }

    /** Returns the page after an answer. It thanks the author, and tells others that there is an answer. */
    ApiResponse answered(int status, RatingVisit visit) {
        var change = visit.isSettled()
                ? null
                : new MessageView.Change(when(visit.settlesAt(), visit.language()), visit.isAuthor(), visit.link(),
                        visit.session().nonce(RatingPageForms.LINK, visit.now()));
        var own = visit.isAuthor()
                ? new MessageView.OwnAnswer(visit.rating().orElseThrow().answer(), ticked(visit),
                        teams.name(visit.request().teamId()))
                : null;
        var notDone = visit.canBeReopened() ? "/ratings/" + visit.link() + "?show=not-done" : null;
        var view = new MessageView(texts(visit.language()), own == null ? "answered" : "thanks", own, change, notDone,
                home(visit));
        return page(status, visit, view.title(), "message", output -> JtemessageGenerated.render(output, null, view));
    }

    /** Returns the words of the reasons that were ticked. Those that the team has given up meanwhile are left out. */
    private String ticked(RatingVisit visit) {
        var reasons = teams.reasons(visit.request().teamId());
        return visit.rating().orElseThrow().answer().reasons().ticked().stream()
                .flatMap(id -> reasons.find(id).stream()).map(reason -> reason.text(visit.language()))
                .collect(Collectors.joining(", "));
    }

    /** Returns the page that says why there is nothing to rate. */
    ApiResponse closed(RatingVisit visit) {
        return switch (visit.state()) {
            case CANCELLED -> message("cancelled", 410, visit);
            case OWN_WORK -> message("own-work", 403, visit);
            case ANSWERED -> answered(200, visit);
            default -> message("reopened", 410, visit);
        };
    }

    /** Returns a page with a title and a sentence or two. */
    ApiResponse message(String key, int status, RatingVisit visit) {
        return message(organisation(), MessageView.plain(texts(visit.language()), key, home(visit)), status);
    }

    /** Returns the page that refuses a link that nobody signed, without a read, so without name and looks. */
    ApiResponse damaged(Language language) {
        return message(Organisation.unnamed(), MessageView.plain(texts(language), "damaged", intranet.home()), 404);
    }

    /** Returns the page behind a link that leads to nothing any more. Whose it was is not read. */
    ApiResponse expired(Language language) {
        return message(organisation(), MessageView.plain(texts(language), "expired", intranet.home()), 410);
    }

    /** Returns the link to the intranet page, null for those from outside, who have no account there. */
    private @Nullable String home(RatingVisit visit) {
        return visit.request().requester().isExternal() ? null : intranet.home();
    }

    private static ApiResponse message(Organisation organisation, MessageView view, int status) {
        return new PageFrame(organisation, view.texts().language(), view.title(), "message")
                .around(status, output -> JtemessageGenerated.render(output, null, view));
    }

    /** Returns the organisation whose name and looks pages and mails carry. */
    Organisation organisation() {
        return settings.get().organisation();
    }

    /** Returns an instant in words, in the organisation's time zone. */
    String when(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale()).withZone(settings.get().timeZone()).format(instant);
    }

    private String day(RatingVisit visit) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(visit.language().locale())
                .format(settings.get().dayOf(visit.request().lastCompletion().at()));
    }

    private String department(@Nullable String known, Texts texts) {
        var id = known == null ? Team.UNASSIGNED : known;
        return Team.isReserved(id)
                ? texts.get("department." + id)
                : texts.get("department", teams.get().find(id).map(Team::name).orElse(id));
    }

    private ApiResponse page(int status, RatingVisit visit, String title, String kind,
            Consumer<HtmlTemplateOutput> content) {
        return new PageFrame(organisation(), visit.language(), title, kind).around(status, content)
                .withCookie(visit.session().cookie());
    }

    private static Texts texts(Language language) {
        return Texts.of("org.resonanz.capturefeedback.pages", language);
    }
}
