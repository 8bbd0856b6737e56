package org.resonanz.local.options;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/** Checks the options before anything is built. Maven runs this file from source. */
public final class OptionsCheck {
    /** The template in the project's folder, in which Maven runs the check. */
    private static final Path TEMPLATE = Path.of("template.yaml").toAbsolutePath();

    private OptionsCheck() {}

    /**
     * Writes a sentence that says what to do if the host could not start, nothing if it could.
     *
     * @param arguments the file that holds the properties of the command line, and the file for the sentence
     */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), refusal(Path.of(arguments[0])));
    }

    private static String refusal(Path properties) throws IOException {
        try {
            check(properties);
            return "";
        } catch (IllegalArgumentException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    /** @throws IllegalArgumentException if an option is wrong, or a port or the folder is in use; the message says what to do */
    private static void check(Path file) throws IOException {
        var properties = new Properties();
        try (var text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        var options = Options.of(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty)));
        requireFree(options.port(), "the API", Option.PORT);
        requireFree(options.deskPort(), "the desk", Option.DESK_PORT);
        var folder = options.dataFolder(DataFolder.beside(TEMPLATE));
        if (folder.isPresent()) {
            folder.get().requireFree();
            options.requireFit(folder.get());
        }
    }

    private static void requireFree(int port, String purpose, Option option) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new IllegalArgumentException("Port " + port + " for " + purpose
                    + " is taken; end what uses it, or choose another one by -D" + option.property() + ".", taken);
        }
    }
}
