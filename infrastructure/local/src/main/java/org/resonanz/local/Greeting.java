package org.resonanz.local;

import java.net.URI;

/** The text on the console when the product is ready. */
final class Greeting {

    private Greeting() {}

    /**
     * Returns the text: three pages to open, in the order in which the product makes sense, and how to move the clock.
     *
     * @param settings the settings with which the host has started
     */
    static String of(URI cloud, URI desk, HostSettings settings) {
        return """

                Resonanz runs. Three things to click:

                  1  %2$s/          Ask HR for something as Anna, then complete it as Ben.
                  2  %2$s/mailbox   Open Anna's invitation and rate how it was.
                  3  %2$s/#/scores  See what became of all ratings: as Carla, who leads HR, or as Dora.

                The clock     curl -X POST %2$s/clock -d '{"advance":"P1D"}'
                              moves it by a day, and the night in between runs. On a long way the
                              console says each week how far it is; curl %2$s/clock at any time.
                The API       %1$s/, described on %2$s/openapi
                The data      %3$s
                Ctrl-C        ends it.
                """
                .formatted(cloud, desk, data(settings));
    }

    private static String data(HostSettings settings) {
        if (settings.data() != null) {
            return "stay in " + settings.data() + "; -Dresonanz.fresh begins anew.";
        }
        return settings.dynamoDb().isBlank()
                ? "end with this start."
                : "stay in the tables of " + settings.dynamoDb() + "; mails, queues and secrets end with this start.";
    }
}
