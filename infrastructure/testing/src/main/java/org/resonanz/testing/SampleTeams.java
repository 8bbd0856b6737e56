package org.resonanz.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A small tree of teams: marketing, hr and it below company, payroll below hr. */
public final class SampleTeams {
    private static final Map<String, String> PARENTS = Map.of("marketing", "company", "hr", "company", "it", "company",
            "payroll", "hr");

    private SampleTeams() {}

    /** Puts the teams into the table, as version 5 of the tree. */
    public static void putInto(LocalTable table) {
        table.put(team("company"));
        PARENTS.forEach((id, parent) -> {
            var team = team(id);
            team.put("parentId", AttributeValue.fromS(parent));
            table.put(team);
        });
        table.put(Map.of("PK", AttributeValue.fromS("TEAMS"), "SK", AttributeValue.fromS("#version"),
                "version", AttributeValue.fromN("5"), "since", AttributeValue.fromS("2026-11-01T00:00:00.000Z")));
    }

    /** Puts a team hr without mailbox, leads and parent into the table. */
    public static void putHr(LocalTable table, String name) {
        var team = team("hr");
        team.put("name", AttributeValue.fromS(name));
        table.put(team);
    }

    private static Map<String, AttributeValue> team(String id) {
        var team = new LinkedHashMap<String, AttributeValue>();
        Map.of("PK", "TEAMS", "SK", id, "name", id, "locale", "de")
                .forEach((name, value) -> team.put(name, AttributeValue.fromS(value)));
        return team;
    }
}
