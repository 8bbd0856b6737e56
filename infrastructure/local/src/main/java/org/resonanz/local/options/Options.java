package org.resonanz.local.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The options that were given, all of which are valid and fit together. */
public final class Options {
    private static final String DEFAULT_SEED = "20160229";
    private static final List<String> ON = List.of("true", "make");
    private static final List<String> OFF = List.of("false", "off");

    /** The columns of a log. */
    private static final List<String> LOG = List.of("at", "event", "externalId", "requester", "customerTeam", "team",
            "subject");

    private final Map<Option, String> given;

    private Options(Map<Option, String> given) {
        this.given = given;
    }

    /**
     * Reads the options from system properties. Those that begin otherwise than with {@code resonanz.} are ignored, and
     * an empty one is not given.
     *
     * @throws IllegalArgumentException if one is unknown or has an invalid value, or two contradict each other; the
     *                                  message is a sentence that says what to do
     */
    public static Options of(Map<String, String> properties) {
        var given = new EnumMap<Option, String>(Option.class);
        properties.keySet().stream().filter(name -> name.startsWith("resonanz.")).sorted().forEach(name -> {
            var option = Option.of(name).orElseThrow(() -> new IllegalArgumentException("There is no option -D" + name
                    + "; write -D" + Option.likeliest(name).property() + " if you mean that one."));
            if (!properties.getOrDefault(name, "").isBlank()) {
                given.put(option, properties.getOrDefault(name, ""));
            }
        });
        var options = new Options(given);
        options.requireValidValues();
        options.requireNoContradiction();
        return options;
    }

    /** Returns the value of an option, empty if it was not given. */
    public String text(Option option) {
        return given.getOrDefault(option, "");
    }

    /** Returns true if an option is given and turned off. */
    public boolean isOff(Option option) {
        return OFF.contains(text(option));
    }

    /** Returns true if an option is given and not turned off. */
    public boolean isSet(Option option) {
        return given.containsKey(option) && !OFF.contains(text(option));
    }

    /** Returns the port of the API, 0 for a free one. */
    public int port() {
        return port(Option.PORT, 8080);
    }

    /** Returns the port of the desk, 0 for a free one. */
    public int deskPort() {
        return port(Option.DESK_PORT, 8081);
    }

    /** Returns the seed of all that is invented. */
    public long seed() {
        return Long.parseLong(given.getOrDefault(Option.SEED, DEFAULT_SEED));
    }

    /** Returns the folder of the data; empty if none are kept: a replay begins anew, and others' tables keep themselves. */
    public Optional<DataFolder> dataFolder(DataFolder usual) {
        if (isSet(Option.REPLAY) || isSet(Option.DYNAMODB) || text(Option.DEMO).equals("make")) {
            return Optional.empty();
        }
        return Optional.of(given.containsKey(Option.DATA)
                ? new DataFolder(Path.of(text(Option.DATA)).toAbsolutePath())
                : usual);
    }

    /**
     * Checks that these options fit the data that are there.
     *
     * @throws IllegalArgumentException if they say with what an empty folder begins, and it holds data; the message
     *                                  says what to do
     */
    public void requireFit(DataFolder folder) {
        if (given.containsKey(Option.DEMO) && !isSet(Option.FRESH) && folder.holdsData()) {
            throw wrong(Option.DEMO, "changes nothing because " + folder.path() + " holds data already; add -D"
                    + Option.FRESH.property() + " to delete them, or leave -D" + Option.DEMO.property() + " away");
        }
    }

    private int port(Option option, int usual) {
        return given.containsKey(option) ? Integer.parseInt(text(option)) : usual;
    }

    private void requireValidValues() {
        for (var option : List.of(Option.PORT, Option.DESK_PORT)) {
            require(option, "\\d{1,4}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]",
                    "is no port; give a number up to 65535");
        }
        require(Option.SEED, "-?\\d{1,18}", "is no seed; give a whole number of up to 18 digits");
        require(Option.DEMO, "true|false|off|make", "is unknown; write off for an empty company, make to make the "
                + "demo anew, or leave it away");
        for (var option : List.of(Option.RATE, Option.EXIT, Option.FRESH)) {
            require(option, "true|false", "has no value; write -D" + option.property() + " alone, or leave it away");
        }
        require(Option.DYNAMODB, "https?://[^/ ]+/?",
                "is no endpoint; give an address such as http://localhost:8000");
        requireLog();
        requireFolder();
    }

