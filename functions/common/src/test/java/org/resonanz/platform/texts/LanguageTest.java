package org.resonanz.platform.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"en, ENGLISH", "en-GB, ENGLISH", "EN_us, ENGLISH", "de-AT, GERMAN",
        "fr, null", "english, null", "'', null", "null, null"})
    void a_locale_names_a_language_or_none(String locale, Language language) {
        assertEquals(language, Language.ofLocale(locale));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {"en | ENGLISH", "fr, en;q=0.5, de;q=0.4 | ENGLISH",
        "en;q=0.1, de | GERMAN", "* | GERMAN", "fr | GERMAN", "null | GERMAN", ";;; | GERMAN", "'' | GERMAN"})
    void a_browsers_wish_is_met_as_well_as_can_be(String header, Language language) {
        assertEquals(language, Language.ofAcceptLanguage(header));
    }
}
