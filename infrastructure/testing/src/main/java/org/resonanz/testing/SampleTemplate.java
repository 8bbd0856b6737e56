package org.resonanz.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.resonanz.template.Template;

/** The template as tests deploy it. */
public final class SampleTemplate {
    public static final String REGION = "eu-central-1";
    static final Template TEMPLATE = read();

    private SampleTemplate() {}

    /** Returns the ARN that a resource has in the template. */
    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":000000000000:" + resource;
    }

    /** Returns the template for one test at a time: it notes what is read of it. */
    public static Template read() {
        try {
            return Template.read(Template.find(), REGION, Map.of("Release", "1", "JwtIssuer", "https://issuer.example",
                    "MailFrom", "resonanz@resonanz.example", "MailIdentity", "resonanz.example", "PageOrigin",
                    "https://intranet.example"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
