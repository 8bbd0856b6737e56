package org.resonanz.local;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.resonanz.local.clock.HostClock;
import org.resonanz.local.schedule.Scheduler;
import org.resonanz.local.state.HostData;
import org.resonanz.local.state.Journal;
import org.resonanz.local.state.Snapshot;
import org.resonanz.local.state.SnapshotTable;

/** The template running on this machine, in this JVM, at loopback addresses only. */
public final class Host implements AutoCloseable {
    private final URI cloud;
    private final URI desk;
    private final HostClock clock;
    private final Scheduler scheduler;
    private final SnapshotTable table;
    private final HostResources resources;
    private final Journal journal;

    Host(URI cloud, URI desk, HostClock clock, Scheduler scheduler, SnapshotTable table, HostResources resources,
            Journal journal) {
        this.cloud = cloud;
        this.desk = desk;
        this.clock = clock;
        this.scheduler = scheduler;
        this.table = table;
        this.resources = resources;
        this.journal = journal;
    }

    /**
     * Starts all parts of the template.
     *
     * @throws IOException if a port is taken, another host uses the same data, or the template cannot be read
     * @throws org.resonanz.template.TemplateException if the template is wrong or holds something unsupported
     */
    public static Host start(HostSettings settings) throws IOException {
        return start(settings, UnaryOperator.identity());
    }

    /**
     * Starts all parts of the template; see {@link #start(HostSettings)}.
     *
     * @param aroundApi puts something around the API, which then sees all its requests and responses
     */
    static Host start(HostSettings settings, UnaryOperator<HttpHandler> aroundApi) throws IOException {
        var data = settings.data() == null
                ? HostData.inMemory()
                : HostData.open(settings.data(), settings.fresh(), settings.beginning());
        return new HostBuilder(settings, data, aroundApi).start();
    }

    /** Returns the address of the API. */
    public URI cloud() {
        return cloud;
    }

    /** Returns the address of the desk. */
    public URI desk() {
        return desk;
    }

    /** Sets the clock to any time. Nothing may have happened before. */
    public void begin(Instant time) {
        scheduler.setTo(time);
    }

    /** Lets the clock stand still from now on, so that it only moves when it is set. */
    void hold() {
        clock.hold();
    }

    /** Returns all data as they are now, without what has expired. */
    Snapshot snapshot() throws IOException {
        return new Snapshot(journal.values(), table.read(clock.instant()));
    }

    /** Runs an action unless one of this name has come to its end before, be it in an earlier start on the same data. */
    public void once(String name, Runnable action) {
        if (journal.find("once/" + name) == null) {
            action.run();
            journal.put("once/" + name, true);
        }
    }

    @Override
    public void close() {
        // First, so that nothing is noted as given up that only failed because the host ends.
        journal.close();
        resources.close();
    }
}
