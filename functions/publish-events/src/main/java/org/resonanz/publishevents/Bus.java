package org.resonanz.publishevents;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.log.Invocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Publishes events on the company's event bus. */
final class Bus {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
    private static final String SOURCE = "resonanz";
    /** The most entries of one PutEvents call. */
    private static final int MOST = 10;

    private final EventBridgeClient client;
    private final String name;

    Bus(Environment environment) {
        this.client = AwsClients.configure(EventBridgeClient.builder(), environment, "EVENTBRIDGE").build();
        this.name = environment.required("BUS_NAME");
    }

    /**
     * Publishes events in order, until one cannot be published.
     *
     * @return the first event that was not published, empty if all were; events after it in the same call may have been
     *         published
     */
    Optional<Announcement> publish(List<Announcement> announcements) {
        for (var from = 0; from < announcements.size(); from += MOST) {
            var failed = put(announcements.subList(from, Math.min(from + MOST, announcements.size())));
            if (failed.isPresent()) {
                return failed;
            }
        }
        return Optional.empty();
    }

    private Optional<Announcement> put(List<Announcement> some) {
        try {
            var results = client.putEvents(put -> put.entries(some.stream().map(this::entry).toList())).entries();
            for (var index = 0; index < some.size(); index++) {
                var announcement = some.get(index);
                Invocation.handlesEvent(results.get(index).eventId());
                Invocation.concerns(announcement.detail().get("requestId"));
                if (results.get(index).errorCode() != null) {
                    LOG.warn("The bus refused {}: {}", announcement.type(), results.get(index).errorCode());
                    return Optional.of(announcement);
                }
                LOG.info("Published {}", announcement.type());
            }
            return Optional.empty();
        } catch (SdkException unreachable) {
            // What earlier calls published need not come again.
            LOG.warn("The bus took no events: {}", unreachable.getClass().getName());
            return Optional.of(some.getFirst());
        }
    }

    private PutEventsRequestEntry entry(Announcement announcement) {
        try {
            return PutEventsRequestEntry.builder().eventBusName(name).source(SOURCE).detailType(announcement.type())
                    .detail(JSON.std.asString(announcement.detail())).time(announcement.at()).build();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
