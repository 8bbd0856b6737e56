package org.resonanz.bench.host;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;

/** Lifecycles of requests: each is created, completed and its requester invited. */
final class Lifecycles {
    /** As often as a person is invited about one team within seven days. */
    private static final int OF_A_PERSON = 2;
    private static final User BEN = new User("ben", "Ben Brandt", "de", List.of("team:hr"));

    private final BenchedHost host;
    private final ProductClient product;
    private final AtomicInteger person = new AtomicInteger();

    Lifecycles(BenchedHost host) {
        this.host = host;
        this.product = host.client();
    }

    /**
     * What some lifecycles took.
     *
     * @param perSecond from the first creation until the last invitation was in the mailbox
     * @param cpu       the processor time of one in milliseconds: of the host, its table's server, and the clients
     * @param links     the rating links of the invitations, one each
     */
    record Result(int count, double perSecond, Times create, Times complete, String cpu, List<URI> links) {
    }

    /**
     * Runs lifecycles, each client one after the other.
     *
     * @param clients the number of clients at the same time
     */
    Result run(int count, int clients) throws Exception {
        var requesters = requesters(count);
        product.passOverMails();
        var create = new Times();
        var complete = new Times();
        var next = new AtomicInteger();
        var cpu = host.cpu();
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var all = new ArrayList<Future<?>>();
            for (var client = 0; client < clients; client++) {
                all.add(threads.submit(() -> {
                    for (var index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
                        var requester = requesters.get(index / OF_A_PERSON);
                        var id = create.of(() -> product.post(requester, "/requests",
                                Map.of("teamId", "hr", "subject", "Bescheinigung")).get("id"));
                        complete.of(() -> product.post(BEN, "/requests/" + id + "/completion", Map.of()));
                    }
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        var links = invitations(count);
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(count, count / seconds, create, complete, host.cpu().since(cpu, count), links);
    }

    /** Returns a link of each invitation, once everybody is invited. */
    private List<URI> invitations(int count) {
        // The clock answers when all that has happened has had its consequences.
        product.clockTo(product.now());
        var links = product.newMails().stream().filter(mail -> !mail.ratingLinks().isEmpty())
                .map(mail -> mail.ratingLinks().getLast()).toList();
        if (links.size() != count) {
            throw new IllegalStateException("Of " + count + " people " + links.size() + " were invited.");
        }
        return links;
    }

    /** Returns people who have not asked for anything before, and who have their tokens. */
    private List<User> requesters(int count) {
        var requesters = new ArrayList<User>();
        for (var index = 0; index * OF_A_PERSON < count; index++) {
            var number = person.getAndIncrement();
            var requester = new User("person" + number, "Person " + number, "de", List.of("team:marketing"));
            product.token(requester);
            requesters.add(requester);
        }
        product.token(BEN);
        return requesters;
    }
}
