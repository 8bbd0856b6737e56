package org.resonanz.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.template.Template;

/** A JUnit extension that runs the whole product once for a class, with what an empty start begins with: the demo. */
final class DemoHost implements BeforeAllCallback, AfterAllCallback {
    private Path folder;
    private Host host;
    private ProductClient product;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("resonanz-demo");
        var template = Template.find();
        var cloud = LoopbackServer.freePort();
        var desk = LoopbackServer.freePort();
        host = Host.start(new HostSettings(template, cloud, desk, "",
                template.resolveSibling("infrastructure/intranet/target/site"), folder, false,
                () -> DemoCompany.committed(cloud, desk)));
        product = new ProductClient(host.cloud(), host.desk());
        IntranetPages.openAt(this::host, context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (host != null) {
            host.close();
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(DemoHost::delete);
        }
    }

    Host host() {
        return host;
    }

    ProductClient product() {
        return product;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
