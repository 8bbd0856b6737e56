package org.resonanz.capturefeedback;

import gg.jte.html.HtmlTemplateOutput;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.resonanz.capturefeedback.templates.JteformGenerated;
import org.resonanz.capturefeedback.templates.JtemessageGenerated;
import org.resonanz.capturefeedback.templates.JtenotdoneGenerated;
import org.resonanz.gate.Form;
import org.resonanz.platform.http.ApiResponse;
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

    RatingPages(Supplier<Settings> settings, TeamTable teams) {
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
                day(visit), request.subject(), form, notice, visit.session().nonce(kind, visit.now()),
                settings.get().k(), until, visit.canBeReopened());
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
        var until = visit.isSettled() ? null : when(visit.settlesAt(), visit.language());
        var view = new MessageView(texts(visit.language()), visit.isAuthor() ? "thanks" : "answered",
                visit.link(), until, visit.isAuthor(), visit.session().nonce(RatingPageForms.LINK, visit.now()),
                visit.canBeReopened());
        return page(status, visit, view.title(), "message", output -> JtemessageGenerated.render(output, null, view));
    }

    /** Returns the page that says why there is nothing to rate. */
    ApiResponse closed(RatingVisit visit) {
        return switch (visit.state()) {
            case CANCELLED -> message("cancelled", 410, visit.language());
            case OWN_WORK -> message("own-work", 403, visit.language());
            case ANSWERED -> answered(200, visit);
            default -> message("reopened", 410, visit.language());
        };
    }

    /** Returns a page with a title and a sentence or two. */
    ApiResponse message(String key, int status, Language language) {
        var view = new MessageView(texts(language), key, "", null, false, "", false);
        return new PageFrame(language, view.title(), "message")
                .around(status, output -> JtemessageGenerated.render(output, null, view));
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

    private static ApiResponse page(int status, RatingVisit visit, String title, String kind,
            Consumer<HtmlTemplateOutput> content) {
        return new PageFrame(visit.language(), title, kind).around(status, content)
                .withCookie(visit.session().cookie());
    }

    private static Texts texts(Language language) {
        return Texts.of("org.resonanz.capturefeedback.pages", language);
    }
}
