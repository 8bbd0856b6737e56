package org.resonanz.local;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A JUnit extension that opens the intranet page in browsers for a test, and closes it after the test. */
final class IntranetPages implements AfterEachCallback {
    private final Supplier<Host> host;
    private final List<IntranetPage> pages = new ArrayList<>();

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
        var page = IntranetPage.opened(host.get(), language, path);
        pages.add(page);
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        pages.forEach(IntranetPage::close);
        pages.clear();
    }
}
