package org.resonanz.local;

import java.util.Map;

/**
 * The ticket tools that may send to this machine. Their keys are known to everybody, so that one can sign by hand what
 * only this machine takes.
 */
final class LocalSources {
    /** The key of the tool {@code jira}, which signs as Jira does. */
    static final String JIRA_KEY = "jira-on-this-machine-0123456789abcdef";
    /** The key of the tool {@code tickets}, which sends the canonical body. */
    static final String TICKETS_KEY = "tickets-on-this-machine-0123456789abcdef";

    /** The secret that names them, by its id in the template. */
    static final Map<String, String> SECRETS = Map.of("ImportKeys", """
            {"sources": {
              "jira": {"kind": "jira", "keys": ["%s"]},
              "tickets": {"kind": "canonical", "keys": ["%s"]}}}""".formatted(JIRA_KEY, TICKETS_KEY));

    private LocalSources() {}
}
