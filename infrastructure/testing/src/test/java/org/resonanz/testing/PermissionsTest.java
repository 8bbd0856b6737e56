package org.resonanz.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resonanz.template.Policy;

class PermissionsTest {
    private static final String TABLE = AwsCall.TABLE;
    private static final String BUS = SampleTemplate.arn("events", "Bus");
    private static final AwsCall NIGHTS = AwsCall.ofTable("Query", Set.of("NIGHTS"));
    private static final AwsCall HEALTH = AwsCall.ofTable("Query", Set.of("MAIL_HEALTH"));

    private static Policy.Statement statement(String action, String resource, String... leadingKeys) {
        return new Policy.Statement(Set.of(action), Set.of(resource),
                leadingKeys.length == 0 ? Map.of() : Map.of(AwsCall.LEADING_KEYS, Set.of(leadingKeys)));
    }

    private static List<String> faults(List<Policy.Statement> statements, AwsCall... calls) {
        return new Permissions(new Policy("ReadNights", statements), List.of(calls)).faults();
    }

    @Test
    void a_policy_that_allows_each_call_and_no_other_has_no_fault() {
        assertEquals(List.of(), faults(List.of(statement("dynamodb:Query", TABLE, "NIGHTS", "MAIL_HEALTH"),
                statement("events:PutEvents", BUS)), NIGHTS, HEALTH,
                new AwsCall("events:PutEvents", BUS, Map.of())));
    }

    @Test
    void a_call_without_a_statement_is_a_fault() {
        var query = statement("dynamodb:Query", TABLE, "NIGHTS");

        assertEquals(List.of("ReadNights has no statement that allows dynamodb:GetItem on " + TABLE
                + " with {dynamodb:LeadingKeys=[NIGHTS]}."),
                faults(List.of(query), NIGHTS, AwsCall.ofTable("GetItem", Set.of("NIGHTS"))));
        assertEquals(List.of("ReadNights has no statement that allows dynamodb:Query on " + TABLE + "/index/byDay."),
                faults(List.of(query), NIGHTS, new AwsCall("dynamodb:Query", TABLE + "/index/byDay", Map.of())));
    }

    @Test
    void a_call_with_a_leading_key_outside_is_a_fault() {
        assertEquals(List.of("ReadNights has no statement that allows dynamodb:Query on " + TABLE
                + " with {dynamodb:LeadingKeys=[REQUEST#*]}."),
                faults(List.of(statement("dynamodb:Query", TABLE, "NIGHTS")), NIGHTS,
                        AwsCall.ofTable("Query", Set.of("REQUEST#7b1a#9"))));
    }

    @Test
    void a_statement_on_some_kinds_of_items_allows_no_scan() {
        assertEquals(List.of("ReadNights has no statement that allows dynamodb:Scan on " + TABLE
                + " with {dynamodb:LeadingKeys=[]}.",
                "ReadNights needs no statement that allows dynamodb:Scan on " + TABLE + "."),
                faults(List.of(statement("dynamodb:Scan", TABLE, "NIGHTS")), AwsCall.ofTable("Scan", Set.of())));
    }

    /** AWS asks one statement for all keys of a call. */
    @Test
    void a_call_whose_leading_keys_stand_in_two_statements_is_a_fault() {
        var apart = List.of(statement("dynamodb:BatchGetItem", TABLE, "PERSON#*"),
                statement("dynamodb:BatchGetItem", TABLE, "TEAMS"));
        var people = AwsCall.ofTable("BatchGetItem", Set.of("PERSON#1", "PERSON#2"));
        var teams = AwsCall.ofTable("BatchGetItem", Set.of("TEAMS"));

        assertEquals(List.of(), faults(apart, people, teams));
        assertEquals(1, faults(apart, people, teams,
                AwsCall.ofTable("BatchGetItem", Set.of("PERSON#1", "TEAMS"))).size());
    }

    @Test
    void a_statement_that_no_call_needs_is_a_fault() {
        assertEquals(List.of("ReadNights needs no statement that allows dynamodb:DeleteItem on " + TABLE + "."),
                faults(List.of(statement("dynamodb:Query", TABLE, "NIGHTS"),
                        statement("dynamodb:DeleteItem", TABLE, "NIGHTS")), NIGHTS));
    }

    @Test
    void a_part_of_a_statement_that_no_call_needs_is_a_fault() {
        assertEquals(List.of("ReadNights needs no statement that allows dynamodb:Query on " + TABLE
                + " with dynamodb:LeadingKeys REQUEST#*."),
                faults(List.of(statement("dynamodb:Query", TABLE, "NIGHTS", "REQUEST#*")), NIGHTS));
        assertEquals(List.of("ReadNights needs no statement that allows dynamodb:Query on " + TABLE + "/index/byDay."),
                faults(List.of(new Policy.Statement(Set.of("dynamodb:Query"), Set.of(TABLE, TABLE + "/index/byDay"),
                        Map.of(AwsCall.LEADING_KEYS, Set.of("NIGHTS")))), NIGHTS));
    }

    @Test
    void a_wildcard_allows_nothing_and_a_table_without_leading_keys_is_a_fault() {
        var wild = List.of(statement("dynamodb:*", TABLE, "NIGHTS"), statement("dynamodb:Query", "*", "NIGHTS"),
                statement("dynamodb:Query", TABLE, "*"));
        assertEquals(4, faults(wild, NIGHTS).size());

        assertEquals(List.of("ReadNights needs a statement that names leading keys for dynamodb:Query."),
                faults(List.of(statement("dynamodb:Query", TABLE)), NIGHTS));
        assertEquals(List.of("ReadNights needs a statement that names leading keys for dynamodb:Query."),
                faults(List.of(statement("dynamodb:Query", TABLE + "/index/byDay")),
                        AwsCall.ofIndex("byDay", Set.of("RATING#2026-11-22#07"))));
    }
}
