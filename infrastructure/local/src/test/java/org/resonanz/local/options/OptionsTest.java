package org.resonanz.local.options;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.local.state.HostData;
import org.resonanz.template.Template;

/** Tests that wrong options are refused in one sentence that says what to do. */
class OptionsTest {
    private static final Path SOURCE = Path.of("src/main/java/org/resonanz/local/options/OptionsCheck.java");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "prot=1 | There is no option -Dresonanz.prot; write -Dresonanz.port if you mean that one.",
        "deskport=1 | There is no option -Dresonanz.deskport; write -Dresonanz.deskPort if you mean that one.",
        "fersh=true | There is no option -Dresonanz.fersh; write -Dresonanz.fresh if you mean that one.",
        "dynamoDB=x | There is no option -Dresonanz.dynamoDB; write -Dresonanz.dynamodb if you mean that one.",
        "port=x | -Dresonanz.port=x is no port; give a number up to 65535.",
        "deskPort=65536 | -Dresonanz.deskPort=65536 is no port; give a number up to 65535.",
        "port=-1 | -Dresonanz.port=-1 is no port; give a number up to 65535.",
        "seed=x | -Dresonanz.seed=x is no seed; give a whole number of up to 18 digits.",
        "demo=maybe | -Dresonanz.demo=maybe is unknown; write off for an empty company, make to make the demo anew, "
                + "or leave it away.",
        "rate=1 | -Dresonanz.rate=1 has no value; write -Dresonanz.rate alone, or leave it away.",
        "dynamodb=8000 | -Dresonanz.dynamodb=8000 is no endpoint; give an address such as http://localhost:8000.",
        "replay=missing.csv | -Dresonanz.replay=missing.csv is not there; name the CSV file of a log.",
        "replay=src | -Dresonanz.replay=src is no file that can be read; name the CSV file of a log.",
        "replay=pom.xml | -Dresonanz.replay=pom.xml is no log; its first line must name the columns "
                + "at,event,externalId,requester,customerTeam,team,subject."})
    void a_wrong_option_is_refused_in_a_sentence(String given, String sentence) {
        assertRefused(sentence, given);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "port=9000 deskPort=9000 | The API and the desk cannot both have port 9000; give one of them another port by "
                + "-Dresonanz.port or -Dresonanz.deskPort.",
        "port=8081 | The API and the desk cannot both have port 8081; give one of them another port by "
                + "-Dresonanz.port or -Dresonanz.deskPort.",
        "replay=src/test/resources/log.csv data=x | -Dresonanz.replay and -Dresonanz.data do not go together "
                + "because a replay begins "
                + "anew each time and keeps no data; leave one of them away.",
        "replay=src/test/resources/log.csv fresh=true | -Dresonanz.replay and -Dresonanz.fresh do not go together "
                + "because a replay begins "
                + "anew each time and keeps no data; leave one of them away.",
        "dynamodb=http://localhost:1 data=x | -Dresonanz.dynamodb and -Dresonanz.data do not go together because "
                + "another DynamoDB keeps its data itself; leave one of them away.",
        "replay=src/test/resources/log.csv demo=make | -Dresonanz.replay and -Dresonanz.demo do not go together "
                + "because a replay takes "
                + "the place of the demo; leave one of them away.",
        "rate=true | -Dresonanz.rate works only with a replay; name its log by -Dresonanz.replay, or leave "
                + "-Dresonanz.rate away.",
        "seed=1 | -Dresonanz.seed works only with a rater; add -Dresonanz.rate to a replay, or leave -Dresonanz.seed "
                + "away.",
        "demo=make fresh=true | -Dresonanz.demo and -Dresonanz.fresh do not go together because the demo is made on "
                + "hosts of its own; leave one of them away."})
    void options_that_contradict_each_other_are_refused_in_a_sentence(String given, String sentence) {
        assertRefused(sentence, given.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "port=0 deskPort=0", "port=65535 deskPort=1", "fresh=true", "fresh=false", "demo=true",
        "demo=off", "demo=make", "replay=src/test/resources/log.csv",
        "replay=src/test/resources/log.csv rate=true seed=-7 exit=true",
        "replay=src/test/resources/log.csv demo=off", "dynamodb=http://localhost:8000", "data=target/not/yet/there",
        "data= replay= seed="})
    void options_that_are_right_and_fit_together_are_accepted(String given) {
        assertDoesNotThrow(() -> options(given.split(" ")));
    }

    @Test
    void options_have_their_values_or_the_usual_ones() {
        var given = options("port=1", "demo=off", "fresh=true");
        assertEquals(1, given.port());
        assertEquals(8081, given.deskPort());
        assertTrue(given.isSet(Option.FRESH));
        assertFalse(given.isSet(Option.DEMO));
        assertFalse(given.isSet(Option.RATE));
        assertEquals(7, options("replay=src/test/resources/log.csv", "rate=true", "seed=7").seed());
    }

    @Test
    void data_cannot_lie_in_a_file() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        for (var data : new Path[]{file, file.resolve("below")}) {
            assertRefused("-Dresonanz.data=" + data + " cannot be a folder because " + file
                    + " is a file; name another one.", "data=" + data);
        }
    }

    @Test
    void data_cannot_lie_where_nobody_may_write() throws IOException {
        assertTrue(folder.toFile().setWritable(false));
        assumeFalse(Files.isWritable(folder), "The superuser may write everywhere.");
        assertRefused("-Dresonanz.data=" + folder + " cannot be written; name another folder.", "data=" + folder);
    }

    @ParameterizedTest
    @CsvSource({"port, the API", "deskPort, the desk"})
    void a_taken_port_is_refused_before_anything_is_built(String option, String purpose) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertEquals("Port " + port + " for " + purpose
                    + " is taken; end what uses it, or choose another one by -Dresonanz." + option + ".",
                    run("resonanz." + option + "=" + port));
        }
    }

    @ParameterizedTest
    @CsvSource({"off, changes", "true, changes", "off fresh=true,", ","})
    void how_to_begin_is_refused_before_anything_is_built_where_data_are_kept_on(String demo, String refusal)
            throws Exception {
        Files.writeString(folder.resolve("host.jsonl"), "");
        var given = demo == null ? "" : "\nresonanz.demo=" + demo.replace(" ", "\nresonanz.");
        assertEquals(refusal == null
                ? ""
                : "-Dresonanz.demo=" + demo + " changes nothing because " + folder + " holds data already; add "
                        + "-Dresonanz.fresh to delete them, or leave -Dresonanz.demo away.",
                run("resonanz.port=0\nresonanz.deskPort=0\nresonanz.data=" + folder + given));
    }

    @Test
    void a_folder_that_another_host_uses_is_refused_before_anything_is_built() throws Exception {
        var options = "resonanz.port=0\nresonanz.deskPort=0\nresonanz.data=" + folder;
        HostData.open(folder, false).close();
        assertEquals("", run(options));
        try (var _ = HostData.open(folder, false)) {
            assertEquals("Another host runs on the data in " + folder
                    + "; end it first, or name another folder by -Dresonanz.data.", run(options));
        }
    }

    @Test
    void the_check_runs_from_source_and_says_nothing_if_all_is_right() throws Exception {
        assertEquals("", run("resonanz.port=0\nresonanz.deskPort=0\nmaven.test.skip=true"));
        assertEquals("There is no option -Dresonanz.prot; write -Dresonanz.port if you mean that one.",
                run("resonanz.prot=1"));
    }

    /** Maven hands to the host only what its module names. */
    @Test
    void maven_hands_each_option_to_the_host() throws IOException {
        var pom = Files.readString(Template.find().resolveSibling("infrastructure/local/pom.xml"));
        assertEquals(Arrays.stream(Option.values()).map(Option::property).collect(Collectors.toSet()),
                Pattern.compile("<argument>-D(resonanz\\.\\w+)=\\$\\{\\1}</argument>").matcher(pom).results()
                        .map(found -> found.group(1)).collect(Collectors.toSet()));
    }

    private static void assertRefused(String sentence, String... given) {
        assertEquals(sentence, assertThrows(IllegalArgumentException.class, () -> options(given)).getMessage());
    }

    private static Options options(String... given) {
        return Options.of(Arrays.stream(given).map(one -> one.split("=", 2)).filter(one -> one.length == 2)
                .collect(Collectors.toMap(one -> "resonanz." + one[0], one -> one[1])));
    }

    /** Returns the sentence of the check that Maven runs from source. */
    private String run(String properties) throws Exception {
        var file = Files.writeString(folder.resolve("options.properties"), properties);
        var sentence = folder.resolve("refusal.txt");
        var check = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", SOURCE.toString(), file.toString(), sentence.toString())
                .redirectErrorStream(true).start();
        assertEquals("", new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, check.waitFor());
        return Files.readString(sentence);
    }
}
