package org.resonanz.manageteams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.testing.HttpEvent;

/** Tests the reasons that a team offers to those who rate it. */
class TeamReasonsTest extends OnSampleTeams {
    private static final List<String> GOOD = List.of("quick schnell quick", "competent kompetent competent",
            "friendly freundlich friendly", "clear verständlich clear",
            "informed auf dem Laufenden gehalten kept me informed");
    private static final List<String> BAD = List.of("slow zu langsam too slow", "unclear unverständlich unclear",
            "passed-around herumgereicht passed around", "unsolved nicht gelöst not solved",
            "unfriendly unfreundlich unfriendly");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''", "', \"reasons\": null'", "', \"reasons\": {}'",
        "', \"reasons\": {\"good\": [], \"bad\": []}'"})
    void a_team_that_names_none_offers_the_default_ones(String reasons) {
        put("{\"good\": [{\"id\": \"clear\"}]}");
        assertEquals(200, HttpEvent.of("PUT /teams/{id}", "hr").as("dora", "admin").body(body(reasons)).sendTo(handler)
                .status());
        assertEquals(GOOD, offered("good"));
        assertEquals(BAD, offered("bad"));
    }

    @Test
    void its_own_stand_in_its_order_and_default_ones_need_no_words() {
        var stored = HttpEvent.sample("manage-teams.put-team.json").sendTo(handler);

        assertEquals(200, stored.status(), stored.body());
        assertEquals(List.of("quick schnell quick", "discreet diskret discreet"), offered("good"));
        assertEquals(BAD, offered("bad"));
        assertEquals(hr().get("reasons"), stored.get("reasons"));
    }

    @Test
    void a_team_may_word_a_default_reason_anew() {
        assertEquals(200, put("{\"bad\": [{\"id\": \"slow\", \"de\": \" zäh \"}]}").status());
        assertEquals(List.of("slow zäh too slow"), offered("bad"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"5 | /reasons", "{\"great\": []} | /reasons/great",
        "{\"good\": {}} | /reasons/good", "{\"bad\": [\"slow\"]} | /reasons/bad",
        "{\"good\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"c\"}, {\"id\": \"d\"}, {\"id\": \"e\"}, {\"id\": \"f\"}]}"
                + "| /reasons/good",
        "{\"good\": [{\"id\": \"quick\"}, {}]} | /reasons/good/1/id /reasons/good/1/de /reasons/good/1/en",
        "{\"good\": [{\"id\": \"Quick\", \"de\": \"a\", \"en\": \"b\"}]} | /reasons/good/0/id",
        "{\"good\": [{\"id\": \"cheap\", \"de\": \"günstig\"}]} | /reasons/good/0/en",
        "{\"good\": [{\"id\": \"quick\", \"fr\": \"vite\"}]} | /reasons/good/0/fr",
        "{\"good\": [{\"id\": \"quick\"}, {\"id\": \"quick\"}]} | /reasons/good/1/id",
        "{\"good\": [{\"id\": \"slow\"}]} | /reasons/good/0/id /reasons/good/0/de /reasons/good/0/en",
        "{\"bad\": [{\"id\": \"quick\", \"de\": \"a\", \"en\": \"b\"}]} | /reasons/bad/0/id",
        "{\"bad\": [{\"id\": \"slow\", \"de\": \"12345678901234567890123456789012345678901\"}]} | /reasons/bad/0/de"})
    void a_fault_is_named_by_its_place(String reasons, String pointers) {
        var response = put(reasons);

        assertEquals(400, response.status(), response.body());
        assertEquals(List.of(pointers.split(" ")), ((List<?>) response.get("errors")).stream()
                .map(error -> ((Map<?, ?>) error).get("pointer")).toList());
        assertEquals(GOOD, offered("good"));
    }

    private HttpEvent.Response put(String reasons) {
        return HttpEvent.of("PUT /teams/{id}", "hr").as("dora", "admin").body(body(", \"reasons\": " + reasons))
                .sendTo(handler);
    }

    private static String body(String more) {
        return "{\"name\": \"HR\", \"parentId\": \"company\", \"locale\": \"de\"" + more + "}";
    }

    private List<String> offered(String kind) {
        return ((List<?>) ((Map<?, ?>) hr().get("reasons")).get(kind)).stream().map(reason -> (Map<?, ?>) reason)
                .map(reason -> reason.get("id") + " " + reason.get("de") + " " + reason.get("en")).toList();
    }

    private Map<?, ?> hr() {
        return team("anna", "hr");
    }
}
