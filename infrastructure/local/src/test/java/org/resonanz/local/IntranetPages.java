package org.resonanz.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A JUnit extension that opens the intranet page in browsers for a test, and closes it after the test. The page is that
 * of the host that another extension of the class, or of the test, runs.
 */
final class IntranetPages implements BeforeEachCallback, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(IntranetPages.class);

    private final List<IntranetPage> pages = new ArrayList<>();
    private ExtensionContext context;

    /** Lets pages of a class or of a test be those of a host. */
    static void openAt(Supplier<Host> host, ExtensionContext context) {
        context.getStore(NAMESPACE).put(Host.class, host);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        context = test;
    }

    /** Opens a browser of a language and signs a person in. */
    IntranetPage signedIn(String language, String person) {
        var page = opened(language, "/");
        page.signIn(person);
        return page;
    }

    /** Opens a browser of a language at a path of the desk. Nobody is signed in. */
    IntranetPage opened(String language, String path) {
        var host = (Supplier<?>) Objects.requireNonNull(context.getStore(NAMESPACE).get(Host.class), "no host runs");
        var page = IntranetPage.opened((Host) host.get(), language, path);
        pages.add(page);
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        pages.forEach(IntranetPage::close);
        pages.clear();
    }
}
