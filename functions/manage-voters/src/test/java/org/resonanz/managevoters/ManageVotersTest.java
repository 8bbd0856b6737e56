package org.resonanz.managevoters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

class ManageVotersTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final ManageVotersHandler handler = new ManageVotersHandler(TABLE.environment(), clock);

    @BeforeEach
    void open() {
        TABLE.put(Items.item("TEAMS", "hr").put("name", "Personal").put("mailbox", "hr@resonanz.example")
                .put("locale", "de").build());
        TABLE.put(Items.item("TEAMS", "it").put("name", "IT").put("mailbox", "anna+it@resonanz.example")
                .put("locale", "de").build());
        publish("2026-11-21");
    }

    @Test
    void nobody_is_listed_until_an_admin_puts_a_list() {
        assertEquals(Map.of("version", read().get("version"), "addresses", List.of(), "domains", List.of(), "unknown",
                List.of()), read().json());

        var put = HttpEvent.sample("manage-voters.put-voters.json").sendTo(handler);

        assertEquals(200, put.status(), put.body());
        assertEquals(Map.of("addresses", List.of("zoe@gmail.com"), "domains",
                List.of("lieferant.example", "resonanz.example"), "unknown", List.of(), "version",
                put.get("version")), read().json());
    }

    @Test
    void of_two_admins_who_change_the_list_the_second_is_told() {
        var read = read().get("version");
        assertEquals(200, put(with(read, "a.example")).status());

        var second = put(with(read, "b.example"));
        assertEquals(409, second.status());
        assertEquals("urn:resonanz:problem:voters-changed", second.get("type"));
        assertEquals(List.of("a.example"), read().get("domains"));

        // A repetition whose response was lost is no conflict; who read what is there may replace it, as who read nothing.
        assertEquals(200, put(with(read, "a.example")).status());
        assertEquals(200, put(with(read().get("version"), "b.example")).status());
        assertEquals(200, put("{\"addresses\": [], \"domains\": [\"c.example\"]}").status());
    }

    @Test
    void of_admins_who_change_the_list_at_once_one_comes_through() {
        for (var round = 0; round < 5; round++) {
            var read = read().get("version");
            var domains = List.of("a" + round + ".example", "b" + round + ".example", "c" + round + ".example");
            var statuses = Concurrently.all(domains.stream().<Callable<Response>>map(domain -> () -> put(
                    with(read, domain))).toList()).stream().map(Response::status).sorted().toList();
            assertEquals(List.of(200, 409, 409), statuses);
        }
    }

    private static String with(Object version, String domain) {
        return "{\"version\": \"" + version + "\", \"addresses\": [], \"domains\": [\"" + domain + "\"]}";
    }

    @Test
    void addresses_are_listed_without_their_tag_and_once() {
        put("{\"addresses\": [\"Zoe+shop@Example.org\", \"zoe@example.org\"], \"domains\": [\"Resonanz.Example\"]}");

        assertEquals(List.of("zoe@example.org"), read().get("addresses"));
        assertEquals(List.of("resonanz.example"), read().get("domains"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"a@b\", \"x\" | /addresses/1", "\"a@b,c@d\" | /addresses/0",
        "\"hr@resonanz.example\" | /addresses/0",
        "\"HR+1@resonanz.example\" | /addresses/0", "\"anna+it@resonanz.example\" | /addresses/0", "7 | /addresses"})
    void what_is_no_persons_address_is_refused_by_its_place(String addresses, String pointer) {
        assertRefused("{\"addresses\": [" + addresses + "], \"domains\": []}", pointer);
    }

    @Test
    void who_reads_a_teams_mailbox_under_a_tag_is_still_a_person() {
        assertEquals(200, put("{\"addresses\": [\"anna@resonanz.example\"], \"domains\": []}").status());
    }

    @Test
    void more_entries_than_a_list_may_have_are_refused() {
        var addresses = IntStream.range(0, 501).mapToObj(number -> "\"a" + number + "@b.example\"")
                .collect(Collectors.joining(","));
        assertRefused("{\"addresses\": [" + addresses + "], \"domains\": []}", "/addresses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outlook.es", "hotmail.it", "yahoo.co.in", "yahoo.com.br", "gmx.fr", "yandex.com.tr",
        "live.nl", "protonmail.com", "aol.co.uk", "posteo.eu", "username.fastmail.com"})
    void a_public_provider_is_refused_in_each_country_and_told_why(String domain) {
        var response = put("{\"addresses\": [], \"domains\": [\"" + domain + "\"]}");

        assertEquals(400, response.status(), domain);
        var fault = (Map<?, ?>) ((List<?>) response.get("errors")).getFirst();
        assertEquals("/domains/0", fault.get("pointer"));
        assertTrue(fault.get("detail").toString().contains(domain), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"outlook.partner.example", "yahoo-partner.de", "notgmail.com", "gmail.com.partner.example",
        "gmx.partner.de", "xn--mller-kva.example", "3m.com"})
    void what_only_looks_like_one_is_not(String domain) {
        assertEquals(200, put("{\"addresses\": [], \"domains\": [\"" + domain + "\"]}").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "GMX.de", "mail.gmx.de", "web.de", "localhost", "a b.example", "-a.example",
        "resonanz.example.", "*.example", "anna@resonanz.example", "m\u00fcller.example", "\u212A.example"})
    void public_mail_providers_and_what_is_no_domain_are_refused(String domain) {
        assertRefused("{\"addresses\": [], \"domains\": [\"resonanz.example\", \"" + domain + "\"]}", "/domains/1");
    }

    @Test
    void a_refused_list_changes_nothing() {
        HttpEvent.sample("manage-voters.put-voters.json").sendTo(handler);
        assertRefused("{\"addresses\": [], \"domains\": [\"gmail.com\"]}", "/domains/0");
        assertEquals(List.of("zoe@gmail.com"), read().get("addresses"));
    }

    @Test
    void the_number_of_those_whose_answers_do_not_count_is_told_from_2k_addresses_on_and_rounded() {
        unknown("few.example", 9, "2026-12-01T00:00:00Z");
        unknown("many.example", 13, "2026-12-01T00:00:00Z");
        unknown("gone.example", 30, "2026-11-22T10:00:00Z");

        // What comes before the last sign is the domain, whatever people invent.
        unknown("many.example#x", 9, "2026-12-01T00:00:00Z");

        assertEquals(List.of(Map.of("domain", "many.example", "addresses", 15)), read().get("unknown"));
    }

    @Test
    void only_whole_weeks_are_told_so_that_no_morning_tells_who_answered_the_day_before() {
        unknown("early.example", 10, "2026-11-15", "2026-12-01T00:00:00Z");
        unknown("monday.example", 10, "2026-11-16", "2026-12-01T00:00:00Z");
        unknown("sunday.example", 10, "2026-11-22", "2026-12-01T00:00:00Z");
        unknown("late.example", 10, "2026-11-23", "2026-12-01T00:00:00Z");

        for (var day : List.of("2026-11-16", "2026-11-21")) {
            publish(day);
            assertEquals(List.of("early.example"), domains(), day);
        }
        // The clock says Monday; what entered on Sunday is in as soon as its night has run, and not before.
        clock.set(Instant.parse("2026-11-23T01:00:00Z"));
        assertEquals(List.of("early.example"), domains());
        for (var day : List.of("2026-11-22", "2026-11-28")) {
            publish(day);
            assertEquals(List.of("early.example", "monday.example", "sunday.example"), domains(), day);
        }
    }

    @Test
    void the_unknown_domains_come_as_a_table_for_spreadsheets_too() {
        unknown("many.example", 10, "2026-12-01T00:00:00Z");

        var table = HttpEvent.of("GET /voters").header("accept", "text/csv").as("dora", "admin").sendTo(handler);
        assertEquals("\"domain\",\"addresses\"\r\n\"many.example\",10\r\n", table.body());
    }

    @Test
    void before_the_first_night_is_over_nobody_is_told() {
        TABLE.client().deleteItem(delete -> delete.tableName(TABLE.name()).key(Items.key("PUBLICATION", "LATEST")));
        unknown("many.example", 10, "2026-11-01", "2026-12-01T00:00:00Z");

        assertEquals(List.of(), read().get("unknown"));
    }

    @Test
    void the_list_is_for_admins_alone() {
        assertEquals(403, HttpEvent.of("GET /voters").as("carla", "lead:hr").sendTo(handler).status());
        assertEquals(403, HttpEvent.of("PUT /voters").as("emil", "integration").body("{}").sendTo(handler).status());
    }

    private void unknown(String domain, int addresses, String until) {
        unknown(domain, addresses, "2026-11-15", until);
    }

    private void unknown(String domain, int addresses, String enteredOn, String until) {
        IntStream.range(0, addresses).forEach(number -> TABLE.put(Items.item("UNKNOWN_VOTERS",
                domain + "#%032x".formatted(number)).put("enteredOn", enteredOn)
                .put("expiresAt", Instant.parse(until).getEpochSecond()).build()));
    }

    /** Stores the day up to which nights have run. */
    private void publish(String day) {
        TABLE.put(Items.item("PUBLICATION", "LATEST").put("day", day).build());
    }

    private List<Object> domains() {
        return ((List<?>) read().get("unknown")).stream().<Object>map(entry -> ((Map<?, ?>) entry).get("domain"))
                .toList();
    }

    private void assertRefused(String body, String pointer) {
        var response = put(body);
        assertEquals(400, response.status(), response.body());
        assertTrue(((List<?>) response.get("errors")).stream()
                .anyMatch(error -> ((Map<?, ?>) error).get("pointer").equals(pointer)), response.body());
    }

    private Response put(String body) {
        return HttpEvent.of("PUT /voters").as("dora", "admin").body(body).sendTo(handler);
    }

    private Response read() {
        return HttpEvent.of("GET /voters").as("dora", "admin").sendTo(handler);
    }
}
