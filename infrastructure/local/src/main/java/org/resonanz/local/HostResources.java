package org.resonanz.local;

import java.util.ArrayList;
import java.util.List;

/** The threads and resources of a host, to be ended with it. Mutable. */
final class HostResources implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private final List<AutoCloseable> closeables = new ArrayList<>();

    /** Adds a thread, which is interrupted at the end. */
    void add(Thread thread) {
        threads.add(thread);
    }

    /** Adds a resource, which is closed at the end, after all that were added later. */
    void add(AutoCloseable closeable) {
        closeables.add(closeable);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        for (var closeable : closeables.reversed()) {
            try {
                closeable.close();
            } catch (Exception failed) {
                System.err.println("While closing: " + failed);
            }
        }
    }
}
