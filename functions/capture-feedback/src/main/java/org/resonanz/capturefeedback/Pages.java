package org.resonanz.capturefeedback;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.function.Supplier;
import org.resonanz.capturefeedback.templates.JteformGenerated;
import org.resonanz.capturefeedback.templates.JtemessageGenerated;
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
    private final Clock clock;

    Pages(Supplier<Settings> settings, TeamStore teams, Clock clock) {
        this.settings = settings;
        this.teams = teams;
        this.clock = clock;
    }

    /** The form as a link opens it. */
    ApiResponse form(Visit visit, RatingForm form, PageView view) {
        return form(200, visit, form, "", view);
    }

    /**
     * The form with all that was filled in, and what must be said about it.
     *
     * @param notice key of its text
     */
    ApiResponse form(int status, Visit visit, RatingForm form, String notice, PageView view) {
        var html = new StringOutput();
        var texts = texts(visit.language());
        var current = settings.get();
        var request = visit.request();
        var team = teams.knowing(request.teamId()).find(request.teamId()).map(Team::name).orElse(request.teamId());
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(visit.language().locale())
                .format(current.dayOf(request.completion().at()));
        JteformGenerated.render(new OwaspHtmlTemplateOutput(html), null, new FormView(texts, STYLE, team, day,
                request.subject(), form, notice, view.nonce(clock.instant()), current.k()));
        return html(status, html, visit.language()).withCookie(view.cookie());
    }

    /** A page with a title and a sentence or two. */
    ApiResponse message(String key, int status, Language language) {
        var html = new StringOutput();
        JtemessageGenerated.render(new OwaspHtmlTemplateOutput(html), null, texts(language), STYLE, key);
        return html(status, html, language);
    }

    /** What every answer says to browsers: no other source, no referrer, no copy, no index. */
    static ApiResponse secured(ApiResponse response) {
        return response.with("content-security-policy", POLICY).with("referrer-policy", "no-referrer")
                .with("x-robots-tag", "noindex, nofollow").with("x-content-type-options", "nosniff");
    }

    private static ApiResponse html(int status, StringOutput html, Language language) {
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
