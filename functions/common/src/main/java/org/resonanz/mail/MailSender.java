package org.resonanz.mail;

import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;

/** Sends mails through SES. */
public final class MailSender {
    private static final String UTF_8 = "UTF-8";

    private final SesV2Client ses;
    private final String from;

    public MailSender(Environment environment) {
        this.ses = AwsClients.configure(SesV2Client.builder(), environment, "SESV2").build();
        this.from = environment.required("MAIL_FROM");
    }

    /** Hands a mail to SES; a refusal is an exception. */
    public void send(Mail mail) {
        ses.sendEmail(send -> send.fromEmailAddress(from)
                .destination(to -> to.toAddresses(mail.to()))
                .content(content -> content.simple(simple -> simple
                        .subject(content(mail.subject()))
                        .body(body -> body.html(content(mail.html())).text(content(mail.text()))))));
    }

    private static Content content(String text) {
        return Content.builder().data(text).charset(UTF_8).build();
    }
}
