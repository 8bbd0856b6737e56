package org.resonanz.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateReadTest {
    private static final String PARAMETER = """
            Parameters:
              Sender: {Type: String, AllowedPattern: "^[^@ ]+@[^@ ]+$"}
              Stage: {Type: String, Default: dev, AllowedValues: [dev, live]}
            Resources:
              It: {Type: "AWS::SQS::Queue", Properties: {Value: !Ref Sender, Stage: !Ref Stage}}
            """;
    private static final String FUNCTIONS = """
            Globals:
              Function:
                Timeout: 20
                Architectures: [arm64]
                Layers: [one]
                Environment: {Variables: {A: "1", B: "2"}}
            Resources:
              Plain: {Type: "AWS::Serverless::Function"}
              Own:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: 900
                  Layers: [two]
                  Environment: {Variables: {B: "3", C: "4"}}
              Queue: {Type: "AWS::SQS::Queue"}
            """;

    @TempDir
    Path folder;
    private TemplateFile file;

    @BeforeEach
    void open() {
        file = new TemplateFile(folder);
    }

    @Test
    void a_given_value_wins_over_the_default() throws IOException {
        var it = file.read(PARAMETER, Map.of("Sender", "a@b.example", "Stage", "live")).resources().get("It")
                .properties();

        assertEquals("a@b.example", it.text("Value"));
        assertEquals("live", it.text("Stage"));
    }

    @Test
    void a_parameter_without_default_and_value_is_an_error_that_names_it() {
        assertRefused("Parameters.Sender", PARAMETER, Map.of());
    }

    @Test
    void a_value_that_the_pattern_does_not_allow_is_an_error_that_names_the_parameter() {
        assertRefused("Parameters.Sender", PARAMETER, Map.of("Sender", "nobody"));
    }

    @Test
    void a_parameter_may_be_named_whose_value_need_not_match_its_pattern() throws IOException {
        var yaml = Files.writeString(folder.resolve("template.yaml"), PARAMETER);
        var values = Map.of("Sender", "nobody");

        assertEquals("nobody", Template.read(yaml, "eu-central-1", values, Set.of("Sender")).resources().get("It")
                .properties().text("Value"));
        assertThrows(TemplateException.class,
                () -> Template.read(yaml, "eu-central-1", values, Set.of("Stage")));
    }

    @Test
    void a_value_that_is_not_among_the_allowed_ones_is_an_error_that_names_the_parameter() {
        assertRefused("Parameters.Stage", PARAMETER, Map.of("Sender", "a@b.example", "Stage", "moon"));
    }

    @Test
    void a_value_for_a_parameter_that_the_template_does_not_have_is_an_error() {
        assertRefused("Colour", PARAMETER, Map.of("Sender", "a@b.example", "Colour", "red"));
    }

    @Test
    void a_type_of_parameter_that_would_be_checked_on_aws_only_is_an_error() {
        assertRefused("Parameters.Stage.Type", PARAMETER.replace("Stage: {Type: String", "Stage: {Type: Number"),
                Map.of("Sender", "a@b.example"));
    }

    @Test
    void a_function_without_properties_has_those_of_globals() throws IOException {
        var plain = file.read(FUNCTIONS, Map.of()).resources().get("Plain").properties();

        assertEquals(20, plain.number("Timeout", 3));
        assertEquals(List.of("arm64"), plain.texts("Architectures"));
    }

    @Test
    void a_functions_own_value_wins_and_mappings_are_merged_member_by_member() throws IOException {
        var own = file.read(FUNCTIONS, Map.of()).resources().get("Own").properties();

        assertEquals(900, own.number("Timeout", 3));
        assertEquals(Map.of("A", "1", "B", "3", "C", "4"), own.section("Environment").value("Variables"));
    }

    @Test
    void lists_of_globals_and_of_a_function_are_added() throws IOException {
        assertEquals(List.of("one", "two"),
                file.read(FUNCTIONS, Map.of()).resources().get("Own").properties().texts("Layers"));
    }

    @Test
    void globals_of_functions_reach_functions_only() throws IOException {
        assertTrue(file.read(FUNCTIONS, Map.of()).resources().get("Queue").properties().names().isEmpty());
    }

    @Test
    void what_is_said_outside_of_properties_and_not_read_is_an_error() {
        assertRefused("Globals.HttpApi",
                FUNCTIONS.replace("Globals:\n", "Globals:\n  HttpApi: {FailOnWarnings: true}\n"), Map.of());
        assertRefused("Mappings", FUNCTIONS + "Mappings: {Regions: {a: {b: c}}}\n", Map.of());
        assertRefused("Resources.Queue.CreationPolicy",
                FUNCTIONS.replace(
                        "{Type: \"AWS::SQS::Queue\"}", "{Type: \"AWS::SQS::Queue\", CreationPolicy: {}}"),
                Map.of());
    }

    @Test
    void a_resource_without_a_type_is_an_error_that_names_it() {
        assertRefused("Resources.Queue.Type", FUNCTIONS.replace("{Type: \"AWS::SQS::Queue\"}", "{}"), Map.of());
    }

    @Test
    void resources_keep_the_templates_order_and_are_found_by_type() throws IOException {
        var template = file.read(FUNCTIONS, Map.of());

        assertEquals(List.of("Plain", "Own", "Queue"), List.copyOf(template.resources().keySet()));
        assertEquals(List.of("Plain", "Own"), List.copyOf(template.resources("AWS::Serverless::Function").keySet()));
    }

    @Test
    void the_template_is_found_from_any_module() {
        assertEquals("template.yaml", Template.find().getFileName().toString());
    }

    private void assertRefused(String named, String yaml, Map<String, String> values) {
        var refused = assertThrows(TemplateException.class, () -> file.read(yaml, values));

        assertTrue(refused.getMessage().contains(named), refused.getMessage());
    }
}
