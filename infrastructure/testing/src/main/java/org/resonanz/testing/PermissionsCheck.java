package org.resonanz.testing;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.resonanz.template.Policy;
import org.resonanz.template.Template;

/**
 * A JUnit extension that compares the policy of a module's function with the calls that its tests saw, once all tests
 * of the module have run. Maven switches it on, and says which groups of tests it leaves out; a run of some tests only
 * compares nothing.
 */
public final class PermissionsCheck implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        var whole = context.getConfigurationParameter("test.excludedGroups").filter("proof"::equals).isPresent()
                && System.getProperty("test") == null;
        if (whole) {
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(PermissionsCheck.class,
                    key -> (AutoCloseable) PermissionsCheck::compare);
        }
    }

    private static void compare() {
        var code = Path.of("target/lambda.jar").toAbsolutePath();
        SampleTemplate.TEMPLATE.resources("AWS::Serverless::Function").values().stream()
                .filter(function -> Template.find().resolveSibling(function.properties().text("CodeUri")).equals(code))
                .forEach(function -> {
                    var faults = new Permissions(Policy.of(function), RecordedCalls.CALLS).faults();
                    if (!faults.isEmpty()) {
                        throw new AssertionError(
                                "template.yaml and the calls of the tests differ:\n" + String.join("\n", faults));
                    }
                });
    }
}
