package org.resonanz.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static Policy policy(Object... policies) {
        return Policy.of(new Template.Resource("ReadNights", "AWS::Serverless::Function",
                new Section("ReadNights", Map.of("Policies", List.of(policies)))));
    }

    private static Map<String, Object> document(Object... statements) {
        return Map.of("Version", "2012-10-17", "Statement", List.of(statements));
    }

    @Test
    void statements_have_actions_resources_and_conditions() {
        var read = policy(document(Map.of("Effect", "Allow", "Action", List.of("dynamodb:GetItem", "dynamodb:Query"),
                "Resource", "table", "Condition", Map.of("ForAllValues:StringLike",
                        Map.of("dynamodb:LeadingKeys", List.of("NIGHTS", "MAIL_HEALTH"))))),
                document(Map.of("Effect", "Allow", "Action", "ses:SendEmail", "Resource", List.of("identity", "set"),
                        "Condition", Map.of("StringEquals", Map.of("ses:FromAddress", "a@b.example")))));

        assertEquals(new Policy("ReadNights", List.of(
                new Policy.Statement(Set.of("dynamodb:GetItem", "dynamodb:Query"), Set.of("table"),
                        Map.of("dynamodb:LeadingKeys", Set.of("NIGHTS", "MAIL_HEALTH"))),
                new Policy.Statement(Set.of("ses:SendEmail"), Set.of("identity", "set"),
                        Map.of("ses:FromAddress", Set.of("a@b.example"))))),
                read);
    }

    @Test
    void what_is_not_written_out_or_not_understood_is_an_error_that_names_it() {
        assertRefused("DynamoDBReadPolicy", Map.of("DynamoDBReadPolicy", Map.of("TableName", "table")));
        assertRefused("Effect", document(Map.of("Effect", "Deny", "Action", "a", "Resource", "r")));
        assertRefused("NotAction", document(Map.of("Effect", "Allow", "NotAction", "a", "Resource", "r")));
        assertRefused("dynamodb:LeadingKeys", document(Map.of("Effect", "Allow", "Action", "a", "Resource", "r",
                "Condition", Map.of("StringLike", Map.of("dynamodb:LeadingKeys", "NIGHTS")))));
        assertRefused("dynamodb:Select", document(Map.of("Effect", "Allow", "Action", "a", "Resource", "r",
                "Condition", Map.of("StringEquals", Map.of("dynamodb:Select", "COUNT")))));
    }

    private static void assertRefused(String named, Map<String, Object> document) {
        var refused = assertThrows(TemplateException.class, () -> policy(document), named);
        assertTrue(refused.getMessage().contains(named), refused.getMessage());
    }
}
