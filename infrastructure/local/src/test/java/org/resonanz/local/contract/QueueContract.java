package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.local.contract.ConsumedQueue.Delivery;

/** What the product relies on of SQS, with the queues of the template. */
interface QueueContract extends Contract {
    @Test
    default void a_message_that_was_handled_does_not_come_again() {
        var queue = standIn().queue("InvitationQueue");
        queue.send("first");
        queue.drain(1, true);
        queue.send("second");

        assertEquals(List.of("second"), queue.drain(1, true).stream().map(Delivery::body).toList());
    }

    @Test
    default void a_message_has_the_md5_of_its_body() throws NoSuchAlgorithmException {
        var queue = standIn().queue("InvitationQueue");
        queue.send("für Ämter");

        var md5 = MessageDigest.getInstance("MD5").digest("für Ämter".getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(md5), queue.drain(1, true).getFirst().md5OfBody());
    }

    @Test
    default void a_message_that_keeps_failing_comes_so_often_and_then_lies_with_the_dead_letters() {
        var most = ProductSetUp.queue("InvitationQueue").maxReceives();
        var queue = standIn().queue("InvitationQueue");
        queue.send("broken");

        var deliveries = queue.drain(most, false);

        assertEquals(IntStream.rangeClosed(1, most).boxed().toList(),
                deliveries.stream().map(Delivery::receives).toList());
        assertEquals(1, deliveries.stream().map(Delivery::messageId).distinct().count());
        assertEquals(List.of("broken"), standIn().queue("InvitationDeadLetters").drain(1, true).stream()
                .map(Delivery::body).toList());
    }
}
