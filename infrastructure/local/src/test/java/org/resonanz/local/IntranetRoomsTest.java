package org.resonanz.local;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Looks at every room of the intranet page, and at the desk's own pages, on a telephone and on a desk,
 * in the light and in the dark, in the company of the demo: axe finds
 * nothing, and a screenshot of each is written into {@code target/screenshots}.
 */
class IntranetRoomsTest extends OnIntranet {
    @RegisterExtension
    static final DemoHost DEMO = new DemoHost();

    @Tag("long")
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de | Anna | ask", "de | Ben | serve/hr", "de | Carla | followUps",
        "de | Dora | scores, scores?view=effects, scores/it-support, interfaces",
        "de | Dora | programme/teams, programme/voters, programme/tools, programme/trainings, programme/outcomes, programme/effects, programme/settings, programme/evaluations, programme/erasure",
        "en | Anna | ask", "en | Ben | serve/hr", "en | Carla | followUps",
        "en | Dora | scores, scores?view=effects, scores/it-support, interfaces",
        "en | Dora | programme/teams, programme/voters, programme/tools, programme/trainings, programme/outcomes, programme/effects, programme/settings, programme/evaluations, programme/erasure"})
    void axe_finds_nothing_in_any_room(String language, String person, String places) throws IOException {
        page = pages.signedIn(language, person);
        for (var place : places.split(", ")) {
            page.open("/" + place);
            page.look(place.replaceAll("[/?=]", "-") + "-" + language);
        }
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"/mailbox", "/mailbox/0", "/openapi", "/oidc/authorize?redirect_uri=",
        "/nowhere", "/mailbox/nowhere"})
    void axe_finds_nothing_on_the_desks_own_pages(String path) throws IOException {
        var desk = DEMO.host().desk();
        page = pages.signedIn("de", "Anna");
        for (var scheme : List.of("light", "dark")) {
            for (var width : List.of(1280, 390)) {
                page.show(scheme, width);
                page.browser.get(desk + path + (path.endsWith("=") ? desk + "/" : ""));
                page.assertAccessible(path + ", " + scheme + ", " + width);
            }
        }
    }

    @Test
    void axe_finds_nothing_on_the_rating_page_of_an_invitation() throws IOException {
        var link = DEMO.product().newMails().reversed().stream()
                .filter(mail -> mail.to().equals("anna@resonanz.example") && !mail.ratingLinks().isEmpty()).findFirst()
                .orElseThrow().ratingLinks().get(3);
        page = pages.opened("de", "/");
        for (var scheme : List.of("light", "dark")) {
            for (var width : List.of(1280, 390)) {
                page.show(scheme, width);
                page.browser.get(link.toString());
                page.assertAccessible(scheme + ", " + width);
                page.screenshot("rating-" + width + "-" + scheme);
            }
        }
    }
}
