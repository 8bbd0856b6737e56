package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.platform.aws.Items;

/** Tests that the rating of help without a ticket tells the team nothing, whatever is posted. */
class HelpedTest extends MailedLink {
    @BeforeEach
    void help() {
        work.change(Items.values().put("origin", "HELPED").put("createdAt", RatedWork.COMPLETED).build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Personal hat Ihnen geholfen; so haben Sie es am 20. November 2026 eingetragen: | Gezeigt wird nur, was viele zusammen sagen.",
        "en | Personal helped you; this is what you entered on November 20, 2026: | Only what many say together is shown."})
    void the_page_says_that_the_team_learns_nothing_and_offers_no_contact(String language, String done,
            String promise) {
        work.put(language, "Vorlage geschickt", Items.values().put("origin", "HELPED").build());
        var page = Jsoup.parse(browser.open(token).body());

        assertEquals(done, page.select(".done").text());
        assertEquals("Vorlage geschickt", page.select(".subject").text());
        assertTrue(page.select(".promise summary").text().startsWith(promise + " "), page.select(".promise").text());
        assertEquals(4, page.select(".promise li").size());
        assertEquals(0, page.select("[name=consent]").size());
        assertFalse(page.html().contains("not-done"));
    }

    @Test
    void consent_that_is_posted_anyway_opens_no_case_at_first_nor_at_a_change() {
        browser.open(token, "1");
        browser.send(token, Map.of("consent", "1", "comment", "Zu spät"));
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("consent", "1", "rating", "2"));

        assertEquals("2", work.rating().get("rating").n());
        assertNull(work.rating().get("followedUp"));
        assertEquals(Map.of(), TABLE.item("TEAM#hr", "FOLLOWUP#" + work.id() + "#1"));
    }

    @Test
    void the_rating_says_that_it_came_unasked_and_enters_on_the_eighth_day_after() {
        browser.open(token, "5");
        browser.send(token, Map.of());

        var facts = TABLE.facts("RATING#2026-11-28#10");
        assertEquals(List.of(true), facts.stream().map(fact -> fact.get("helped").bool()).toList());
    }

    @Test
    void it_cannot_be_reopened_from_the_page() {
        browser.open(token, "1");
        var before = work.request();

        assertEquals(410, browser.press(token, "reopening", Map.of("comment", "Das Datum fehlt.")).status());
        var page = Jsoup.parse(browser.follow(token, "show", "not-done").body());

        assertEquals(0, page.select("form").size());
        assertEquals(before, work.request());
    }
}
