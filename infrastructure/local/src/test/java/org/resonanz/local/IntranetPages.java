package org.resonanz.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A JUnit extension that opens the intranet page in browsers for a test, and closes them and forgets their files after it. */
final class IntranetPages implements AfterEachCallback {
    private final Supplier<Host> host;
    private final List<IntranetPage> pages = new ArrayList<>();
    private final List<Path> profiles = new ArrayList<>();

    IntranetPages(Supplier<Host> host) {
        this.host = host;
    }

    /** Opens a browser of a language and signs a person in. */
    IntranetPage signedIn(String language, String person) {
        var page = opened(language, "/");
        page.signIn(person);
        return page;
    }

    /** Opens a browser of a language at a path of the desk. Nobody is signed in. */
    IntranetPage opened(String language, String path) {
        try {
            var profile = Files.createTempDirectory("resonanz-browser");
            profiles.add(profile);
            var page = IntranetPage.opened(host.get(), profile, language, path);
            pages.add(page);
            return page;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        pages.forEach(IntranetPage::close);
        for (var profile : profiles) {
            try (var files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
