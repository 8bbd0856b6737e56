package org.resonanz.local;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.resonanz.local.schedule.Scheduler;

/** The template running on this machine, in this JVM, at loopback addresses only. */
public final class Host implements AutoCloseable {
    private final URI cloud;
    private final URI desk;
    private final Scheduler scheduler;
    private final HostResources resources;

    Host(URI cloud, URI desk, Scheduler scheduler, HostResources resources) {
        this.cloud = cloud;
        this.desk = desk;
        this.scheduler = scheduler;
        this.resources = resources;
    }

    /**
     * Starts all parts of the template.
     *
     * @throws IOException if a port is taken or the template cannot be read
     * @throws org.resonanz.template.TemplateException if the template is wrong or holds something unsupported
     */
    public static Host start(HostSettings settings) throws IOException {
        return new HostBuilder(settings).start();
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

    @Override
    public void close() {
        resources.close();
    }
}
