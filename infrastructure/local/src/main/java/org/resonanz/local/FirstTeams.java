package org.resonanz.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;

/** Stores the teams of a new installation: marketing, HR and IT below the company. */
public final class FirstTeams {
    private static final User ADMIN = new User("dora", "Dora Dietrich", "de", List.of("admin"));

    private final ProductClient product;

    public FirstTeams(ProductClient product) {
        this.product = product;
    }

    /** Stores the teams through the API. */
    public void put() {
        put("company", "Unternehmen", null, List.of());
        put("marketing", "Marketing", "company", List.of());
        put("hr", "Personal", "company", List.of("carla@resonanz.example"));
        put("it", "IT", "company", List.of());
    }

    private void put(String id, String name, @Nullable String parentId, List<String> leads) {
        var team = new HashMap<String, @Nullable Object>(Map.of("name", name, "leads", leads, "locale", "de",
                "mailbox", id + "@resonanz.example"));
        team.put("parentId", parentId);
        product.call(ADMIN, "PUT", "/teams/" + id, team, null);
    }
}
