package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.resonanz.local.RunningHost.BEN;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;
import org.resonanz.scanners.HeadlessBrowser;
import org.resonanz.scanners.Scanner;
import org.resonanz.scanners.Scanners;
import org.resonanz.scanners.ScriptlessBrowser;
import org.resonanz.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests that scanners of links change nothing that counts, and that a person can still rate and get off the list
 * afterwards. Each test has a person of its own on one host.
 */
class ScannerTest {

    private static final String ON = "Sie bekommen Einladungen";
    private static final String OFF = "Sie bekommen keine Einladungen mehr";

    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.at(Instant.parse("2026-03-02T09:00:00Z"));

    @TempDir
    Path profile;

    private String request;
    private List<URI> links;
    private URI unsubscription;

    @BeforeEach
    void an_invitation() {
        var person = new User("person" + UUID.randomUUID(), "Anna Albers", "de", List.of("team:marketing"));
        request = RUNNING.create(person);
        RUNNING.complete(BEN, request);
        var invitation = RUNNING.newInvitations().getLast();
        links = invitation.ratingLinks();
        unsubscription = URI.create(Jsoup.parse(invitation.html()).select("a[href*=/unsubscriptions/]").attr("href"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "nothing", value = {
        "HEAD_ALL, nothing", "GET_ALL, nothing", "GET_ALL_TWICE_AT_ONCE, nothing", "PREFETCH_ALL, nothing",
        "PREVIEW_ALL, nothing",
        "GET_ALL_REWRITTEN, nothing", "POST_WITHOUT_VIEW, ATTEMPT", "POST_FIRST_FORM_WITHOUT_COOKIES, ATTEMPT",
        "POST_FIRST_FORM, QUARANTINE", "CRAWL_AND_POST, QUARANTINE", "POST_EVERY_FIELD, QUARANTINE"})
    void a_scanner_rates_nothing_and_keeps_nobody_from_rating(Scanners scanner, String stored) {
        assertHarmless(scanner, stored);
    }

    @Test
    void a_real_browser_that_presses_the_first_button_at_once_rates_nothing() {
        assumeTrue(HeadlessBrowser.isInstalled(), "No chromium on this machine: its scanner is not tried.");
        assertHarmless(new HeadlessBrowser(profile), "QUARANTINE");
    }

    @Test
    void a_machine_that_waits_is_still_given_away_by_what_no_person_uses() {
        wait20Seconds();
        var machine = new ScriptlessBrowser();
        links.forEach(machine::open);
        machine.links().forEach(machine::open);
        machine.open(links.getFirst());
        wait20Seconds();
        machine.sendFirstForm(machine.everyField("spam"));

        assertEquals("Bitte antworten Sie noch einmal", machine.title());
        assertEquals("[DECOY, BURST]", Items.texts(stored().get("QUARANTINE"), "signals").toString());
    }

    @Test
    void what_a_gateway_sends_again_after_the_person_changes_nothing() {
        wait20Seconds();
        var person = new ScriptlessBrowser();
        person.open(links.get(3));
        wait20Seconds();
        var sent = person.sendFirstForm(Map.of("comment", "Danke"));
        person.open(URI.create(links.get(3).toString().replace("rating=4", "show=change")));
        wait20Seconds();
        person.sendFirstForm(Map.of("rating", "2"));
        var rating = stored().get("RATING");
        assertEquals("2", rating.get("rating").n());

        assertEquals(409, sent.resend());
        assertEquals(409, sent.resendWithoutCookies());
        Scanners.POST_FIRST_FORM.scan(links);
        Scanners.POST_WITHOUT_VIEW.scan(links);
        assertEquals(rating, stored().get("RATING"));
    }

    @Test
    void a_person_behind_a_gateway_that_rewrites_links_rates_as_anybody() {
        wait20Seconds();
        var person = new ScriptlessBrowser();
        assertEquals(200, person.open(Scanners.rewritten(links.get(3))));
        wait20Seconds();
        person.sendFirstForm(Map.of());
        assertEquals("4", stored().get("RATING").get("rating").n());
    }

    @ParameterizedTest
    @EnumSource(Scanners.class)
    void a_scanner_takes_nobody_off_the_list_and_keeps_nobody_from_getting_off(Scanners scanner) {
        assertStaysOn(scanner);
    }

    @Test
    void a_real_browser_that_presses_the_first_button_at_once_takes_nobody_off_the_list() {
        assumeTrue(HeadlessBrowser.isInstalled(), "No chromium on this machine: its scanner is not tried.");
        assertStaysOn(new HeadlessBrowser(profile));
    }

    @Test
    void a_machine_that_waits_but_uses_what_no_person_does_takes_nobody_off_the_list() {
        assertStaysOn(visited -> {
            wait20Seconds();
            var machine = new ScriptlessBrowser();
            machine.open(unsubscription);
            machine.links().forEach(machine::open);
            machine.open(unsubscription);
            wait20Seconds();
            machine.sendFirstForm(machine.everyField("spam"));
            wait20Seconds();
            machine.sendFirstForm(Map.of());
        });
    }

    @Test
    void scanners_put_nobody_on_the_list_again() {
        press();
        assertEquals(OFF, subscription());

        for (var scanner : Scanners.values()) {
            scanner.scan(List.of(unsubscription));
            assertEquals(OFF, subscription(), scanner.name());
        }
    }

    private void assertStaysOn(Scanner scanner) {
        scanner.scan(List.of(unsubscription));
        assertEquals(ON, subscription());

        press();
        assertEquals(OFF, subscription());
    }

    /** Reads the page as a person does and presses its button. */
    private void press() {
        wait20Seconds();
        var person = new ScriptlessBrowser();
        person.open(unsubscription);
        wait20Seconds();
        person.sendFirstForm(Map.of());
    }

    /** Returns the page's text about the subscription. */
    private String subscription() {
        var browser = new ScriptlessBrowser();
        browser.open(unsubscription, "accept-language", "de");
        return browser.title();
    }

    private void assertHarmless(Scanner scanner, String stored) {
        scanner.scan(links);

        var after = stored();
        assertEquals(stored == null ? List.of() : List.of(stored), List.copyOf(after.keySet()));
        if (stored != null) {
            assertTrue(after.get(stored).keySet().stream().noneMatch(List.of("rating", "comment")::contains));
        }
        wait20Seconds();
        var page = new RatingBrowser().open(links.get(3));
        wait20Seconds();
        assertTrue(page.confirm(Map.of()));
        assertEquals("4", stored().get("RATING").get("rating").n());
    }

    /** Returns the items beside the request and its invitation, one of each kind. */
    private Map<String, Map<String, AttributeValue>> stored() {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        RUNNING.table()
                .query(query -> query.tableName("Table").consistentRead(true).keyConditionExpression("PK = :request")
                        .expressionAttributeValues(Items.values().put(":request", "REQUEST#" + request).build()))
                .items().forEach(item -> items.put(Items.text(item, "SK").split("#")[0], item));
        items.keySet().removeAll(List.of("REQUEST", "INVITATION"));
        return items;
    }

    private void wait20Seconds() {
        RUNNING.product().clockTo(RUNNING.product().now().plus(RatingBrowser.READING));
    }
}
