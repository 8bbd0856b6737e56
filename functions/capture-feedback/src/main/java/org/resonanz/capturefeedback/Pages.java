package org.resonanz.capturefeedback;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Supplier;
import org.resonanz.capturefeedback.templates.JteformGenerated;
import org.resonanz.capturefeedback.templates.JtemessageGenerated;
import org.resonanz.http.ApiResponse;
import org.resonanz.settings.Settings;
import org.resonanz.texts.Language;
import org.resonanz.texts.Texts;

/** The pages that people see: self-contained, without scripts, kept by nobody. */
final class Pages {
    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Supplier<Settings> settings;

    Pages(Supplier<Settings> settings) {
        this.settings = settings;
    }

    /**
     * The form.
     *
     * @param notice key of what must be said above it, empty for nothing
     */
    ApiResponse form(Visit visit, RatingForm form, String notice, PageView view) {
        var html = new StringOutput();
        var texts = texts(visit.language());
        JteformGenerated.render(new OwaspHtmlTemplateOutput(html), null,
                new FormView(texts, STYLE, visit.request(), form, notice, view.nonce(), settings.get().k()));
        return html(notice.isEmpty() ? 200 : 400, html, visit.language()).withCookie(view.cookie());
    }

    /** Thanks to those who have just answered; others are told that an answer was given. */
    ApiResponse answered(Language language, boolean inThisSession, int status) {
        return inThisSession ? message("thanks", 200, language) : message("answered", status, language);
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
