package org.resonanz.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {" Anna@Example.ORG | anna@example.org", "a@b | a@b",
        "\u212Aarl@example.org | \u212Aarl@example.org", "MÜLLER@example.org | mÜller@example.org"})
    void spaces_around_it_go_and_only_ascii_letters_are_folded(String text, String address) {
        assertEquals(address, Address.parse(text).orElseThrow().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a@b,c@d", "a@b;c@d", "a@b@c", "a b@c", "a@", "@b", "<a@b>", "a\n@b", "a\u00a0@b",
        "a\u200b@b"})
    void what_is_not_one_bare_address_is_none(String text) {
        assertEquals(true, Address.parse(text).isEmpty());
    }

    @Test
    void more_characters_than_a_mail_path_holds_are_no_address() {
        assertEquals(true, Address.parse("a".repeat(243) + "@example.org").isEmpty());
        assertEquals(254, Address.parse("a".repeat(242) + "@example.org").orElseThrow().text().length());
    }

    @ParameterizedTest
    @CsvSource({"anna+shop@example.org,anna@example.org", "anna@example.org,anna@example.org",
        "+anna@example.org,+anna@example.org", "anna+a+b@example.org,anna@example.org", "anna@a+b,anna@a+b"})
    void a_tag_makes_nobody_somebody_else(String address, String person) {
        assertEquals(person, Address.parse(address).orElseThrow().withoutTag().text());
    }

    @ParameterizedTest
    @CsvSource({"hr@example.org,hr@example.org,true", "hr+1@example.org,hr@example.org,true",
        "anna+hr@example.org,anna+hr@example.org,true", "anna@example.org,anna+hr@example.org,false",
        "anna+it@example.org,anna+hr@example.org,false", "hr@example.com,hr@example.org,false"})
    void mails_to_a_tag_arrive_at_the_address_and_those_to_the_address_at_no_tag(String address, String mailbox,
            boolean arrives) {
        assertEquals(arrives, new Address(address).arrivesAt(new Address(mailbox)));
    }
}
