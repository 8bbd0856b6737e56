package org.resonanz.chaos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** The seeds of targets, in the folders where Jazzer looks for them, and inputs that follow from them. */
final class Seeds {
    /** Pieces of which parsers are seldom told. */
    private static final List<byte[]> PIECES = List.of("\\ud800", "\\u0000", "\u2028", "\uFEFF", "\u00A0", "%", "%00",
            "%zz", "%ED%A0%80", "null", "[", "{", "[[[[[[[[", "{\"a\":", "1e999", "-0", "9999999999999999999",
            "1e-400", "true", "\"", "\r\n", "\n", ";", "=", "&", "+", ",", "+999999999-12-31T23:59:59.999Z",
            "-999999999-01-01", "2026-02-30", "\uD83D\uDE00", "=1+1", "..", "#", "|", "~", ":").stream()
            .map(piece -> piece.getBytes(UTF_8)).toList();
    private static final int MOST_CHANGES = 4;

    private Seeds() {}

    /** Returns the seeds of a target, sorted by the names of their files. */
    static List<byte[]> of(Class<?> target) {
        var folder = target.getSimpleName() + "Inputs/fuzz";
        var url = Objects.requireNonNull(target.getResource(folder), folder);
        try (var files = Files.list(Path.of(url.toURI()))) {
            var seeds = new ArrayList<byte[]>();
            for (var file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
            return seeds;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns a seed with one to four changes. */
    static byte[] changed(List<byte[]> seeds, Random random) {
        var input = any(seeds, random);
        for (var changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            input = changedOnce(input, seeds, random);
        }
        return input;
    }

    private static byte[] changedOnce(byte[] input, List<byte[]> seeds, Random random) {
        var from = random.nextInt(input.length + 1);
        var to = Math.min(input.length, from + random.nextInt(9));
        return switch (random.nextInt(7)) {
            case 0 -> replaced(input, from, to, new byte[0]);
            case 1 -> replaced(input, from, from, any(PIECES, random));
            case 2 -> replaced(input, from, to, any(PIECES, random));
            case 3 -> replaced(input, from, Math.min(input.length, from + 1), new byte[]{(byte) random.nextInt(256)});
            case 4 -> replaced(input, from, input.length, tail(any(seeds, random), random));
            case 5 -> replaced(input, from, from, repeated(Arrays.copyOfRange(input, from, to), random.nextInt(200)));
            default -> replaced(input, from, input.length, new byte[0]);
        };
    }

    private static byte[] any(List<byte[]> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static byte[] tail(byte[] input, Random random) {
        return Arrays.copyOfRange(input, random.nextInt(input.length + 1), input.length);
    }

    private static byte[] repeated(byte[] part, int times) {
        var all = new ByteArrayOutputStream();
        for (var count = 0; count < times; count++) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        var all = new ByteArrayOutputStream();
        all.write(input, 0, from);
        all.writeBytes(by);
        all.write(input, to, input.length - to);
        return all.toByteArray();
    }
}
