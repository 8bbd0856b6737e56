package org.resonanz.local.contract;

import java.net.URI;
import java.util.List;

/** The host's mailbox, for a server without SES v2. */
final class HostMail implements AwsServer.MailService {
    private final HostParts host = new HostParts();

    @Override
    public URI endpoint() {
        return URI.create(host.environment().required("AWS_ENDPOINT_URL_SESV2"));
    }

    @Override
    public List<TakenMail> mails() {
        return host.mails();
    }

    @Override
    public void close() {
        host.close();
    }
}
