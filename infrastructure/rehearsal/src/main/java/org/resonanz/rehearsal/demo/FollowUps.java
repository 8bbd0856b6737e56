package org.resonanz.rehearsal.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;

/** The cases that leads follow up. */
final class FollowUps {
    private final Scene scene;

    FollowUps(Scene scene) {
        this.scene = scene;
    }

    /** Lets a lead look for an open case, and resolve the first one that fits. */
    void resolve(User lead, Predicate<Map<?, ?>> wanted, Chance chance) {
        var all = (List<?>) Objects.requireNonNull(scene.product().get(lead, "/follow-ups").get("followUps"));
        all.stream().map(each -> (Map<?, ?>) each).filter(each -> each.get("resolvedAt") == null).filter(wanted)
                .findFirst().ifPresent(each -> scene.product().post(lead,
                        "/follow-ups/" + ProductClient.text(each, "id") + "/resolution",
                        Map.of("note", scene.words().some("resolution", chance))));
    }
}
