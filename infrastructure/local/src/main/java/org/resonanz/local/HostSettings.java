package org.resonanz.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.template.Template;

/**
 * The settings with which the host starts.
 *
 * @param template  the template that it runs
 * @param cloudPort port of the API, 0 for a free one
 * @param deskPort  port of the desk, 0 for a free one
 * @param dynamoDb  endpoint of a DynamoDB to use instead of the embedded one, empty for none
 * @param pages     folder of the intranet page
 * @param data      folder that keeps the data between starts, null to keep them in memory
 * @param fresh     true to delete the data that are there
 */
public record HostSettings(Path template, int cloudPort, int deskPort, String dynamoDb, Path pages,
        @Nullable Path data, boolean fresh) {
    /** The AWS region that all parts of the host name. */
    public static final String REGION = "eu-central-1";

    /** Creates the settings of a host that keeps its data in memory. */
    public HostSettings(Path template, int cloudPort, int deskPort, String dynamoDb, Path pages) {
        this(template, cloudPort, deskPort, dynamoDb, pages, null, false);
    }

    /**
     * Reads the settings from system properties {@code resonanz.*}, with the usual ports if none are named.
     *
     * @throws IllegalArgumentException if a port is invalid; the message names the property
     */
    public static HostSettings of(Map<String, String> properties) {
        var template = Template.find();
        return new HostSettings(template, port(properties, "resonanz.port", 8080),
                port(properties, "resonanz.deskPort", 8081), properties.getOrDefault("resonanz.dynamodb", ""),
                template.resolveSibling("infrastructure/intranet/target/site"), data(properties, template),
                isSet(properties.get("resonanz.fresh")));
    }

    /** Returns true if a property is given and not {@code false}. */
    static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank() && !value.equals("false");
    }

    /** Returns the folder of the data. A replay and the demo begin anew each time, and others' tables keep themselves. */
    private static @Nullable Path data(Map<String, String> properties, Path template) {
        if (Stream.of("resonanz.replay", "resonanz.demo", "resonanz.dynamodb")
                .anyMatch(name -> isSet(properties.get(name)))) {
            return null;
        }
        var folder = properties.getOrDefault("resonanz.data", "");
        return folder.isBlank() ? template.resolveSibling(".resonanz") : Path.of(folder).toAbsolutePath();
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
