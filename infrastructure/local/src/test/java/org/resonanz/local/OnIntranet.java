package org.resonanz.local;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** What tests of the intranet page begin with: browsers at the host of their class, and what people do at once in them. */
@InBrowser
abstract class OnIntranet {
    static final By DIALOG = By.cssSelector("dialog[open]");

    @RegisterExtension
    final IntranetPages pages = new IntranetPages();

    /** The page that a test is about. */
    IntranetPage page;

    /** Opens a browser of a language, signs a person in and goes to a place, such as {@code /scores/hr}. */
    void signIn(String language, String person, String place) {
        page = pages.signedIn(language, person);
        page.open(place);
    }

    /** Goes to a button or a line that opens something by the tab key and presses it. */
    void enter(String words) {
        page.tabToText(words);
        page.keys(Keys.ENTER);
    }

    /** Waits for the dialog; returns its text. */
    String dialog() {
        return page.await(ExpectedConditions.visibilityOfElementLocated(DIALOG)).getText();
    }
}
