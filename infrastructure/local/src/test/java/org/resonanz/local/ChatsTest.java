package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.template.Section;
import org.resonanz.template.Template;

/** Tests the stack that tells channels of chats what happened. */
class ChatsTest {
    @Test
    void leads_alone_hear_of_follow_ups_unless_somebody_decides_otherwise() throws IOException {
        assertEquals(Set.of("ScoresPublished"), types(stack("teams", "")));
        assertEquals(Set.of("FollowUpRequested", "ScoresPublished"), types(stack("slack", "hr")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"teams", "slack"})
    void what_is_told_is_json_that_names_a_page_and_nobody(String chat) throws IOException {
        for (var rule : stack(chat, "hr").resources("AWS::Events::Rule").values()) {
            var target = target(rule);
            assertEquals("channel", target.text("Id"));
            var transformer = target.section("InputTransformer");
            var text = transformer.text("InputTemplate").replace("<day>", "2026-11-22").replace("<team>", "hr");
            assertFalse(text.matches("(?s).*<[a-z]+>.*"), text);
            var json = JSON.std.mapFrom(text);
            assertEquals(chat.equals("teams") ? Set.of("type", "attachments") : Set.of("text", "unfurl_links"),
                    json.keySet());
            assertTrue(text.contains("https://intranet.example/#/"), text);
            // Members of the events' details, which hold no rating, comment or address.
            assertTrue(Set.of("$.detail.day", "$.detail.teamId")
                    .containsAll(paths(transformer.section("InputPathsMap"))));
        }
    }

    /** Others may not know of a team's follow-ups. */
    @Test
    void a_channel_hears_of_the_follow_ups_of_one_team_alone() throws IOException {
        var pattern = stack("teams", "hr").resources().get("FollowUpRule").properties().section("EventPattern");

        assertEquals(List.of("hr"), pattern.section("detail").texts("teamId"));
    }

    private static List<String> paths(Section paths) {
        return paths.names().stream().map(paths::text).toList();
    }

    private static Section target(Template.Resource rule) {
        return rule.properties().sections("Targets").getFirst();
    }

    private static Set<Object> types(Template stack) {
        return stack.resources("AWS::Events::Rule").values().stream()
                .map(rule -> (Map<?, ?>) Objects.requireNonNull(rule.properties().value("EventPattern")))
                .map(pattern -> ((List<?>) Objects.requireNonNull(pattern.get("detail-type"))).getFirst())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Template stack(String chat, String followUpsOf) throws IOException {
        return Template.read(Template.find().resolveSibling("infrastructure/chats.yaml"), "eu-central-1",
                Map.of("BusName", "resonanz-events", "Chat", chat, "Webhook", "https://chat.example/hook?sig=1", "Page",
                        "https://intranet.example", "FollowUpsOf", followUpsOf));
    }
}
