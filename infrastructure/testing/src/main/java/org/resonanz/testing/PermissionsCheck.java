package org.resonanz.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.resonanz.template.Policy;
import org.resonanz.template.Template;

/**
 * A JUnit extension that compares the policy of a module's function with the calls that its tests saw, once all tests
 * of the module have run. Maven switches it on; a run of some tests only compares nothing. Where it found nothing to
 * mend it leaves the file {@code target/permissions-checked}, so that the build can see that it looked.
 */
public final class PermissionsCheck implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        var whole = context.getConfigurationParameter("permissions.check").filter("true"::equals).isPresent()
                && System.getProperty("test") == null;
        if (whole && isFunction()) {
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(PermissionsCheck.class,
                    key -> (AutoCloseable) PermissionsCheck::compare);
        }
    }

    /** Returns true in the module of a function, which is what lies beside the common code. */
    private static boolean isFunction() {
        var module = Path.of("").toAbsolutePath();
        return Files.isDirectory(module.resolveSibling("common")) && !module.endsWith("common");
    }

    private static void compare() throws IOException {
        var code = Path.of("target/lambda.jar").toAbsolutePath();
        var functions = SampleTemplate.TEMPLATE.resources("AWS::Serverless::Function").values().stream()
                .filter(function -> Template.find().resolveSibling(function.properties().text("CodeUri")).equals(code))
                .toList();
        if (functions.isEmpty()) {
            throw new AssertionError("template.yaml has no function of " + code);
        }
        functions.forEach(function -> {
            var faults = new Permissions(Policy.of(function), RecordedCalls.CALLS).faults();
            if (!faults.isEmpty()) {
                throw new AssertionError(
                        "template.yaml and the calls of the tests differ:\n" + String.join("\n", faults));
            }
        });
        Files.writeString(Path.of("target/permissions-checked"), "");
    }
}
