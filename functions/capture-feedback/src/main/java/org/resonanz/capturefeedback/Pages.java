package org.resonanz.capturefeedback;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.resonanz.capturefeedback.templates.JteformGenerated;
import org.resonanz.capturefeedback.templates.JtemessageGenerated;
import org.resonanz.capturefeedback.templates.JtenotdoneGenerated;
import org.resonanz.http.ApiResponse;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamStore;
import org.resonanz.texts.Language;
import org.resonanz.texts.Texts;

/** The pages that people see: self-contained, without scripts, kept by nobody. */
final class Pages {
    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Supplier<Settings> settings;
    private final TeamStore teams;

    Pages(Supplier<Settings> settings, TeamStore teams) {
        this.settings = settings;
        this.teams = teams;
    }

    /**
     * The form with all that was filled in, and what must be said about it.
     *
     * @param notice key of its text, empty for nothing
     */
    ApiResponse form(int status, Visit visit, RatingForm form, String notice) {
        return form(status, visit, form, notice, PageView.Form.RATING);
    }

    /** The form that takes a quarantined answer's place, with nothing chosen. */
    ApiResponse askOnceMore(Visit visit) {
        return form(200, visit, RatingForm.blank(), "quarantine", PageView.Form.BLANK);
    }

    private ApiResponse form(int status, Visit visit, RatingForm form, String notice, PageView.Form kind) {
        var texts = texts(visit.language());
        var request = visit.request();
        var until = visit.state() == Visit.State.ANSWERED ? when(visit.settlesAt(), visit.language()) : null;
        var view = new FormView(texts, STYLE, teamName(request.teamId()), department(request.department(), texts),
                day(visit), request.subject(), form, notice, visit.view().nonce(kind, visit.now()),
                settings.get().k(), until, visit.canBeReopened());
        return html(status, visit, output -> JteformGenerated.render(output, null, view));
    }

    /**
     * The form by which the requester says that it is not done.
     *
     * @param notice key of what must be said about it, empty for nothing
     */
    ApiResponse notDone(int status, Visit visit, String reason, String notice) {
        var view = new NotDoneView(texts(visit.language()), STYLE, teamName(visit.request().teamId()), day(visit),
                visit.request().subject(), reason, notice, visit.link(),
                visit.view().nonce(PageView.Form.REOPENING, visit.now()));
        return html(status, visit, output -> JtenotdoneGenerated.render(output, null, view));
    }

    /** Thanks the author, and tells anybody else that there is an answer; either may still be changed for a while. */
    ApiResponse answered(int status, Visit visit) {
        var until = visit.isSettled() ? null : when(visit.settlesAt(), visit.language());
        var view = new MessageView(texts(visit.language()), STYLE, visit.isAuthor() ? "thanks" : "answered",
                visit.link(), until, visit.isAuthor(), visit.view().nonce(PageView.Form.LINK, visit.now()),
                visit.canBeReopened());
        return html(status, visit, output -> JtemessageGenerated.render(output, null, view));
    }

    /** Says why there is nothing to rate. */
    ApiResponse closed(Visit visit) {
        return switch (visit.state()) {
            case CANCELLED -> message("cancelled", 410, visit.language());
            case OWN_WORK -> message("own-work", 403, visit.language());
            case ANSWERED -> answered(200, visit);
            default -> message("reopened", 410, visit.language());
        };
    }

    /** A page with a title and a sentence or two. */
    ApiResponse message(String key, int status, Language language) {
        var view = new MessageView(texts(language), STYLE, key, "", null, false, "", false);
        return html(status, language, output -> JtemessageGenerated.render(output, null, view));
    }

    /** Sends the browser to an address where reloading sends nothing twice. */
    ApiResponse seeOther(String location) {
        return secured(ApiResponse.of(303, "text/html; charset=utf-8", "").with("location", location));
    }

    /** An instant as people of the organisation read it. */
    String when(Instant instant, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale()).withZone(settings.get().timeZone()).format(instant);
    }

    private String day(Visit visit) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(visit.language().locale())
                .format(settings.get().dayOf(visit.request().completion().at()));
    }

    private String teamName(String id) {
        return teams.knowing(id).find(id).map(Team::name).orElse(id);
    }

    private String department(String id, Texts texts) {
        return Team.isReserved(id) ? texts.get("department." + id) : texts.get("department", teams.get().find(id).map(Team::name).orElse(id));
    }

    /** What every answer says to browsers: no other source, no referrer, no copy, no index. */
    private static ApiResponse secured(ApiResponse response) {
        return response.with("content-security-policy", POLICY).with("referrer-policy", "no-referrer")
                .with("x-robots-tag", "noindex, nofollow").with("x-content-type-options", "nosniff");
    }

    private static ApiResponse html(int status, Visit visit, Consumer<HtmlTemplateOutput> template) {
        return html(status, visit.language(), template).withCookie(visit.view().cookie());
    }

    private static ApiResponse html(int status, Language language, Consumer<HtmlTemplateOutput> template) {
        var html = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(html));
        return secured(ApiResponse.of(status, "text/html; charset=utf-8", html.toString()))
                .with("content-language", language.tag());
    }

    private static Texts texts(Language language) {
        return Texts.of("org.resonanz.capturefeedback.pages", language);
    }

    private static String style() {
        try (var css = Pages.class.getResourceAsStream("pages.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
