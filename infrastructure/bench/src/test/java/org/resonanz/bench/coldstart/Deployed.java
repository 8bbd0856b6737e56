package org.resonanz.bench.coldstart;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.resonanz.bench.Triggers;
import org.resonanz.template.Template;

/**
 * A function as it is deployed: a folder with its package, and what the template says of it.
 *
 * @param name      of its events' files, such as {@code create-request}
 * @param options   the options of its JVM that stand in a variable
 * @param heap      the heap that Lambda gives it, MB
 * @param snapshots whether it has SnapStart
 * @param triggers  the names of its events' files, without ending, in the template's order
 */
record Deployed(String name, String handler, Path folder, String options, int heap, boolean snapshots,
        List<String> triggers) {
    private static final Path ROOT = Template.find().toAbsolutePath().getParent();

    Deployed {
        triggers = List.copyOf(triggers);
    }

    /** Returns all functions of the template, each in a folder below one. */
    static List<Deployed> all(Path below) {
        return Triggers.functions().stream().map(function -> of(function, below)).toList();
    }

    private static Deployed of(Template.Resource function, Path below) {
        var name = Triggers.name(function);
        var properties = function.properties();
        var folder = below.resolve(name);
        // Those of another build, such as an earlier one, may lie elsewhere.
        var others = System.getProperty("cold.jars", "");
        var code = others.isEmpty()
                ? ROOT.resolve(properties.text("CodeUri"))
                : Path.of(others).toAbsolutePath().resolve(name + ".jar");
        try {
            Files.createSymbolicLink(Files.createDirectories(folder.resolve("lib")).resolve("lambda.jar"), code);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var variables = properties.section("Environment").section("Variables");
        return new Deployed(name, properties.text("Handler"), folder, variables.text("JAVA_TOOL_OPTIONS"),
                properties.number("MemorySize", 1024) * 85 / 100,
                properties.section("SnapStart").text("ApplyOn").equals("PublishedVersions"), Triggers.of(function));
    }

    /**
     * Returns a function of this benchmark, with the options of another one, of which it takes the libraries.
     *
     * @param jars libraries that it has besides, or as they come
     */
    Deployed with(Class<?> handler, Path below, List<Path> jars) throws IOException {
        var folder = below.resolve(handler.getSimpleName());
        var jar = Files.createDirectories(folder.resolve("lib")).resolve("lambda.jar");
        try (var output = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            var names = new HashSet<String>();
            own(handler, output, names);
            for (var each : Stream.concat(jars.stream(), Stream.of(this.folder.resolve("lib/lambda.jar"))).toList()) {
                copy(each, output, names);
            }
        }
        return new Deployed(handler.getSimpleName(), handler.getName(), folder, options, heap, false, List.of());
    }

    /** Returns a function of this benchmark, with the options of another one and no libraries. */
    Deployed without(Class<?> handler, Path below) throws IOException {
        var folder = below.resolve(handler.getSimpleName());
        var jar = Files.createDirectories(folder.resolve("lib")).resolve("lambda.jar");
        try (var output = new ZipOutputStream(Files.newOutputStream(jar))) {
            own(handler, output, new HashSet<>());
        }
        return new Deployed(handler.getSimpleName(), handler.getName(), folder, options, heap, false, List.of());
    }

    private static void own(Class<?> handler, ZipOutputStream output, Set<String> names) throws IOException {
        var folder = handler.getPackageName().replace('.', '/') + "/";
        try (var files = Files.list(Machine.classes(handler).resolve(folder))) {
            for (var file : files.toList()) {
                add(folder + file.getFileName(), Files.readAllBytes(file), output, names);
            }
        }
    }

    /** Copies all of a jar but what is this project's own. */
    private static void copy(Path jar, ZipOutputStream output, Set<String> names) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
                if (!entry.getName().startsWith("org/resonanz/") && !entry.getName().contains("org.slf4j.spi")) {
                    try (var bytes = zip.getInputStream(entry)) {
                        add(entry.getName(), bytes.readAllBytes(), output, names);
                    }
                }
            }
        }
    }

    private static void add(String name, byte[] bytes, ZipOutputStream output, Set<String> names) throws IOException {
        if (names.add(name)) {
            output.putNextEntry(new ZipEntry(name));
            output.write(bytes);
        }
    }
}
