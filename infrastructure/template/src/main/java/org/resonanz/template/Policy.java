package org.resonanz.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The permissions of a function: all statements of its inline policies. What SAM adds itself for logs, tracing, event
 * sources and destinations is not in it.
 *
 * @param function the logical id of the function
 */
public record Policy(String function, List<Statement> statements) {
    /** The conditions that are known, and the operator that each needs. */
    private static final Map<String, String> OPERATORS = Map.of("dynamodb:LeadingKeys", "ForAllValues:StringLike",
            "ses:FromAddress", "StringEquals");

    public Policy {
        statements = List.copyOf(statements);
    }

    /**
     * A permission of each of some actions on each of some resources.
     *
     * @param conditions the values that are allowed, by the name of what must have one of them
     */
    public record Statement(Set<String> actions, Set<String> resources, Map<String, Set<String>> conditions) {
        public Statement {
            actions = Set.copyOf(actions);
            resources = Set.copyOf(resources);
            conditions = Map.copyOf(conditions);
        }
    }

    /**
     * Returns the policy of a function.
     *
     * @throws TemplateException if it is not written out as statements, or has a condition that is unknown
     */
    public static Policy of(Template.Resource function) {
        var statements = function.properties().sections("Policies").stream().flatMap(document -> {
            document.expect("Version", "2012-10-17");
            var inner = document.sections("Statement").stream().map(Policy::statement).toList();
            document.verify();
            return inner.stream();
        }).toList();
        return new Policy(function.id(), statements);
    }

    private static Statement statement(Section statement) {
        statement.expect("Effect", "Allow");
        var conditions = new LinkedHashMap<String, Set<String>>();
        var operators = statement.section("Condition");
        operators.names().forEach(operator -> {
            var tested = operators.section(operator);
            tested.names().forEach(key -> {
                if (!operator.equals(OPERATORS.get(key))) {
                    throw new TemplateException(tested.path() + "." + key + " is not a known condition.");
                }
                conditions.put(key, texts(tested, key));
            });
        });
        return new Statement(texts(statement, "Action"), texts(statement, "Resource"), conditions);
    }

    /** Returns a list of texts, or the only one. */
    private static Set<String> texts(Section section, String name) {
        return Set.copyOf(section.value(name) instanceof String text ? List.of(text) : section.texts(name));
    }
}
