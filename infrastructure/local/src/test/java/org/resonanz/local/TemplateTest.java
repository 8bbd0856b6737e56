package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resonanz.local.schedule.CronExpression;
import org.resonanz.template.OpenApi;
import org.resonanz.template.Policy;
import org.resonanz.template.Template;
import org.resonanz.template.TemplateException;

class TemplateTest {
    static final Map<String, String> PARAMETERS = Map.of("Release", "1", "JwtIssuer", "https://issuer.example",
            "MailFrom", "resonanz@resonanz.example", "PageOrigin", "https://intranet.example");
    @TempDir
    Path folder;

    @Test
    void every_handler_exists_with_the_constructors_that_lambda_and_the_host_call() throws Exception {
        for (var function : deployment().functions()) {
            var handler = Class.forName(function.handler());
            assertTrue(RequestStreamHandler.class.isAssignableFrom(handler), function.id());
            assertDoesNotThrow(() -> handler.getConstructor(), function.id());
            assertDoesNotThrow(() -> handler.getConstructor(Map.class, Clock.class), function.id());
        }
    }

    @Test
    void every_functions_code_is_its_modules_jar() throws IOException {
        for (var function : template().resources("AWS::Serverless::Function").values()) {
            var uri = function.properties().text("CodeUri");
            assertTrue(uri.matches("functions/[a-z-]+/target/lambda\\.jar"), uri);
            assertTrue(Files.exists(Template.find().resolveSibling(uri.replace("target/lambda.jar", "pom.xml"))), uri);
        }
    }

    /** That they are those which a function needs, the tests of its module show. */
    @Test
    void permissions_are_written_out_and_none_is_for_all_of_something() throws IOException {
        for (var function : template().resources("AWS::Serverless::Function").values()) {
            var statements = Policy.of(function).statements();
            assertFalse(statements.isEmpty(), function.id());
            for (var statement : statements) {
                statement.actions().forEach(
                        action -> assertTrue(action.matches("[a-z0-9]+:(?!Scan)[A-Za-z]+"), function.id() + action));
                statement.resources().forEach(
                        resource -> assertTrue(resource.matches("arn:aws:[^*]+"), function.id() + resource));
            }
        }
    }

