package org.resonanz.platform.pages;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.mail.templates.JtepageGenerated;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.texts.Language;

/**
 * The HTML frame of all pages behind links in mails: without scripts, not to be cached, and self-contained but for the
 * organisation's logo, if it has one.
 *
 * @param kind {@code form}, or {@code message} for a page that only says something
 */
public record PageFrame(Organisation organisation, Language language, String title, String kind) {
    private static final String STYLE = style();

    /**
     * Returns the page as a response.
     *
     * @param content writes the main part of the page
     */
    public ApiResponse around(int status, Consumer<HtmlTemplateOutput> content) {
        var html = new StringOutput();
        Content main = output -> content.accept((HtmlTemplateOutput) output);
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(html), null, this, css(), main);
        return secured(ApiResponse.of(status, "text/html; charset=utf-8", html.toString()), policy())
                .with("content-language", language.tag());
    }

    /** Returns a response that sends the browser to another address (303), so that reloading sends no form twice. */
    public static ApiResponse seeOther(String location) {
        return secured(ApiResponse.of(303, "text/html; charset=utf-8", "").with("location", location),
                policy(""));
    }

    /** Adds the headers of every response: no other source, no referrer, no index. */
    private static ApiResponse secured(ApiResponse response, String policy) {
        return response.with("content-security-policy", policy).with("referrer-policy", "no-referrer")
                .with("x-robots-tag", "noindex, nofollow");
    }

    /** Returns the style with the organisation's colours. */
    private String css() {
        var palette = organisation.palette();
        return organisation.accent() == null
                ? STYLE
                : STYLE + ":root{--brand:%s;--tint:%s}@media (prefers-color-scheme:dark){:root{--brand:%s;--tint:#262d35}}"
                        .formatted(palette.accent(), palette.tint(), palette.dark());
    }

    private String policy() {
        var logo = organisation.logoOrigin();
        return policy("style-src 'sha256-" + sha256(css()) + "'; " + (logo == null ? "" : "img-src " + logo + "; "));
    }

    private static String policy(String sources) {
        return "default-src 'none'; " + sources + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String style() {
        try (var css = PageFrame.class.getResourceAsStream("pages.css")) {
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
