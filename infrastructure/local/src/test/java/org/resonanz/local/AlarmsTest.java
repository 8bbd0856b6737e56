package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.resonanz.template.Section;
import org.resonanz.template.Template;

/** Tests that nothing in the template can fail without telling somebody. */
class AlarmsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    private Template template;

    @BeforeEach
    void read() throws IOException {
        template = TemplateTest.template(Map.of());
    }

    @Test
    void errors_and_throttles_of_each_function_alarm() {
        var functions = template.resources("AWS::Serverless::Function").keySet();

        assertEquals(new TreeSet<>(functions), watched("Errors"));
        assertEquals(new TreeSet<>(functions), watched("Throttles"));
    }

    @Test
    void whatever_waits_in_a_queue_that_no_function_reads_alarms() {
        var consumed = Deployment.of(template).consumers().stream().map(Deployment.QueueMapping::queue)
                .collect(Collectors.toSet());
        var dead = new TreeSet<>(template.resources("AWS::SQS::Queue").keySet());
        dead.removeAll(consumed);

        assertEquals(dead, watched("ApproximateNumberOfMessagesVisible"));
    }

    @Test
    void an_alarm_watches_ten_metrics_at_most() {
        template.resources(ALARM).forEach((id, alarm) -> assertTrue(
                alarm.properties().sections("Metrics").stream().filter(metric -> metric.has("MetricStat"))
                        .count() <= 10,
                id));
    }

    @Test
    void each_alarm_tells_the_one_topic_be_it_made_or_given() throws IOException {
        assertEquals(Set.of("Topic"), told(template));

        var given = TemplateTest.template(Map.of("AlarmTopicArn", "arn:topic"));

        assertEquals(Set.of("arn:topic"), told(given));
        assertFalse(given.resources().containsKey("Topic"));
    }

    @Test
    void the_dashboard_shows_each_alarm() throws IOException {
        var body = template.resources().get("Dashboard").properties().text("DashboardBody");

        assertFalse(((List<?>) JSON.std.mapFrom(body).get("widgets")).isEmpty());
        template.resources(ALARM).keySet().forEach(id -> assertTrue(body.contains(":" + id + "\""), id));
    }

    /** A search by the stack's name would find nothing: in quotes it is compared with the whole name. */
    @Test
    void the_dashboard_names_each_function_and_queue_that_it_shows() throws IOException {
        var functions = template.resources("AWS::Serverless::Function").keySet();

        assertEquals(new TreeSet<>(functions), shown("Errors"));
        assertEquals(new TreeSet<>(functions), shown("Throttles"));
        assertEquals(new TreeSet<>(template.resources("AWS::SQS::Queue").keySet()),
                shown("ApproximateNumberOfMessagesVisible"));
    }

    /** A canary gets all calls after five minutes. */
    @Test
    void errors_alarm_within_a_minute_so_that_a_canary_is_rolled_back() {
        template.resources(ALARM).values().stream().filter(alarm -> alarm.id().startsWith("Errors"))
                .flatMap(alarm -> alarm.properties().sections("Metrics").stream())
                .filter(metric -> metric.has("MetricStat"))
                .forEach(metric -> assertEquals("60", metric.section("MetricStat").text("Period")));
    }

    /** Returns the resources of which the dashboard shows a metric; a point stands for the value of the line before. */
    private Set<String> shown(String metric) throws IOException {
        var shown = new TreeSet<String>();
        var body = JSON.std.mapFrom(template.resources().get("Dashboard").properties().text("DashboardBody"));
        for (var widget : (List<?>) body.get("widgets")) {
            var properties = (Map<?, ?>) ((Map<?, ?>) widget).get("properties");
            var name = "";
            for (var line : properties.get("metrics") instanceof List<?> lines ? lines : List.of()) {
                var parts = (List<?>) line;
                name = parts.get(1).equals(".") ? name : parts.get(1).toString();
                if (name.equals(metric)) {
                    shown.add(parts.get(3).toString());
                }
            }
        }
        return shown;
    }

    @Test
    void what_a_rule_cannot_hand_over_and_a_schedule_cannot_start_waits_in_a_queue() {
        for (var rule : template.resources("AWS::Events::Rule").values()) {
            rule.properties().sections("Targets").forEach(target -> assertWaits(target.section("DeadLetterConfig")));
        }
        for (var function : template.resources("AWS::Serverless::Function").values()) {
            var events = function.properties().section("Events");
            for (var name : events.names()) {
                if (events.section(name).text("Type").equals("ScheduleV2")) {
                    assertWaits(events.section(name).section("Properties").section("DeadLetterConfig"));
                }
            }
        }
    }

    private void assertWaits(Section deadLetters) {
        var arn = deadLetters.text("Arn");

        assertTrue(watched("ApproximateNumberOfMessagesVisible").contains(arn.substring(arn.lastIndexOf(':') + 1)),
                arn);
    }

    /** Returns the resources of which a metric is watched. */
    private Set<String> watched(String metric) {
        return template.resources(ALARM).values().stream().flatMap(alarm -> metrics(alarm.properties()))
                .filter(part -> part.text("MetricName", "").equals(metric))
                .map(part -> part.sections("Dimensions").getFirst().text("Value"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the metrics of an alarm, which names one itself or lists several. */
    private static Stream<Section> metrics(Section alarm) {
        return alarm.has("MetricName")
                ? Stream.of(alarm)
                : alarm.sections("Metrics").stream().map(part -> part.section("MetricStat").section("Metric"));
    }

    private static Set<String> told(Template template) {
        return template.resources(ALARM).values().stream().map(alarm -> alarm.properties().texts("AlarmActions"))
                .flatMap(List::stream).collect(Collectors.toSet());
    }
}