    private void requireLog() {
        if (given.containsKey(Option.REPLAY)) {
            var log = path(Option.REPLAY);
            if (!Files.exists(log)) {
                throw wrong(Option.REPLAY, "is not there; name the CSV file of a log");
            }
            if (!Files.isRegularFile(log) || !Files.isReadable(log)) {
                throw wrong(Option.REPLAY, "is no file that can be read; name the CSV file of a log");
            }
            requireColumns(log);
        }
    }

    /** The lines are read by the replay, which names the faults of all of them. */
    private void requireColumns(Path log) {
        try (var lines = Files.newBufferedReader(log)) {
            var header = Objects.requireNonNullElse(lines.readLine(), "");
            var names = List.of(header.replace("\uFEFF", "").replace("\"", "").split(","));
            if (!names.containsAll(LOG)) {
                throw wrong(Option.REPLAY, "is no log; its first line must name the columns " + String.join(",", LOG));
            }
        } catch (IOException noText) {
            throw wrong(Option.REPLAY, "is no text in UTF-8; name the CSV file of a log");
        }
    }

    private void requireFolder() {
        if (given.containsKey(Option.DATA)) {
            var there = path(Option.DATA).toAbsolutePath().normalize();
            while (there.getParent() != null && !Files.exists(there)) {
                there = there.getParent();
            }
            if (!Files.isDirectory(there)) {
                throw wrong(Option.DATA, "cannot be a folder because " + there + " is a file; name another one");
            }
            if (!Files.isWritable(there)) {
                throw wrong(Option.DATA, "cannot be written; name another folder");
            }
        }
    }

    private Path path(Option option) {
        try {
            return Path.of(text(option));
        } catch (InvalidPathException impossible) {
            throw wrong(option, "cannot be the name of a file; name another one");
        }
    }

    private void requireNoContradiction() {
        if (port() == deskPort() && port() != 0) {
            throw new IllegalArgumentException("The API and the desk cannot both have port " + port()
                    + "; give one of them another port by -D" + Option.PORT.property() + " or -D"
                    + Option.DESK_PORT.property() + ".");
        }
        for (var keeping : List.of(Option.DATA, Option.FRESH)) {
            requireNotBoth(Option.REPLAY, keeping, "a replay begins anew each time and keeps no data");
            requireNotBoth(Option.DYNAMODB, keeping, "another DynamoDB keeps its data itself");
        }
        if (ON.contains(text(Option.DEMO))) {
            requireNotBoth(Option.REPLAY, Option.DEMO, "a replay takes the place of the demo");
        }
        requireWith(Option.RATE, isSet(Option.REPLAY), "with a replay; name its log by -D" + Option.REPLAY.property());
        requireWith(Option.SEED, isSet(Option.RATE), "with a rater; add -D" + Option.RATE.property() + " to a replay");
        if (text(Option.DEMO).equals("make")) {
            for (var other : List.of(Option.DATA, Option.FRESH, Option.DYNAMODB, Option.PORT, Option.DESK_PORT)) {
                requireNotBoth(Option.DEMO, other, "the demo is made on hosts of its own");
            }
        }
    }

    private void requireNotBoth(Option one, Option other, String reason) {
        if (isSet(one) && isSet(other)) {
            throw new IllegalArgumentException("-D" + one.property() + " and -D" + other.property()
                    + " do not go together because " + reason + "; leave one of them away.");
        }
    }

    private void requireWith(Option option, boolean fulfilled, String condition) {
        if (isSet(option) && !fulfilled) {
            throw new IllegalArgumentException("-D" + option.property() + " works only " + condition
                    + ", or leave -D" + option.property() + " away.");
        }
    }

    private void require(Option option, String pattern, String fault) {
        if (given.containsKey(option) && !text(option).matches(pattern)) {
            throw wrong(option, fault);
        }
    }

    private IllegalArgumentException wrong(Option option, String fault) {
        return new IllegalArgumentException("-D" + option.property() + "=" + text(option) + " " + fault + ".");
    }
}