    @Test
    void the_routes_are_those_of_the_specification() throws IOException {
        assertEquals(new TreeSet<>(specification().operations().keySet()),
                deployment().routes().stream().map(Deployment.Route::key)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void routes_ask_for_a_token_where_the_specification_says_so() throws IOException {
        var operations = specification().operations();
        deployment().routes().forEach(route -> assertEquals(
                List.of().equals(operations.get(route.key()).child("security").value()), route.open(), route.key()));
    }

    private static OpenApi specification() throws IOException {
        return OpenApi.read(OpenApi.beside(Template.find()));
    }

    @Test
    void only_the_pages_behind_links_in_mails_and_the_door_of_ticket_tools_ask_for_no_token() throws IOException {
        deployment().routes().forEach(route -> assertEquals(
                route.path().matches("/(ratings|unsubscriptions)/.*") || route.key().equals("POST /imports/{source}"),
                route.open(), route.key()));
    }

    @Test
    void no_schedule_falls_into_the_hour_that_summer_time_skips_or_doubles() throws IOException {
        for (var schedule : deployment().schedules()) {
            var next = CronExpression.of(schedule.expression(), schedule.zone())
                    .after(Instant.parse("2026-03-28T23:00:00Z"));
            assertFalse(next.atZone(ZoneId.of(schedule.zone())).getHour() == 2, schedule.expression());
        }
    }

    @Test
    void each_deployment_publishes_a_new_version_of_each_function() throws IOException {
        for (var function : template().resources("AWS::Serverless::Function").values()) {
            assertEquals(PARAMETERS.get("Release"), function.properties().text("AutoPublishCodeSha256"), function.id());
            assertEquals("live", function.properties().text("AutoPublishAlias"), function.id());
        }
    }

    @Test
    void queues_hide_a_message_for_six_times_the_timeout_of_its_consumer_and_set_it_aside_in_the_end()
            throws IOException {
        var deployment = deployment();
        for (var consumer : deployment.consumers()) {
            var queue = deployment.queues().stream().filter(some -> some.id().equals(consumer.queue())).findFirst()
                    .orElseThrow();
            var function = deployment.functions().stream().filter(some -> some.id().equals(consumer.function()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(function.timeout().multipliedBy(6), queue.visibility(), queue.id());
            assertEquals(8, queue.maxReceives(), queue.id());
            assertTrue(queue.deadLetters() != null, queue.id());
        }
    }

    @Test
    void the_issuer_has_no_default() {
        var wrong = assertThrows(TemplateException.class, () -> Template.read(Template.find(), "eu-central-1",
                Map.of("Release", "1", "MailFrom", "a@b.example", "PageOrigin", "https://intranet.example")));

        assertTrue(wrong.getMessage().contains("JwtIssuer"), wrong.getMessage());
    }

    /** API Gateway reads the issuer's keys over public https, and compares the claim exactly. */
    @Test
    void the_issuer_speaks_https_and_may_end_with_a_slash() throws IOException {
        for (var issuer : List.of("https://company.eu.auth0.com/", "https://sts.windows.net/1b2c/",
                "https://login.microsoftonline.com/1b2c/v2.0", "https://issuer.example:8443")) {
            assertEquals(issuer, Deployment.of(template(Map.of("JwtIssuer", issuer))).api().issuer());
        }
        for (var issuer : List.of("http://issuer.example", "https:///path", "issuer.example", "https://a b",
                "https://")) {
            var refused = assertThrows(TemplateException.class, () -> template(Map.of("JwtIssuer", issuer)), issuer);
            assertTrue(refused.getMessage().contains("JwtIssuer"), refused.getMessage());
        }
    }

    static Template template(Map<String, String> more) throws IOException {
        var parameters = new HashMap<>(PARAMETERS);
        parameters.putAll(more);
        return Template.read(Template.find(), "eu-central-1", parameters);
    }

    @Test
    void a_property_that_the_host_does_not_know_is_an_error_that_names_it() {
        assertRefused("{VisibilityTimeout: 120,", "{VisibilityTimeout: 120, DelaySeconds: 5,",
                "Resources.InvitationQueue.DelaySeconds");
    }

    @Test
    void a_property_of_an_event_that_the_host_does_not_know_is_an_error_that_names_it() {
        assertRefused("BatchSize: 10,", "BatchSize: 10, MaximumBatchingWindowInSeconds: 1,",
                "Resources.SendInvitation.Events.Messages.Properties.MaximumBatchingWindowInSeconds");
    }

    @Test
    void a_rule_on_a_bus_that_the_template_does_not_have_is_an_error_that_names_it() {
        assertRefused("      EventBusName: !Ref Bus\n", "      EventBusName: elsewhere\n",
                "Resources.InvitationRule.EventBusName");
    }

    @Test
    void a_rule_that_names_no_bus_hangs_on_the_default_one() {
        assertRefused("      EventBusName: default\n", "", null);
        assertRefused("      EventBusName: default\n", "      EventBusName: defaults\n",
                "Resources.MailEventRule.EventBusName");
    }

    @Test
    void a_restored_table_and_existing_secrets_are_adopted_in_place_of_new_ones() throws IOException {
        var stream = "arn:aws:dynamodb:eu-central-1:000000000000:table/restored/stream/2026-11-22T03:15:00.000";
        var adopting = template(Map.of("TableName", "restored", "TableStreamArn", stream, "LinkKeysArn", "arn:links",
                "PseudonymKeyArn", "arn:pseudonyms", "ImportKeysArn", "arn:imports"));

        assertEquals(Map.of(), adopting.resources("AWS::DynamoDB::Table"));
        assertEquals(Map.of(), adopting.resources("AWS::SecretsManager::Secret"));
        var digest = Deployment.of(adopting).functions().stream()
                .filter(function -> function.id().equals("SendDigest")).findFirst().orElseThrow().environment();
        assertEquals("restored", digest.get("TABLE_NAME"));
        assertEquals("arn:links", digest.get("LINK_KEYS_SECRET"));
        assertEquals("arn:pseudonyms", digest.get("PSEUDONYM_KEY_SECRET"));
        assertEquals(stream, adopting.resources().get("PublishEvents").properties().section("Events")
                .section("Changes").section("Properties").text("Stream"));
    }

    @Test
    void the_senders_domain_is_made_known_to_ses_unless_it_is_already() throws IOException {
        assertEquals("resonanz.example",
                template().resources().get("SenderDomain").properties().text("EmailIdentity"));
        assertFalse(template(Map.of("MailIdentity", "resonanz.example")).resources().containsKey("SenderDomain"));
    }

    @Test
    void the_page_is_put_behind_cloudfront_where_a_certificate_is_given_only() throws IOException {
        assertEquals(Map.of(), template().resources("AWS::CloudFront::Distribution"));

        var page = template(Map.of("PageCertificateArn", "arn:certificate"));

        Deployment.of(page);
        assertEquals(List.of("intranet.example"), page.resources().get("Distribution").properties()
                .section("DistributionConfig").texts("Aliases"));
        assertTrue(page.resources().get("Headers").properties().section("ResponseHeadersPolicyConfig")
                .section("SecurityHeadersConfig").section("ContentSecurityPolicy").text("ContentSecurityPolicy")
                .contains(
                        "connect-src 'self' https://Api.execute-api.eu-central-1.amazonaws.com https://issuer.example ;"));
    }

    @Test
    void the_public_url_is_an_origin_and_so_are_those_to_sign_in_at() throws IOException {
        template(Map.of("PublicUrl", "https://api.example", "SignInOrigins", "https://a.example https://b.example"));
        for (var wrong : List.of(Map.of("PublicUrl", "https://api.example/"), Map.of("PublicUrl", "http://api.example"),
                Map.of("SignInOrigins", "a.example"), Map.of("SignInOrigins", "https://a.example; script-src *"))) {
            assertThrows(TemplateException.class, () -> template(wrong), wrong::toString);
        }
    }

    @Test
    void a_type_that_the_host_does_not_know_is_an_error_that_names_it() {
        assertRefused("Type: AWS::Events::EventBus", "Type: AWS::Kinesis::Stream", "AWS::Kinesis::Stream");
    }

    @Test
    void a_function_that_the_template_reader_does_not_know_is_an_error_that_names_it() {
        assertRefused("Value: !Ref Bus", "Value: !Ref Bus", null);
        assertRefused("BUS_NAME: !Ref Bus", "BUS_NAME: !ImportValue bus", "Fn::ImportValue");
    }

    @Test
    void a_route_that_the_host_could_not_match_is_an_error_that_names_it() {
        assertRefused("Method: HEAD", "Method: ANY", "Resources.CaptureFeedback.Events.Probe.Properties.Method");
        assertRefused("Path: /nights", "Path: \"/nights/{proxy+}\"",
                "Resources.ReadNights.Events.Nights.Properties.Path");
    }

    @Test
    void a_route_that_its_handler_does_not_know_is_an_error_at_the_start_that_names_both() throws IOException {
        assertNotStarted("Path: /nights", "Path: /nightly", "ReadNights", "GET /nightly");
        assertNotStarted("Handler: org.resonanz.readnights.ReadNightsHandler",
                "Handler: " + FailingFunctionTest.FailingHandler.class.getName(), "ReadNights", "GET /nights");
    }

    private void assertNotStarted(String text, String replacement, String... named) throws IOException {
        var changed = Files.readString(Template.find());
        assertTrue(changed.contains(text), text);
        var file = ChangedTemplate.write(folder, changed.replace(text, replacement));
        var refused = assertThrows(TemplateException.class,
                () -> Host.start(new HostSettings(file, 0, 0, "", folder)).close());
        for (var name : named) {
            assertTrue(refused.getMessage().contains(name), refused.getMessage());
        }
    }

    @Test
    void a_pattern_that_matches_nothing_because_it_is_broken_is_an_error_at_the_start() {
        assertRefused("source: [resonanz]", "source: resonanz", "Resources.InvitationRule.EventPattern");
        assertRefused("\"eventName\":[\"INSERT\",\"MODIFY\"]", "\"eventName\":\"INSERT\"",
                "Resources.PublishEvents.Events.Changes");
    }

    private void assertRefused(String text, String replacement, String expected) {
        try {
            var changed = Files.readString(Template.find()).replaceFirst(Pattern.quote(text),
                    Matcher.quoteReplacement(replacement));
            var file = ChangedTemplate.write(folder, changed);
            if (expected == null) {
                Deployment.of(Template.read(file, "eu-central-1", PARAMETERS));
                return;
            }
            var refused = assertThrows(TemplateException.class,
                    () -> Deployment.of(Template.read(file, "eu-central-1", PARAMETERS)));
            assertTrue(refused.getMessage().contains(expected), refused.getMessage());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Template template() throws IOException {
        return Template.read(Template.find(), "eu-central-1", PARAMETERS);
    }

    static Deployment deployment() throws IOException {
        return Deployment.of(template());
    }
}
