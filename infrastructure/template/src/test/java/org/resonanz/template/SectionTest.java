package org.resonanz.template;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {
    private final Section section = new Section("Resources.It", Map.of("Count", "7", "Word", "seven",
            "Inner", Map.of("Known", true, "Other", 1), "Parts", List.of(Map.of("Id", "a"), Map.of("Id", "b"))));

    @Test
    void what_nobody_read_is_an_error_that_names_where_it_stands() {
        section.ignore("Word", "Inner", "Parts");

        assertMessage("Resources.It.Count is not supported on this machine.", section::verify);
    }

    @Test
    void what_nobody_read_of_an_inner_part_is_an_error_too() {
        section.ignore("Count", "Word", "Parts");
        section.section("Inner").flag("Known");

        assertMessage("Resources.It.Inner.Other is not supported on this machine.", section::verify);
    }

    @Test
    void what_nobody_read_of_an_entry_of_a_list_is_named_by_its_place() {
        section.ignore("Count", "Word", "Inner");
        section.sections("Parts").getFirst().text("Id");

        assertMessage("Resources.It.Parts[1].Id is not supported on this machine.", section::verify);
    }

    @Test
    void what_was_read_or_named_as_without_effect_is_no_error() {
        section.ignore("Word", "Inner", "Parts");
        section.number("Count", 0);

        assertDoesNotThrow(section::verify);
    }

    @Test
    void absent_values_are_the_fallback_and_required_ones_an_error() {
        assertEquals(3, section.number("Absent", 3));
        assertEquals(List.of(), section.texts("Absent"));
        assertEquals("x", section.text("Absent", "x"));
        assertMessage("Resources.It.Absent is missing.", () -> section.text("Absent"));
    }

    @Test
    void values_of_another_form_than_expected_are_errors_that_name_the_property() {
        assertMessage("Resources.It.Word is no number.", () -> section.number("Word", 0));
        assertMessage("Resources.It.Word is no list.", () -> section.texts("Word"));
        assertMessage("Resources.It.Word is no mapping.", () -> section.section("Word"));
        assertMessage("Resources.It.Word: seven is not supported on this machine.",
                () -> section.expect("Word", "eight"));
    }

    private static void assertMessage(String expected, Runnable action) {
        assertEquals(expected, assertThrows(TemplateException.class, action::run).getMessage());
    }
}
