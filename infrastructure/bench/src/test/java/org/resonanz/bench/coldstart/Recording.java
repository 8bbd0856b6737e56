package org.resonanz.bench.coldstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The calls of one invocation, and how they were answered, so that they can be answered again in constant time. */
final class Recording {
    private final Map<String, List<Reply>> byKind = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Reply> inOrder = new ArrayList<>();

    /** An answer of AWS. */
    record Reply(int status, byte[] body) {
    }

    synchronized void add(Call call, Reply reply) {
        byKind.computeIfAbsent(call.kind(), none -> new ArrayList<>()).add(reply);
        names.add(call.name());
        inOrder.add(reply);
    }

    /** Returns the names of the calls, in order. */
    synchronized List<String> names() {
        return List.copyOf(names);
    }

    /** Begins the invocation anew. */
    void rewind() {
        asked.clear();
    }

    /** Returns the answer to a call; null if no such call was made. */
    @Nullable
    Reply reply(Call call) {
        var kind = call.kind();
        var replies = byKind.get(kind);
        if (replies == null) {
            return null;
        }
        var times = asked.merge(kind, 1, Integer::sum);
        return replies.get(Math.min(times, replies.size()) - 1);
    }

    /** Returns the answer to the call with an index. */
    synchronized Reply reply(int index) {
        return inOrder.get(index);
    }
}
