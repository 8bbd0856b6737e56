package org.resonanz.testing;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.resonanz.template.Policy;

/** Compares a function's policy with the calls of the function. */
final class Permissions {
    private final Policy policy;
    private final Collection<AwsCall> calls;

    Permissions(Policy policy, Collection<AwsCall> calls) {
        this.policy = policy;
        this.calls = calls;
    }

    /**
     * Returns a sentence for each call that no statement allows, for each action on a resource, or value of a condition,
     * that a statement allows and no call needs, and for each action on the table, or the index of kinds, that is allowed
     * on items of all kinds.
     */
    List<String> faults() {
        var missing = calls.stream().filter(call -> policy.statements().stream()
                .noneMatch(statement -> allows(statement, call)))
                .map(call -> policy.function() + " has no statement that allows " + call + ".");
        var unneeded = policy.statements().stream().flatMap(this::unneeded)
                .map(part -> policy.function() + " needs no statement that allows " + part + ".");
        var unlimited = policy.statements().stream().filter(Permissions::isOfAllKinds)
                .map(statement -> policy.function() + " needs a statement that names leading keys for "
                        + String.join(", ", statement.actions()) + ".");
        return Stream.of(missing, unneeded, unlimited).flatMap(Function.identity()).distinct().sorted().toList();
    }

    private static boolean isOfAllKinds(Policy.Statement statement) {
        return Stream.of(AwsCall.TABLE, AwsCall.INDEX_OF_KINDS).anyMatch(statement.resources()::contains)
                && !statement.conditions().containsKey(AwsCall.LEADING_KEYS);
    }

    private static boolean allows(Policy.Statement statement, AwsCall call) {
        return statement.actions().contains(call.action()) && statement.resources().contains(call.resource())
                && statement.conditions().entrySet().stream().allMatch(condition -> {
                    var values = call.values(condition.getKey());
                    return !values.isEmpty() && condition.getValue().containsAll(values);
                });
    }

    private Stream<String> unneeded(Policy.Statement statement) {
        return statement.actions().stream().flatMap(action -> statement.resources().stream().flatMap(resource -> {
            var allowed = calls.stream().filter(call -> call.action().equals(action)
                    && call.resource().equals(resource) && allows(statement, call)).toList();
            return allowed.isEmpty()
                    ? Stream.of(action + " on " + resource)
                    : unneededValues(statement, allowed);
        }));
    }

    private static Stream<String> unneededValues(Policy.Statement statement, List<AwsCall> allowed) {
        var action = allowed.getFirst().action() + " on " + allowed.getFirst().resource();
        return statement.conditions().entrySet().stream().flatMap(condition -> condition.getValue().stream()
                .filter(value -> allowed.stream()
                        .noneMatch(call -> call.values(condition.getKey()).contains(value)))
                .map(value -> action + " with " + condition.getKey() + " " + value));
    }
}
