package org.resonanz.local;

import java.nio.file.Path;
import java.util.Map;
import org.resonanz.template.Template;

/**
 * The settings with which the host starts.
 *
 * @param template  the template that it runs
 * @param cloudPort port of the API, 0 for a free one
 * @param deskPort  port of the desk, 0 for a free one
 * @param dynamoDb  endpoint of a DynamoDB to use instead of the embedded one, empty for none
 * @param pages     folder of the intranet page
 */
public record HostSettings(Path template, int cloudPort, int deskPort, String dynamoDb, Path pages) {
    /** The AWS region that all parts of the host name. */
    public static final String REGION = "eu-central-1";

    /**
     * Reads the settings from system properties {@code resonanz.*}, with the usual ports if none are named.
     *
     * @throws IllegalArgumentException if a port is invalid; the message names the property
     */
    public static HostSettings of(Map<String, String> properties) {
        var template = Template.find();
        return new HostSettings(template, port(properties, "resonanz.port", 8080),
                port(properties, "resonanz.deskPort", 8081), properties.getOrDefault("resonanz.dynamodb", ""),
                template.resolveSibling("infrastructure/intranet/target/site"));
    }

    private static int port(Map<String, String> properties, String name, int usual) {
        var text = properties.getOrDefault(name, "");
        if (text.isBlank()) {
            return usual;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("-D" + name + "=" + text + " is no port.");
        }
        return Integer.parseInt(text);
    }
}
