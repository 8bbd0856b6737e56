package org.resonanz.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.testing.LambdaTypes;
import org.resonanz.testing.LocalTable;

/**
 * Sends each event of {@code events/} to its function, as {@code sam local invoke} would: with the variables of
 * {@code env.json}, on the items of {@code data.json}, at the time of the event.
 */
class EventFilesTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    static Stream<String> names() {
        return EventFile.names();
    }

    @Test
    void each_trigger_has_an_event_and_each_event_a_trigger() {
        assertEquals(Trigger.all().keySet(), new TreeSet<>(EventFile.names().toList()));
    }

    @Test
    void the_readme_tells_of_each_event_and_of_no_other() {
        assertEquals(EventFile.names().toList(), Told.all().keySet().stream().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_is_one_that_its_trigger_sends(String name) {
        assertTrue(Trigger.all().get(name).sends(EventFile.json(name)), name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_leads_to_what_the_readme_tells(String name) throws Exception {
        var event = EventFile.json(name);

        Told.all().get(name).check(Effects.of(TABLE, Trigger.all().get(name), event, EventFile.time(event)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture-feedback.rate", "capture-feedback.reopen"})
    void a_form_that_was_shown_too_long_ago_is_made_fresh(String name) throws Exception {
        var later = EventFile.time(EventFile.json(name)).plus(Duration.ofDays(2));
        var programs = List.of("bash", "jq", "openssl");
        Assumptions.assumeTrue(programs.stream().allMatch(EventFilesTest::isInstalled), () -> "without " + programs);
        var fresh = new ProcessBuilder(EventFile.FOLDER.resolve("fresh").toString(), name);
        fresh.environment().put("NOW", String.valueOf(later.getEpochSecond()));

        try (var output = fresh.start().getInputStream()) {
            var event = JSON.std.mapFrom(output.readAllBytes());
            Told.all().get(name).check(Effects.of(TABLE, Trigger.all().get(name), event, later));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_type_of_aws_reads_an_event_without_loss(String name) {
        var types = LambdaTypes.of(EventFile.json(name));
        // The input of a schedule is the template's own, and of no type.
        if (Trigger.all().get(name).event().text("Type").equals("ScheduleV2")) {
            assertNull(types);
        } else {
            assertEquals(List.of(), types.lostOfEvent(EventFile.text(name + ".json")));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_digest_of_a_message_is_that_of_its_body(String name) throws Exception {
        for (var each : EventFile.json(name).get("Records") instanceof List<?> records ? records : List.of()) {
            var record = EventFile.object(each);
            if (record.get("body") instanceof String body) {
                assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8))),
                        record.get("md5OfBody"));
            }
        }
    }

    /** SAM hands over variables alone that the template declares. */
    @Test
    void the_variables_are_those_that_the_template_gives_to_functions() {
        var declared = new TreeSet<String>();
        Trigger.all().values().forEach(trigger -> declared.addAll(trigger.variables()));

        assertEquals(declared, new TreeSet<>(EventFile.variables().keySet()));
    }

    @Test
    void the_table_is_that_of_the_template() {
        var table = Trigger.TEMPLATE.resources("AWS::DynamoDB::Table").values().iterator().next().properties();
        var json = EventFile.json("table");

        assertEquals(EventFile.variables().get("TABLE_NAME"), json.get("TableName"));
        for (var name : List.of("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")) {
            assertEquals(table.value(name), json.get(name));
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
