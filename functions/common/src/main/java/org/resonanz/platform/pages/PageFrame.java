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
import org.resonanz.platform.texts.Language;

/**
 * The HTML frame of all pages behind links in mails: self-contained, without scripts, and not to be cached.
 *
 * @param kind {@code form}, or {@code message} for a page that only says something
 */
public record PageFrame(Language language, String title, String kind) {
    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * Returns the page as a response.
     *
     * @param content writes the main part of the page
     */
    public ApiResponse around(int status, Consumer<HtmlTemplateOutput> content) {
        var html = new StringOutput();
        Content main = output -> content.accept((HtmlTemplateOutput) output);
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(html), null, this, STYLE, main);
        return secured(ApiResponse.of(status, "text/html; charset=utf-8", html.toString()))
                .with("content-language", language.tag());
    }

    /** Returns a response that sends the browser to another address (303), so that reloading sends no form twice. */
    public static ApiResponse seeOther(String location) {
        return secured(ApiResponse.of(303, "text/html; charset=utf-8", "").with("location", location));
    }

    /** Adds the headers of every response: no other source, no referrer, no index. */
    private static ApiResponse secured(ApiResponse response) {
        return response.with("content-security-policy", POLICY).with("referrer-policy", "no-referrer")
                .with("x-robots-tag", "noindex, nofollow");
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
