package org.resonanz.platform.texts;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language of mails and pages. */
public enum Language {
    GERMAN(Locale.GERMAN), ENGLISH(Locale.ENGLISH);

    private static final List<Locale> SUPPORTED = List.of(Locale.GERMAN, Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** Returns the language's tag, {@code de} or {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** Returns the language of a locale such as {@code en-GB}; German if it is neither German nor English, or null. */
    public static Language of(@Nullable String locale) {
        var language = ofLocale(locale);
        return language == null ? GERMAN : language;
    }

    /** Returns the language of a locale such as {@code en-GB}; null if it is neither German nor English, or null. */
    public static @Nullable Language ofLocale(@Nullable String locale) {
        var tag = locale == null ? "" : locale.strip().toLowerCase(Locale.ROOT);
        if (tag.matches("en([-_].*)?")) {
            return ENGLISH;
        }
        return tag.matches("de([-_].*)?") ? GERMAN : null;
    }

    /**
     * Returns the best match of an {@code Accept-Language} header (RFC 9110); German if it names neither language or is
     * broken.
     */
    public static Language ofAcceptLanguage(@Nullable String header) {
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(header == null ? "de" : header), SUPPORTED);
            return Locale.ENGLISH.equals(best) ? ENGLISH : GERMAN;
        } catch (IllegalArgumentException broken) {
            return GERMAN;
        }
    }
}
