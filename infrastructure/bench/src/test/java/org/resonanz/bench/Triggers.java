package org.resonanz.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.resonanz.template.Template;

/** The functions and their triggers, as the template declares them, by the names of their files in {@code events/}. */
public final class Triggers {
    private static final Template TEMPLATE = read();

    private Triggers() {}

    /** Returns all functions, in the template's order. */
    public static Collection<Template.Resource> functions() {
        return TEMPLATE.resources("AWS::Serverless::Function").values();
    }

    /** Returns the name of a function, such as {@code create-request}. */
    public static String name(Template.Resource function) {
        return kebab(function.id());
    }

    /** Returns the names of a function's triggers, such as {@code create-request.create}, in the template's order. */
    public static List<String> of(Template.Resource function) {
        return function.properties().section("Events").names().stream()
                .map(event -> name(function) + "." + kebab(event)).toList();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Template read() {
        try {
            return Template.read(Template.find(), "eu-central-1", Map.of("Release", "1", "JwtIssuer",
                    "https://issuer.example", "MailFrom", "resonanz@resonanz.example", "PageOrigin",
                    "https://intranet.example"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
