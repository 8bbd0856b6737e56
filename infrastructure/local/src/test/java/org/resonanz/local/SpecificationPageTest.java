package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.template.OpenApi;
import org.resonanz.template.Template;

/** Tests the page on which the desk shows the specification of the API. */
class SpecificationPageTest {
    @RegisterExtension
    static final RunningHost RUNNING = RunningHost.now();

    @Test
    void the_page_shows_every_route_and_every_type_under_its_name() throws Exception {
        var specification = OpenApi.read(OpenApi.beside(Template.find()));
        var page = page("en");

        assertEquals(new TreeSet<>(specification.operations().keySet()),
                page.select("h3 > code").eachText().stream().collect(Collectors.toCollection(TreeSet::new)));
        for (var name : specification.root().child("components").child("schemas").children().keySet()) {
            assertEquals(1, page.select("section[id=" + name + "] > h3").size(), name);
        }
    }

    @Test
    void every_link_leads_somewhere_and_nothing_comes_from_elsewhere() throws Exception {
        var page = page("de");

        var links = page.select("a[href^=#]").eachAttr("href");
        assertTrue(links.size() > 100, links::toString);
        links.forEach(link -> assertEquals(1, page.select("[id=" + link.substring(1) + "]").size(), link));
        assertTrue(page.select("[src], link, script, a[href*=//]").isEmpty());
    }

    @Test
    void headings_are_german_unless_the_browser_asks_for_english() throws Exception {
        assertEquals("de", page("fr").select("html").attr("lang"));
        assertTrue(page("de").select("h2").eachText().contains("Datentypen"));
        assertEquals("en", page("en-GB").select("html").attr("lang"));
        assertTrue(page("en-GB").select("h2").eachText().contains("Data types"));
    }

    @Test
    void the_file_is_served_as_it_is_and_people_find_the_page_where_they_sign_in() throws Exception {
        assertEquals(Files.readString(OpenApi.beside(Template.find())), get("/openapi.yaml", "de").body());
        var signIn = Jsoup.parse(get("/oidc/authorize?client_id=resonanz&redirect_uri=" + RUNNING.host().desk() + "/"
                + "&response_type=code&code_challenge=x&code_challenge_method=S256", "de").body());
        assertFalse(signIn.select("a[href=/openapi]").isEmpty(), signIn::html);
    }

    private static Document page(String language) throws Exception {
        return Jsoup.parse(get("/openapi", language).body());
    }

    private static HttpResponse<String> get(String path, String language) throws Exception {
        var response = RUNNING.send(HttpRequest.newBuilder(RUNNING.host().desk().resolve(path))
                .header("accept-language", language));
        assertEquals(200, response.statusCode(), response::body);
        return response;
    }
}
