package org.resonanz.local;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/** The addresses of the API and the desk, and the configuration that names them. */
record HostAddresses(URI cloud, URI desk) {

    /** Returns the values of the template's parameters. */
    Map<String, String> parameters() {
        return Map.of("JwtIssuer", desk + "/oidc", "MailFrom", "resonanz@resonanz.example",
                "PageOrigin", desk.toString(), "PublicUrl", cloud.toString());
    }

    /** Returns the intranet page's {@code config.json} for this machine. */
    String pageConfig(Deployment deployment) throws IOException {
        var groups = deployment.functions().getFirst().environment();
        return JSON.std.asString(Map.of("apiUrl", cloud.toString(), "issuer", deployment.api().issuer(),
                "clientId", "resonanz-intranet", "audience", deployment.api().audience().getFirst(),
                "groups", Map.of("claim", required(groups, "GROUPS_CLAIM"),
                        "teamPrefix", required(groups, "TEAM_PREFIX"), "leadPrefix", required(groups, "LEAD_PREFIX"),
                        "admin", required(groups, "ADMIN_GROUP"))));
    }

    private static String required(Map<String, String> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
