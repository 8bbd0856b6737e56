package org.resonanz.bench.coldstart;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this machine starts functions with. */
final class Machine {
    /** The jars that Lambda's managed runtime brings. */
    private static final List<String> RUNTIME = List.of("aws-lambda-java-runtime-interface-client",
            "aws-lambda-java-core", "aws-lambda-java-serialization", "utils-lite");

    private Machine() {}

    /** Returns the words that hold a process on one core; none where there is no {@code taskset}. */
    static List<String> oneCore() {
        var installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
        return installed ? List.of("taskset", "-c", "0") : List.of();
    }

    /** Returns the JVM that this program runs on. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns the class path of the managed runtime. */
    static String runtime() {
        return RUNTIME.stream().map(name -> jar(name).toString()).collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns the jar on this program's own class path whose name begins so. */
    static Path jar(String name) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(path -> String.valueOf(path.getFileName()).startsWith(name + "-")).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + name + " on the class path."));
    }

    /** Returns the folder that this program's own classes lie in, which has to be one. */
    static Path classes(Class<?> one) {
        try {
            return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
