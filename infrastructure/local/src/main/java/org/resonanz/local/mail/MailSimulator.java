package org.resonanz.local.mail;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.Deployment;
import org.resonanz.local.bus.Bus;
import org.resonanz.platform.aws.Items;

/**
 * Simulates bounces and complaints as SES's mailbox simulator does (Amazon SES Developer Guide, "Using the mailbox
 * simulator"). A mail to {@code bounce@simulator.amazonses.com} bounces permanently, one to
 * {@code complaint@simulator.amazonses.com} causes a complaint, and labels such as {@code bounce+anna@} distinguish
 * people. As SES does, it puts an event on the default bus, for mails that name a configuration set alone.
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

    /**
     * Puts the events that a mail causes on the bus.
     *
     * @param request   the body of SES SendEmail
     * @param messageId the id that SendEmail returned
     */
    public void sent(Map<String, Object> request, String messageId) {
        if (!(request.get("ConfigurationSetName") instanceof String configurationSet)) {
            return;
        }
        for (var to : Mailbox.recipients(request)) {
            var address = ADDRESS.matcher(to);
            if (!address.matches()) {
                continue;
            }
            var mail = mail(request, messageId, configurationSet);
            if (address.group(1).equalsIgnoreCase("bounce")) {
                put("Email Bounced", bounce(to, messageId, mail));
            } else {
                put("Email Complaint Received", complaint(to, messageId, mail));
            }
        }
    }

    private Map<String, @Nullable Object> mail(Map<String, Object> request, String messageId, String configurationSet) {
        var mail = new LinkedHashMap<String, @Nullable Object>();
        mail.put("timestamp", now());
        mail.put("source", request.get("FromEmailAddress"));
        mail.put("sendingAccountId", "000000000000");
        mail.put("messageId", messageId);
        mail.put("destination", Mailbox.recipients(request));
        mail.put("headersTruncated", false);
        mail.put("headers", List.of());
        mail.put("tags", Map.of("ses:configuration-set", List.of(configurationSet)));
        return mail;
    }

    private Map<String, Object> bounce(String address, String messageId, Map<String, @Nullable Object> mail) {
        return Map.of("eventType", "Bounce", "mail", mail, "bounce", Map.of(
                "feedbackId", messageId + "-bounce", "bounceType", "Permanent", "bounceSubType", "General",
                "bouncedRecipients", List.of(Map.of("emailAddress", address, "action", "failed", "status", "5.1.1",
                        "diagnosticCode", "smtp; 550 5.1.1 user unknown")),
                "timestamp", now(), "reportingMTA", "dns; localhost"));
    }

    private Map<String, Object> complaint(String address, String messageId, Map<String, @Nullable Object> mail) {
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
