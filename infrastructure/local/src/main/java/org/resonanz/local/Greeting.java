package org.resonanz.local;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text on the console when the product is ready. */
final class Greeting {

    private Greeting() {}

    /**
     * Returns the text with the addresses of the API and the desk, and calls to try.
     *
     * @param data folder that keeps the data, null if they end with the host
     */
    static String of(URI cloud, URI desk, @Nullable Path data) {
        return """

                Resonanz runs.
                  The intranet page    %2$s/
                  The mailbox          %2$s/mailbox
                  The API              %1$s/

                Try it: Anna asks HR for something, Ben completes it, then look into the mailbox.
                  ID=$(curl -s -X POST %1$s/requests \
                -H "Authorization: Bearer $(curl -s '%2$s/oidc/token?person=anna')" \
                -H 'Content-Type: application/json' \
                -d '{"teamId":"hr","subject":"Arbeitsbescheinigung"}' \
                | sed 's/.*"id":"\\([^"]*\\)".*/\\1/'); echo "$ID"
                  curl -s -X POST %1$s/requests/$ID/completion \
                -H "Authorization: Bearer $(curl -s '%2$s/oidc/token?person=ben')"
                  curl -s %1$s/scores -H "Authorization: Bearer $(curl -s '%2$s/oidc/token?person=dora')"

                Move the clock, and the nights in between run:
                  curl -s -X POST %2$s/clock -d '{"advance":"P1D"}'

                %3$s
                """
                .formatted(cloud, desk, data == null
                        ? "Ctrl-C ends it, and its data with it."
                        : "Ctrl-C ends it. The data stay in " + data + "; -Dresonanz.fresh begins anew.");
    }
}
