package org.resonanz.local;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.local.state.Snapshot;
import org.resonanz.rehearsal.demo.Demo;
import org.resonanz.template.Template;

/**
 * Hosts that follow one another at the same addresses, each of which begins with what the one before left, so that mailbox
 * and stream stay small. Their clocks stand still unless they are set.
 */
final class DemoRelay implements AutoCloseable {
    private final int cloudPort = LoopbackServer.freePort();
    private final int deskPort = LoopbackServer.freePort();
    private EmbeddedDynamoDb table;
    private Host host;

    /**
     * Starts the first host, whose clock shows {@link Demo#BEGIN}.
     *
     * @param secrets values of the journal that are the host's secrets; it generates those that are not there
     */
    DemoRelay(Map<String, Object> secrets) throws IOException {
        this.table = EmbeddedDynamoDb.start();
        this.host = start(table, new Snapshot(secrets, List.of()), Demo.BEGIN);
    }

    /** Ends the host, at which nothing is under way, and starts the next one at the same time of its clock. */
    void next(Instant now) throws IOException {
        var left = DemoState.between(host.snapshot(), now);
        close();
        table = EmbeddedDynamoDb.start();
        host = start(table, left, now);
    }

    Host host() {
        return host;
    }

    URI cloud() {
        return host.cloud();
    }

    URI desk() {
        return host.desk();
    }

    private Host start(EmbeddedDynamoDb server, Snapshot beginning, Instant now) throws IOException {
        var template = Template.find();
        var next = Host.start(new HostSettings(template, cloudPort, deskPort, server.endpoint().toString(),
                template.resolveSibling("infrastructure/intranet/target/site"),
                template.resolveSibling("target/demo"), true, () -> beginning));
        next.hold();
        next.begin(now);
        return next;
    }

    @Override
    public void close() {
        host.close();
        table.close();
    }
}
