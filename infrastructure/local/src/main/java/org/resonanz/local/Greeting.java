package org.resonanz.local;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text on the console when the product is ready. */
final class Greeting {

    private Greeting() {}

    /**
     * Returns the text: three pages to open, in the order in which the product makes sense, and how to move the clock.
     *
     * @param data folder that keeps the data, null if they end with the host
     */
    static String of(URI cloud, URI desk, @Nullable Path data) {
        return """

                Resonanz runs. Three things to click:

                  1  %2$s/          Ask HR for something as Anna, then complete it as Ben.
                  2  %2$s/mailbox   Open Anna's invitation and rate how it was.
                  3  %2$s/#/scores  See what became of all ratings: as Carla, who leads HR, or as Dora.

                The clock     curl -X POST %2$s/clock -d '{"advance":"P1D"}'
                              moves it by a day, and the night in between runs.
                The API       %1$s/, described on %2$s/openapi
                The data      %3$s
                Ctrl-C        ends it.
                """
                .formatted(cloud, desk, data == null
                        ? "end with this start."
                        : "stay in " + data + "; -Dresonanz.fresh begins anew.");
    }
}
