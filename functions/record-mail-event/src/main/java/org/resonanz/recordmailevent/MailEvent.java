package org.resonanz.recordmailevent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resonanz.people.NoMail;
import org.resonanz.platform.queues.BusEvent;

/**
 * An event of SES about a mail that it sent, in the form of its event publishing (Amazon SES Developer Guide, "Contents
 * of event data"): {@code detail} has {@code mail} with its {@code destination} and, by the event's type, {@code
 * bounce} or {@code complaint}.
 *
 * @param refusal   reason why the addresses get no more mail, empty if they still do
 * @param addresses mail addresses of the people whom it is about
 */
record MailEvent(Optional<NoMail> refusal, List<String> addresses) {

    MailEvent {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException if it is of another type or names no address
     */
    static MailEvent of(BusEvent event) {
        return switch (event.type()) {
            case "Email Bounced" -> {
                var bounce = object(event.detail(), "bounce");
                // A full mailbox or a server that is away may take the next mail.
                var lasting = "Permanent".equals(bounce.get("bounceType"));
                yield new MailEvent(lasting ? Optional.of(NoMail.BOUNCED) : Optional.empty(),
                        addresses(event, bounce, "bouncedRecipients"));
            }
            case "Email Complaint Received" -> {
                var complaint = object(event.detail(), "complaint");
                // Somebody took the mail out of the junk folder again.
                var withdrawn = "not-spam".equals(complaint.get("complaintFeedbackType"));
                yield new MailEvent(withdrawn ? Optional.empty() : Optional.of(NoMail.COMPLAINED),
                        addresses(event, complaint, "complainedRecipients"));
            }
            default -> throw new IllegalArgumentException("No bounce and no complaint: " + event.type() + ".");
        };
    }

    /**
     * Returns the address to which the mail went, because a bounce may name the address to which that one forwards. For
     * a mail to several, returns those that SES names.
     */
    private static List<String> addresses(BusEvent event, Map<?, ?> detail, String recipients) {
        var destination = list(object(event.detail(), "mail"), "destination");
        var addresses = destination.size() == 1
                ? destination
                : list(detail, recipients).stream()
                        .map(recipient -> recipient instanceof Map<?, ?> one ? one.get("emailAddress") : null).toList();
        if (addresses.isEmpty() || !addresses.stream().allMatch(String.class::isInstance)) {
            throw new IllegalArgumentException("The event's detail names no address.");
        }
        return addresses.stream().map(Object::toString).toList();
    }

    private static Map<?, ?> object(Map<?, ?> json, String name) {
        if (json.get(name) instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("The event's detail has no object " + name + ".");
    }

    private static List<?> list(Map<?, ?> json, String name) {
        return json.get(name) instanceof List<?> list ? list : List.of();
    }
}
