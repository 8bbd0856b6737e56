package org.resonanz.rehearsal.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;

/** The tool in which some tickets of the company are opened and closed, and which reports both. */
final class TicketTool {
    private static final String SOURCE = "tickets";
    /** The key that the tool has on this machine; {@code infrastructure/docs/ticket-tools.md} names it. */
    private static final String KEY = "tickets-on-this-machine-0123456789abcdef";

    private final ProductClient product;

    TicketTool(ProductClient product) {
        this.product = product;
    }

    /** Has an admin say which group of the tool is which team; they are named alike. */
    void map(List<DemoTeam> teams) {
        var groups = teams.stream().map(DemoTeam::id).collect(Collectors.toMap(id -> id, id -> id));
        product.call(Company.DORA, "PUT", "/imports/" + SOURCE, Map.of("teams", groups, "people", Map.of()), null);
    }

    /** Reports that somebody opened a ticket. */
    void open(String ticket, String group, String subject, User requester, Instant at) {
        report(ticket, group, subject, requester, "open", at);
    }

    /** Reports that a ticket is done. */
    void close(String ticket, String group, String subject, User requester, Instant at) {
        report(ticket, group, subject, requester, "done", at);
    }

    private void report(String ticket, String group, String subject, User requester, String state, Instant at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("ticket", ticket);
        body.put("group", group);
        body.put("subject", subject);
        body.put("state", state);
        body.put("createdAt", at.toString());
        body.put("changedAt", at.toString());
        body.put("requester", Map.of("email", requester.email(), "name", requester.name(), "locale",
                requester.locale()));
        product.report(SOURCE, KEY, body);
    }
}
