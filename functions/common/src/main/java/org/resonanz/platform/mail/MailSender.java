package org.resonanz.platform.mail;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.organisation.Organisation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

/** Sends mails through SES. Bounces and complaints come as events of the set {@code CONFIGURATION_SET}. */
public final class MailSender {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
    private static final String UTF_8 = "UTF-8";
    /** The first HTTP status that leaves open whether SES sent a mail. */
    private static final int SERVER_ERROR = 500;
    /** The header that keeps out-of-office notes from answering (RFC 3834). */
    private static final MessageHeader AUTOMATIC = header("Auto-Submitted", "auto-generated");

    /**
     * The retry strategy: again only if SES throttled, because after other failures it may have sent the mail all the
     * same.
     */
    private static final RetryStrategy WHEN_THROTTLED = DefaultRetryStrategy.standardStrategyBuilder()
            .useClientDefaults(false).retryOnException(MailSender::isThrottled)
            .treatAsThrottling(MailSender::isThrottled).build();

    private final SesV2Client ses;
    private final String from;
    private final @Nullable String configurationSet;

    public MailSender(Environment environment) {
        this.ses = AwsClients.configure(SesV2Client.builder(), environment, "SESV2")
                .overrideConfiguration(client -> client.retryStrategy(WHEN_THROTTLED)).build();
        this.from = environment.required("MAIL_FROM");
        var set = environment.optional("CONFIGURATION_SET", "");
        this.configurationSet = set.isEmpty() ? null : set;
    }

    /**
     * Hands a mail to SES, in the name of an organisation.
     *
     * @throws SdkException if SES did not take it, or if that is unknown
     */
    public void send(Mail mail, Organisation organisation) {
        var name = organisation.senderName();
        var replyTo = organisation.replyTo();
        var sent = ses.sendEmail(send -> send.fromEmailAddress(name == null ? from : SenderName.before(from, name))
                .replyToAddresses(replyTo == null ? null : List.of(replyTo)).configurationSetName(configurationSet)
                .destination(to -> to.toAddresses(mail.to()))
                .content(content -> content.simple(simple -> simple
                        .subject(content(mail.subject()))
                        .body(body -> body.html(content(mail.html())).text(content(mail.text())))
                        .headers(headers(mail)))));
        LOG.atInfo().addKeyValue("mailId", sent.messageId()).log("Mail sent");
    }

    /**
     * Hands a mail to SES, in the name of an organisation, that only one of several runs may send. The claim is taken before, and given back only if
     * the mail was certainly not sent: rather none than two.
     *
     * @param claim    takes the claim; returns false if another run has it, and then nothing is sent
     * @param giveBack gives the claim back
     * @throws SdkException if SES did not take the mail, or if that is unknown
     */
    public void sendClaimed(Mail mail, Organisation organisation, BooleanSupplier claim, Runnable giveBack) {
        if (!claim.getAsBoolean()) {
            return;
        }
        try {
            send(mail, organisation);
        } catch (AwsServiceException failed) {
            if (isRefusal(failed)) {
                giveBack.run();
            }
            throw failed;
        }
    }

    /** Returns true if a mail was certainly not sent, because SES refused it and did not fail itself. */
    private static boolean isRefusal(AwsServiceException failed) {
        return failed.statusCode() < SERVER_ERROR;
    }

    private static boolean isThrottled(Throwable failed) {
        return failed instanceof SdkException sdk && RetryUtils.isThrottlingException(sdk);
    }

    private static List<MessageHeader> headers(Mail mail) {
        var language = header("Content-Language", mail.language().tag());
        return mail.unsubscribe() == null
                ? List.of(AUTOMATIC, language)
                : List.of(AUTOMATIC, language,
                        header("List-Unsubscribe", "<" + mail.unsubscribe() + ">"),
                        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    private static Content content(String text) {
        return Content.builder().data(text).charset(UTF_8).build();
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }
}
