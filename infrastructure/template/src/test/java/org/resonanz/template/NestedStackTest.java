package org.resonanz.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedStackTest {
    private static final String OUTER = """
            Parameters:
              WithMail: {Type: String, Default: "yes"}
            Conditions:
              HasMail: !Equals [!Ref WithMail, "yes"]
            Resources:
              First: {Type: "AWS::SQS::Queue", Properties: {Value: !GetAtt Mail.Outputs.Letters}}
              Mail:
                Type: AWS::CloudFormation::Stack
                Condition: HasMail
                Properties:
                  TemplateURL: inner/mail.yaml
                  Parameters: {Watched: !Ref First, Reserve: !Ref WithMail}
              Last: {Type: "AWS::SQS::Queue"}
            """;
    private static final String INNER = """
            Parameters:
              Watched: {Type: String}
              Reserve: {Type: String}
            Conditions:
              HasReserve: !Equals [!Ref Reserve, also]
            Resources:
              Letters: {Type: "AWS::SQS::Queue", Properties: {Value: !Ref Watched}}
              Reserved: {Type: "AWS::SQS::Queue", Condition: HasReserve}
            Outputs:
              Letters: {Value: !GetAtt Letters.Arn}
              Reserved: {Value: !Ref Reserved, Condition: HasReserve}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(folder.resolve("inner"));
    }

    @Test
    void a_nested_stacks_resources_stand_in_its_place_and_both_stacks_know_each_others_values() throws IOException {
        var template = read(OUTER, INNER, Map.of());

        assertEquals(List.of("First", "Letters", "Last"), List.copyOf(template.resources().keySet()));
        assertEquals("arn:aws:sqs:eu-central-1:000000000000:Letters", value(template, "First"));
        assertEquals("First", value(template, "Letters"));
    }

    @Test
    void what_its_condition_rules_out_is_not_there() throws IOException {
        var without = OUTER.replace("!GetAtt Mail.Outputs.Letters", "none");

        assertEquals(List.of("First", "Last"),
                List.copyOf(read(without, INNER, Map.of("WithMail", "no")).resources().keySet()));
        assertFalse(read(OUTER, INNER, Map.of()).resources().containsKey("Reserved"));
        assertTrue(read(OUTER.replace("Reserve: !Ref WithMail", "Reserve: also"), INNER, Map.of()).resources()
                .containsKey("Reserved"));
    }

    @Test
    void an_output_that_is_not_there_is_an_error_that_names_it() {
        assertRefused("Mail has no Outputs.Stamps", OUTER.replace("Outputs.Letters", "Outputs.Stamps"), INNER);
        assertRefused("Mail has no Outputs.Reserved", OUTER.replace("Outputs.Letters", "Outputs.Reserved"), INNER);
    }

    @Test
    void what_is_wrong_in_a_nested_stack_is_an_error_that_names_both() {
        assertRefused("Resources.Mail: Resources.Letters.Value", OUTER, INNER.replace("!Ref Watched", "!Ref Nobody"));
        assertRefused("Resources.Mail: The template has no parameter Watched", OUTER, INNER.replace("Watched", "Seen"));
        assertRefused("Resources.Mail.Tags", OUTER.replace("TemplateURL:", "Tags: []\n      TemplateURL:"), INNER);
        assertRefused("Resources.Last is declared in two stacks", OUTER, INNER.replace(
                "Reserved: {Type: \"AWS::SQS::Queue\", Condition: HasReserve}", "Last: {Type: \"AWS::SQS::Queue\"}"));
    }

    @Test
    void stacks_that_need_each_other_are_an_error() {
        assertRefused("Resources.Mail needs an output of its own",
                OUTER.replace("Watched: !Ref First", "Watched: !GetAtt Mail.Outputs.Letters"), INNER);
    }

    @Test
    void a_nested_stack_that_cannot_be_read_is_an_error() {
        assertThrows(UncheckedIOException.class, () -> read(OUTER.replace("mail.yaml", "post.yaml"), INNER, Map.of()));
    }

    private void assertRefused(String named, String outer, String inner) {
        var refused = assertThrows(TemplateException.class, () -> read(outer, inner, Map.of()));

        assertTrue(refused.getMessage().contains(named), refused.getMessage());
    }

    private Template read(String outer, String inner, Map<String, String> values) throws IOException {
        Files.writeString(folder.resolve("inner/mail.yaml"), inner);
        return new TemplateFile(folder).read(outer, values);
    }

    private static Object value(Template template, String resource) {
        return template.resources().get(resource).properties().value("Value");
    }
}
