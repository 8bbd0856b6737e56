package org.resonanz.platform.texts;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that people are spoken to in. */
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

    /** {@code de} or {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** Returns the language of a locale such as {@code en-GB}; German where it is neither. */
    public static Language of(@Nullable String locale) {
        var language = ofLocale(locale);
        return language == null ? GERMAN : language;
    }

    /** The language of a locale such as {@code en-GB}; null where it is neither or says nothing. */
    public static @Nullable Language ofLocale(@Nullable String locale) {
        var tag = locale == null ? "" : locale.strip().toLowerCase(Locale.ROOT);
        if (tag.matches("en([-_].*)?")) {
            return ENGLISH;
        }
        return tag.matches("de([-_].*)?") ? GERMAN : null;
    }

    /** The best match of an Accept-Language header (RFC 9110); German where it names neither or is broken. */
    public static Language ofAcceptLanguage(@Nullable String header) {
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(header == null ? "de" : header), SUPPORTED);
            return Locale.ENGLISH.equals(best) ? ENGLISH : GERMAN;
        } catch (IllegalArgumentException broken) {
            return GERMAN;
        }
    }
}
