package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.resonanz.template.Section;
import org.resonanz.template.Template;

/** Tests what the template sets for the life on AWS that this machine does not show. */
class OperationTest {
    private static final String FUNCTION = "AWS::Serverless::Function";
    /** People may call these less than once in 14 days, and nothing else does. */
    private static final Set<String> RARELY_CALLED = Set.of("ReopenRequest", "TransferRequest", "CancelRequest",
            "ManageVoters", "ReadNights", "DisclosePerson", "ErasePerson", "ManageSubscription", "ManageFollowUps",
            "ImportTickets", "ManageResults", "AnalyseResults");

    private Template template;

    @BeforeEach
    void read() throws IOException {
        template = TemplateTest.template(Map.of("LogRetentionDays", "30"));
    }

    @Test
    void rarely_called_functions_have_no_snapshot_that_aws_could_drop() {
        template.resources(FUNCTION).forEach((id, function) -> assertEquals(
                RARELY_CALLED.contains(id) ? "None" : "PublishedVersions",
                function.properties().section("SnapStart").text("ApplyOn"), id));
    }

    @Test
    void night_and_quarter_alone_are_compiled_by_both_compilers() {
        var longRunning = Set.of("AggregateScores", "AnalyseResults");
        template.resources(FUNCTION).forEach((id, function) -> assertEquals(longRunning.contains(id) ? "4" : "1",
                function.properties().section("Environment").section("Variables").text("JAVA_TOOL_OPTIONS")
                        .replaceFirst(".*TieredStopAtLevel=", ""),
                id));
    }

    @Test
    void all_logs_are_deleted_after_the_days_of_the_parameter() {
        template.resources(FUNCTION).forEach((id, function) -> assertEquals("Logs",
                function.properties().section("LoggingConfig").text("LogGroup"), id));
        assertTrue(api().section("AccessLogSettings").text("DestinationArn").endsWith(":AccessLog"));
        assertEquals(Map.of("Logs", "30", "AccessLog", "30"), template.resources("AWS::Logs::LogGroup").values()
                .stream().collect(Collectors.toMap(Template.Resource::id,
                        group -> group.properties().text("RetentionInDays"))));
    }

    /** A path holds the token of a link, a query string whatever a mail's gateway adds. */
    @Test
    void the_access_log_names_routes_and_neither_paths_nor_people() throws IOException {
        var format = api().section("AccessLogSettings").text("Format");
        var variables = Pattern.compile("\\$context\\.([\\w.]+)").matcher(format).results()
                .map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(Set.of("requestId", "requestTimeEpoch", "routeKey", "status", "responseLatency",
                "error.message", "integrationErrorMessage")), variables);
        assertEquals(variables.size(), JSON.std.mapFrom(format).size());
    }

    @Test
    void each_route_without_a_token_is_throttled_on_its_own_below_the_others() throws IOException {
        var settings = api().section("RouteSettings");
        var usual = api().section("DefaultRouteSettings").number("ThrottlingRateLimit", 0);
        var open = TemplateTest.deployment().routes().stream().filter(Deployment.Route::open)
                .map(Deployment.Route::key).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(open, new TreeSet<>(settings.names()));
        open.forEach(
                route -> assertTrue(settings.section(route).number("ThrottlingRateLimit", usual) < usual, route));
    }

    @Test
    void the_functions_that_need_no_token_alone_are_limited_where_the_parameter_says_so() throws IOException {
        assertEquals(Map.of(), limits(template));
        assertEquals(Map.of("CaptureFeedback", "50", "ImportTickets", "50", "ManageSubscription", "50"),
                limits(TemplateTest.template(Map.of("LinkConcurrency", "50"))));
    }

    private static Map<String, String> limits(Template template) {
        var limits = new TreeMap<String, String>();
        template.resources(FUNCTION).forEach((id, function) -> {
            var limit = function.properties().text("ReservedConcurrentExecutions", "");
            if (!limit.isEmpty()) {
                limits.put(id, limit);
            }
        });
        return limits;
    }

    @Test
    void what_a_scheduled_function_fails_at_waits_in_the_queue_of_its_missed_starts() {
        for (var function : template.resources(FUNCTION).values()) {
            var events = function.properties().section("Events");
            for (var name : events.names()) {
                var event = events.section(name);
                if (event.text("Type").equals("ScheduleV2")) {
                    assertEquals(event.section("Properties").section("DeadLetterConfig").text("Arn"),
                            function.properties().section("EventInvokeConfig").section("DestinationConfig")
                                    .section("OnFailure").text("Destination"),
                            function.id());
                }
            }
        }
    }

    @Test
    void a_deployment_rolls_back_on_alarms_that_there_are() {
        var names = template.resources("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> alarm.properties().text("AlarmName", "")).collect(Collectors.toSet());

        template.resources(FUNCTION).forEach((id, function) -> assertTrue(
                names.containsAll(function.properties().section("DeploymentPreference").texts("Alarms")), id));
    }

    @Test
    void the_api_has_a_domain_of_its_own_where_one_is_given() throws IOException {
        assertFalse(template.resources().containsKey("ApiDomainName"));

        var own = TemplateTest.template(Map.of("ApiDomain", "api.example", "ApiCertificateArn", "arn:certificate"));

        Deployment.of(own);
        assertEquals("api.example", own.resources().get("ApiDomainName").properties().text("DomainName"));
        assertTrue(own.outputs().containsKey("ApiDomainTarget"));
    }

    private Section api() {
        return template.resources().get("Api").properties();
    }
}
