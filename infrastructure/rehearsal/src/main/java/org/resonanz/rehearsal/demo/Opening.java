package org.resonanz.rehearsal.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first hour of the company with the product: its admin enters the organisation, the teams, the ticket tool and who may vote. */
final class Opening {
    private static final Map<String, String> ORGANISATION = Map.of("name", "Beispiel AG", "accent", "#1f5f4a",
            "senderName", "Beispiel AG, Resonanz", "replyTo", "resonanz@resonanz.example");

    private final Scene scene;

    Opening(Scene scene) {
        this.scene = scene;
    }

    void run() {
        scene.company().teams().forEach(this::put);
        scene.tool().map(scene.company().teams());
        var settings = new HashMap<>(scene.product().get(Company.DORA, "/settings"));
        settings.put("organisation", ORGANISATION);
        scene.product().call(Company.DORA, "PUT", "/settings", settings, null);
        scene.product().call(Company.DORA, "PUT", "/voters",
                Map.of("addresses", List.of(), "domains", List.of("resonanz.example", "lieferant.example")), null);
    }

    private void put(DemoTeam team) {
        var body = new HashMap<String, @Nullable Object>(Map.of("name", team.name(), "leads",
                scene.company().leads(team.id()), "mailbox", team.id() + "@resonanz.example", "locale", "de",
                "synonyms", team.synonyms()));
        body.put("parentId", team.parentId());
        scene.product().call(Company.DORA, "PUT", "/teams/" + team.id(), body, null);
    }
}
