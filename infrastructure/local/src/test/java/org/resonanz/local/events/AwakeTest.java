package org.resonanz.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.resonanz.template.Section;
import org.resonanz.testing.TestContext;

/** Tests the daily calls that keep AWS from dropping the snapshots of functions behind the API. */
class AwakeTest {
    /** Nothing answers there: a function that called AWS would fail. */
    private static final Map<String, String> WITHOUT_AWS = Map.of("AWS_REGION", "eu-central-1",
            "AWS_ENDPOINT_URL", "http://127.0.0.1:1");

    @Test
    void each_function_behind_the_api_that_has_a_snapshot_is_called_and_no_other() {
        var snapshots = Trigger.all().values().stream()
                .filter(trigger -> trigger.event().text("Type").equals("HttpApi"))
                .map(Trigger::function)
                .filter(function -> function.properties().section("SnapStart").text("ApplyOn")
                        .equals("PublishedVersions"))
                .map(function -> function.id()).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(snapshots, calls().keySet());
    }

    @Test
    void a_call_is_answered_without_doing_anything() throws Exception {
        for (var call : calls().entrySet()) {
            var trigger = Trigger.all().values().stream()
                    .filter(each -> each.function().id().equals(call.getKey())).findFirst().orElseThrow();
            var output = new ByteArrayOutputStream();

            trigger.handler(WITHOUT_AWS, Clock.systemUTC()).handleRequest(
                    new ByteArrayInputStream(call.getValue().text("Input").getBytes(UTF_8)), output,
                    TestContext.MINUTE);

            assertEquals(404, JSON.std.mapFrom(output.toByteArray()).get("statusCode"), call.getKey());
        }
    }

    @Test
    void the_caller_may_call_those_functions_alone() {
        var role = Trigger.TEMPLATE.resources().get("Caller").properties();
        var statement = role.sections("Policies").getFirst().section("PolicyDocument").sections("Statement").getFirst();

        assertEquals("lambda:InvokeFunction", statement.text("Action"));
        assertEquals(calls().values().stream().map(target -> target.text("Arn")).sorted().toList(),
                statement.texts("Resource").stream().sorted().toList());
    }

    @Test
    void it_is_called_more_often_than_aws_drops_snapshots() {
        Trigger.TEMPLATE.resources("AWS::Scheduler::Schedule").values().forEach(schedule -> assertEquals("rate(1 day)",
                schedule.properties().text("ScheduleExpression"), schedule.id()));
    }

    /** Returns the targets of the calls by function. */
    private static Map<String, Section> calls() {
        var calls = new TreeMap<String, Section>();
        Trigger.TEMPLATE.resources("AWS::Scheduler::Schedule").values().forEach(schedule -> {
            var target = schedule.properties().section("Target");
            calls.put(target.text("Arn").replaceFirst(".*:", ""), target);
        });
        return calls;
    }
}
