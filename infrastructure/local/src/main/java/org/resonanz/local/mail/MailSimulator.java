package org.resonanz.local.mail;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.resonanz.local.Deployment;
import org.resonanz.local.bus.Bus;
import org.resonanz.platform.aws.Items;

/**
 * SES's mailbox simulator (Amazon SES Developer Guide, "Using the mailbox simulator"): a mail to
 * {@code bounce@simulator.amazonses.com} comes back for good, one to {@code complaint@simulator.amazonses.com} is
 * complained of, and labels such as {@code bounce+anna@} tell people apart. Like SES it tells of it on the default
 * bus, and only of mails that name a configuration set.
 */
public final class MailSimulator {
    private static final Pattern ADDRESS = Pattern.compile("(bounce|complaint)(\\+[^@]*)?@simulator\\.amazonses\\.com",
            Pattern.CASE_INSENSITIVE);

    private final Bus bus;
    private final Clock clock;

    public MailSimulator(Bus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** Takes the body of SES SendEmail, after it was sent. */
    public void sent(Map<String, Object> request, String messageId) {
        if (!(request.get("ConfigurationSetName") instanceof String configurationSet)) {
            return;
        }
        for (var to : (List<?>) ((Map<?, ?>) request.get("Destination")).get("ToAddresses")) {
            var address = ADDRESS.matcher(to.toString());
            if (!address.matches()) {
                continue;
            }
            var mail = mail(request, messageId, configurationSet);
            if (address.group(1).equalsIgnoreCase("bounce")) {
                put("Email Bounced", bounce(to.toString(), messageId, mail));
            } else {
                put("Email Complaint Received", complaint(to.toString(), messageId, mail));
            }
        }
    }

    private Map<String, Object> mail(Map<String, Object> request, String messageId, String configurationSet) {
        var mail = new LinkedHashMap<String, Object>();
        mail.put("timestamp", now());
        mail.put("source", request.get("FromEmailAddress"));
        mail.put("sendingAccountId", "000000000000");
        mail.put("messageId", messageId);
        mail.put("destination", ((Map<?, ?>) request.get("Destination")).get("ToAddresses"));
        mail.put("headersTruncated", false);
        mail.put("headers", List.of());
        mail.put("tags", Map.of("ses:configuration-set", List.of(configurationSet)));
        return mail;
    }

    private Map<String, Object> bounce(String address, String messageId, Map<String, Object> mail) {
        return Map.of("eventType", "Bounce", "mail", mail, "bounce", Map.of(
                "feedbackId", messageId + "-bounce", "bounceType", "Permanent", "bounceSubType", "General",
                "bouncedRecipients", List.of(Map.of("emailAddress", address, "action", "failed", "status", "5.1.1",
                        "diagnosticCode", "smtp; 550 5.1.1 user unknown")),
                "timestamp", now(), "reportingMTA", "dns; localhost"));
    }

    private Map<String, Object> complaint(String address, String messageId, Map<String, Object> mail) {
        return Map.of("eventType", "Complaint", "mail", mail, "complaint", Map.of(
                "feedbackId", messageId + "-complaint",
                "complainedRecipients", List.of(Map.of("emailAddress", address)),
                "timestamp", now(), "userAgent", "Amazon SES Mailbox Simulator", "complaintFeedbackType", "abuse"));
    }

    private void put(String type, Map<String, Object> detail) {
        try {
            bus.put(Map.of("EventBusName", Deployment.DEFAULT_BUS, "Source", "aws.ses", "DetailType", type,
                    "Detail", JSON.std.asString(detail)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String now() {
        return Items.time(clock.instant());
    }
}
