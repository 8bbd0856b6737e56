package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Tests the intranet page of a company that has just begun. */
class IntranetEmptyTest extends OnIntranet {
    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @Test
    void an_admin_sees_that_nothing_is_published_and_then_which_teams_collect() {
        var id = RUNNING.create(RunningHost.ANNA);
        RUNNING.complete(RunningHost.BEN, id);
        var page = pages.signedIn("de", "Dora");
        page.open("/scores");
        page.awaitText(".empty", "Noch ist nichts veröffentlicht.");

        // Before 03:15 the first night is more than a day away.
        RUNNING.product().clockTo(RUNNING.product().now().plus(Duration.ofDays(2)));
        page.browser.navigate().refresh();
        page.settled();
        assertEquals(List.of("Unternehmen", "Personal"), page.browser.findElements(By.cssSelector("tbody th"))
                .stream().map(WebElement::getText).toList());
        page.awaitText("tbody td", "Sammelt noch. Sobald mindestens 15 Menschen gefragt wurden und mindestens 5 "
                + "geantwortet haben, steht hier etwas.");
    }
}
