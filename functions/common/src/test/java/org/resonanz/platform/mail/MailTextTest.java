package org.resonanz.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r\n\r\n", "\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\u2029"})
    void nobodys_name_begins_a_line_and_nobodys_words_leave_the_quote(String end) {
        var text = new MailText().add("Guten Tag Anna" + end + "Ihr Konto ist gesperrt,")
                .quote("Zeugnis" + end + "für Max");

        assertEquals("Guten Tag Anna Ihr Konto ist gesperrt,\n\n    Zeugnis\n"
                + (end.equals("\r\n\r\n") ? "    \n" : "") + "    für Max\n", text.toString());
    }

    @Test
    void a_paragraph_may_have_lines_of_ours_and_a_signature_keeps_its_space() {
        assertEquals("1 – unzufrieden:\nhttps://x.example\n\n-- \nIhr Team\n", new MailText()
                .add("1 – unzufrieden:", "https://x.example").add("-- ", "Ihr Team").toString());
    }
}
