package org.resonanz.local.contract;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** moto's SES, where the product's sender is verified. */
record MotoMail(URI endpoint) implements AwsServer.MailService {
    MotoMail {
        try (var ses = client(ProductSetUp.environment(endpoint, endpoint, endpoint))) {
            ses.createEmailIdentity(create -> create.emailIdentity(ProductSetUp.SENDER));
        }
    }

    private static SesV2Client client(Environment environment) {
        return AwsClients.configure(SesV2Client.builder(), environment, "SESV2").build();
    }

    @Override
    public List<TakenMail> mails() {
        try (var data = endpoint.resolve("/moto-api/data.json").toURL().openStream()) {
            var ses = (Map<?, ?>) JSON.std.mapFrom(data).get("ses");
            return ((List<?>) ses.get("Message")).stream().map(mail -> taken((Map<?, ?>) mail)).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static TakenMail taken(Map<?, ?> mail) {
        var to = ((List<?>) ((Map<?, ?>) mail.get("destinations")).get("ToAddresses")).stream().map(String::valueOf)
                .collect(Collectors.joining(", "));
        return new TakenMail(String.valueOf(mail.get("source")), to, String.valueOf(mail.get("subject")),
                String.valueOf(mail.get("body")), "", Map.of());
    }

    @Override
    public void close() {
        // The server is that of all tests.
    }
}
