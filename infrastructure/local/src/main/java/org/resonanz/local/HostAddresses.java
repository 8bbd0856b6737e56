package org.resonanz.local;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The addresses of the API and the desk, and the configuration that names them. */
record HostAddresses(URI cloud, URI desk) {

    /** The parameters that need not be of the form that AWS requires: this machine's issuer speaks plain HTTP. */
    static final Set<String> FREE_PARAMETERS = Set.of("JwtIssuer", "PublicUrl");

    /** Returns the values of the template's parameters. */
    Map<String, String> parameters() {
        return Map.of("Release", "local", "JwtIssuer", desk + "/oidc", "MailFrom", "resonanz@resonanz.example",
                "PageOrigin", desk.toString(), "PublicUrl", cloud.toString());
    }

    /**
     * Returns the intranet page's {@code config.json} for this machine.
     *
     * @param now what the product's clock shows, which need not be the browser's time here
     */
    String pageConfig(Deployment deployment, Instant now) {
        var groups = deployment.functions().getFirst().environment();
        return json(Map.of("now", now.toString(), "apiUrl", cloud.toString(), "issuer", deployment.api().issuer(),
                "clientId", "resonanz-intranet", "audience", deployment.api().audience().getFirst(),
                "groups", Map.of("claim", required(groups, "GROUPS_CLAIM"),
                        "teamPrefix", required(groups, "TEAM_PREFIX"), "leadPrefix", required(groups, "LEAD_PREFIX"),
                        "admin", required(groups, "ADMIN_GROUP"))));
    }

    private static String json(Map<String, ?> values) {
        try {
            return JSON.std.asString(values);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String required(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
