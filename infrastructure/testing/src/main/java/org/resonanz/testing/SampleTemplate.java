package org.resonanz.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.resonanz.template.Template;

/** The template as tests deploy it. */
final class SampleTemplate {
    static final String REGION = "eu-central-1";
    static final Template TEMPLATE = read();

    private SampleTemplate() {}

    /** Returns the ARN that a resource has in the template. */
    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":000000000000:" + resource;
    }

    private static Template read() {
        try {
            return Template.read(Template.find(), REGION, Map.of("Release", "1", "JwtIssuer", "https://issuer.example",
                    "MailFrom", "resonanz@resonanz.example", "MailIdentity", "resonanz.example", "PageOrigin",
                    "https://intranet.example"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
