package org.resonanz.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicsTest {
    private static final String TEMPLATE = """
            Parameters:
              Stage: {Type: String, Default: dev}
              Empty: {Type: String, Default: ""}
              Several: {Type: CommaDelimitedList, Default: "one,two"}
            Conditions:
              IsDev: !Equals [!Ref Stage, dev]
              HasValue: !Not [!Equals [!Ref Empty, ""]]
              Both: !And [!Condition IsDev, !Condition HasValue]
              Either: !Or [!Condition IsDev, !Condition HasValue]
            Resources:
              Letters: {Type: "AWS::SQS::Queue"}
              Key: {Type: "AWS::SecretsManager::Secret"}
              Table: {Type: "AWS::DynamoDB::Table"}
              Read: {Type: "AWS::Serverless::Function"}
              It:
                Type: AWS::SQS::Queue
                Properties:
                  Value: %s
            """;

    @TempDir
    Path folder;
    private TemplateFile file;

    @BeforeEach
    void open() {
        file = new TemplateFile(folder);
    }

    @ParameterizedTest
    @CsvSource({"!Ref Stage, dev", "!Ref Letters, Letters", "!Ref AWS::Region, eu-central-1",
        "!Ref Key, arn:aws:secretsmanager:eu-central-1:000000000000:Key",
        "!Ref Read.Alias, arn:aws:lambda:eu-central-1:000000000000:Read"})
    void ref_gives_a_parameters_value_a_resources_name_and_the_arn_of_a_secret_and_an_alias(String value,
            String expected)
            throws IOException {
        assertEquals(expected, file.value(TEMPLATE, value));
    }

    @ParameterizedTest
    @CsvSource({"!GetAtt Letters.Arn, arn:aws:sqs:eu-central-1:000000000000:Letters",
        "!GetAtt Letters.QueueName, Letters",
        "!GetAtt Table.StreamArn, arn:aws:dynamodb:eu-central-1:000000000000:Table/stream/local"})
    void getatt_gives_what_the_resource_has(String value, String expected) throws IOException {
        assertEquals(expected, file.value(TEMPLATE, value));
    }

    @Test
    void the_long_forms_mean_the_same_as_the_short_ones() throws IOException {
        assertEquals("dev", file.value(TEMPLATE, "{Ref: Stage}"));
        assertEquals("Letters", file.value(TEMPLATE, "{\"Fn::GetAtt\": [Letters, QueueName]}"));
        assertEquals("a-dev", file.value(TEMPLATE, "{\"Fn::Sub\": \"a-${Stage}\"}"));
    }

    @Test
    void sub_fills_in_parameters_pseudo_parameters_and_attributes() throws IOException {
        assertEquals("aws/000000000000/dev/Letters",
                file.value(TEMPLATE, "!Sub \"${AWS::Partition}/${AWS::AccountId}/${Stage}/${Letters.QueueName}\""));
    }

    @Test
    void sub_takes_a_dollar_in_what_it_fills_in_as_it_is() throws IOException {
        var priced = TEMPLATE.replace("Default: dev", "Default: \"$1\"");

        assertEquals("costs $1", file.value(priced, "!Sub \"costs ${Stage}\""));
    }

    @Test
    void sub_leaves_a_variable_with_an_exclamation_mark_to_whoever_reads_the_text() throws IOException {
        assertEquals("${Stage} is dev", file.value(TEMPLATE, "!Sub \"${!Stage} is ${Stage}\""));
    }

    @Test
    void join_puts_the_separator_between_what_its_parts_stand_for() throws IOException {
        assertEquals("a:dev:Letters", file.value(TEMPLATE, "!Join [\":\", [a, !Ref Stage, !Ref Letters]]"));
    }

    @Test
    void split_and_select_take_a_text_or_a_list_apart() throws IOException {
        assertEquals(List.of("d", "v"), file.value(TEMPLATE, "!Split [e, !Ref Stage]"));
        assertEquals("v", file.value(TEMPLATE, "!Select [1, !Split [e, !Ref Stage]]"));
        assertEquals("two", file.value(TEMPLATE, "!Select [1, !Ref Several]"));
    }

    @Test
    void what_has_no_value_is_left_out() throws IOException {
        assertEquals(List.of("a"), file.value(TEMPLATE, "[a, !If [HasValue, b, !Ref AWS::NoValue]]"));
        assertEquals(Map.of("A", "a"), file.value(TEMPLATE, "{A: a, B: !Ref AWS::NoValue}"));
        assertNull(file.value(TEMPLATE, "!Ref AWS::NoValue"));
    }

    @ParameterizedTest
    @CsvSource({"IsDev, true", "HasValue, false", "Both, false", "Either, true"})
    void if_takes_the_branch_that_the_condition_says(String condition, boolean holds) throws IOException {
        assertEquals(holds ? "dev" : "other", file.value(TEMPLATE, "!If [" + condition + ", !Ref Stage, other]"));
    }

    @Test
    void functions_are_resolved_however_deep_they_stand() throws IOException {
        assertEquals(List.of("dev", List.of("Letters")), file.value(TEMPLATE, "[!Ref Stage, [!Ref Letters]]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!Ref Nobody", "!Ref Nobody.Alias", "!GetAtt Nobody.Arn", "!GetAtt Letters.Colour",
        "!Sub \"${Nobody}\"",
        "!ImportValue elsewhere", "!Select [2, !Ref Several]", "!Select [0, !Ref Stage]", "!If [Nobody, a, b]",
        "!Sub [\"${a}\", {a: b}]"})
    void what_is_not_understood_is_an_error_that_names_resource_and_property(String value) {
        var refused = assertThrows(TemplateException.class, () -> file.value(TEMPLATE, value));

        assertTrue(refused.getMessage().startsWith("Resources.It.Value: "), refused.getMessage());
    }
}
