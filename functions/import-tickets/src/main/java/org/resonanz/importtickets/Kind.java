package org.resonanz.importtickets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of ticket tools, which differ in how they sign a body and in what the body says. */
enum Kind {
    /** Jira and Jira Service Management: their own body, signed in {@code X-Hub-Signature} with SHA-256. */
    JIRA,
    /** Zammad: its own body, signed in {@code X-Hub-Signature} with SHA-1. */
    ZAMMAD,
    /** Any tool with a script: the canonical body, signed in {@code X-Resonanz-Signature}. */
    CANONICAL,
    /** GLPI 11: the canonical body, signed in {@code X-GLPI-signature} together with a time. */
    GLPI,
    /** Zendesk: the canonical body, signed in {@code X-Zendesk-Webhook-Signature} together with a time. */
    ZENDESK,
    /** Tools that cannot sign: the canonical body, with the key itself in {@code X-Resonanz-Key}. */
    KEYED;

    /** Returns the kind's name in the secret and in the API, such as {@code jira}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of a name; empty if there is none. */
    static Optional<Kind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
