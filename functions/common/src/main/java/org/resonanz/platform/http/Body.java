package org.resonanz.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.mail.Address;
import org.resonanz.platform.texts.PlainText;

/**
 * Reads a JSON body member by member and collects its faults. Call {@link #verify()} when all is read: it refuses the
 * body with all its faults, unknown members included, so that nothing sent is silently lost. A binding to records would
 * tell of the first fault alone.
 */
public final class Body {
    private static final JsonFactory JSON_FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Map<?, ?> members;
    private final String pointer;
    private final List<Problem.Fault> faults;
    private final Set<String> read = new LinkedHashSet<>();
    private final List<Body> inner = new ArrayList<>();

    private Body(Map<?, ?> members, String pointer, List<Problem.Fault> faults) {
        this.members = members;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** Returns the request's body, which must be a JSON object. */
    public static Body of(ApiRequest request) {
        return parse(request.text());
    }

    /** Returns the request's body, where no body means an object without members. */
    public static Body optional(ApiRequest request) {
        var text = request.text();
        return parse(text.isBlank() ? "{}" : text);
    }

    /** Returns a body that is given as a text, which must be a JSON object. */
    public static Body parse(String text) {
        try (var parser = JSON_FACTORY.createParser(text)) {
            var value = parser.nextToken() == null ? null : JSON.std.anyFrom(parser);
            if (text.isBlank() || parser.nextToken() != null) {
                throw Problem.of(400, "not-json");
            }
            if (value instanceof Map<?, ?> map) {
                return new Body(map, "", new ArrayList<>());
            }
            throw Problem.of(400, "not-an-object");
        } catch (JsonProcessingException broken) {
            throw Problem.of(400, "not-json");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads one line of text, stripped; null where it is absent or faulty. */
    public @Nullable String line(String name, int longest) {
        return text(name, longest, false);
    }

    /** Reads one line of text that must be there, stripped; empty where it is not or is faulty. */
    public String requiredLine(String name, int longest) {
        return required(name, line(name, longest), "");
    }

    /** Reads text of several lines, line ends as line feeds; null where it is absent, blank or faulty. */
    public @Nullable String lines(String name, int longest) {
        return text(name, longest, true);
    }

    /** Reads text of several lines that must be there; empty where it is not or is faulty. */
    public String requiredLines(String name, int longest) {
        return required(name, lines(name, longest), "");
    }

    /**
     * Reads a text of a given form.
     *
     * @param fault key of the text that says what form it must have
     * @return null where it is absent or faulty
     */
    public @Nullable String matching(String name, Pattern form, int longest, String fault) {
        var text = line(name, longest);
        return text == null || form.matcher(text).matches() ? text : fault(name, fault);
    }

    /** Reads a text of a given form that must be there; empty where it is not or is faulty. */
    public String requiredMatching(String name, Pattern form, int longest, String fault) {
        return required(name, matching(name, form, longest, fault), "");
    }

    /** Reads a normalised mail address; null where it is absent or faulty. */
    public @Nullable String address(String name) {
        var text = line(name, Address.LONGEST);
        return text == null ? null : Address.parse(text).map(Address::text).orElseGet(() -> fault(name, "address"));
    }

    /** Reads a normalised mail address that must be there; empty where it is not or is faulty. */
    public String requiredAddress(String name) {
        return required(name, address(name), "");
    }

    /** Reads a list of normalised mail addresses; empty if it is absent. */
    public List<String> addresses(String name, int most) {
        var value = member(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > most || !list.stream().allMatch(Body::isAddress)) {
            fault(name, "addresses", most);
            return List.of();
        }
        return list.stream().flatMap(address -> Address.parse((String) address).stream()).map(Address::text).distinct()
                .toList();
    }

    /** Reads a list of texts that must be there; empty where it is not or is faulty. */
    public List<String> requiredTexts(String name, int most) {
        var value = member(name);
        if (value == null) {
            fault(name, "required");
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > most
                || !list.stream().allMatch(String.class::isInstance)) {
            fault(name, "texts", most);
            return List.of();
        }
        return list.stream().map(String.class::cast).toList();
    }

    /** Reads a list of lines of text, each stripped and once; empty if it is absent or faulty. */
    public List<String> lineList(String name, int most, int longest) {
        var value = member(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > most
                || !list.stream().allMatch(line -> isLine(line, longest))) {
            fault(name, "lines", most, longest);
            return List.of();
        }
        return list.stream().map(line -> ((String) line).strip()).distinct().toList();
    }

    /**
     * Reads an object whose members are lines of text that must be there, stripped; empty where it is not or is faulty.
     *
     * @param most    the most members
     * @param longest the most characters of a name and of a value
     */
    public Map<String, String> requiredLineMap(String name, int most, int longest) {
        var value = member(name);
        if (!(value instanceof Map<?, ?> map) || map.size() > most || !map.entrySet().stream()
                .allMatch(entry -> isLine(entry.getKey(), longest) && isLine(entry.getValue(), longest))) {
            fault(name, value == null ? "required" : "line-map", most, longest);
            return Map.of();
        }
        var lines = new LinkedHashMap<String, String>();
        map.forEach((key, line) -> lines.put(key.toString().strip(), line.toString().strip()));
        return lines;
    }

    private static boolean isLine(@Nullable Object value, int longest) {
        return value instanceof String text && PlainText.isOneLine(text) && !PlainText.isBlank(text)
                && text.strip().codePointCount(0, text.strip().length()) <= longest;
    }

    /** Reads a whole number in a range; null where it is absent or faulty. */
    public @Nullable Integer number(String name, int least, int most) {
        var value = member(name);
        return value == null || (value instanceof Integer number && number >= least && number <= most)
                ? (Integer) value
                : fault(name, "number", least, most);
    }

    /** Reads a whole number in a range that must be there; the least where it is not or is faulty. */
    public int requiredNumber(String name, int least, int most) {
        return required(name, number(name, least, most), least);
    }

    /** Reads a calendar day in a range that must be there; the first where it is not or is faulty. */
    public LocalDate requiredDay(String name, LocalDate first, LocalDate last) {
        var text = requiredLine(name, 100);
        try {
            var day = text.isEmpty() ? first : LocalDate.parse(text);
            if (!day.isBefore(first) && !day.isAfter(last)) {
                return day;
            }
        } catch (DateTimeParseException faulty) {
            // It is no day of the range either.
        }
        fault(name, "day", first.toString(), last.toString());
        return first;
    }

    /** Reads true or false; false where it is absent or faulty. */
    public boolean flag(String name) {
        var value = member(name);
        if (value != null && !(value instanceof Boolean)) {
            fault(name, "flag");
        }
        return Boolean.TRUE.equals(value);
    }

    /** Reads one of some words that must be there; the first where it is not or is faulty. */
    public String requiredWord(String name, List<String> words) {
        var value = requiredLine(name, 100);
        if (!value.isEmpty() && !words.contains(value)) {
            fault(name, "word", String.join(", ", words));
        }
        return words.contains(value) ? value : words.getFirst();
    }

    /** Notes the fault where a member is not there; what stands in for it is never used, as the body is refused. */
    private <T> T required(String name, @Nullable T value, T standIn) {
        if (value == null && isMissing(name)) {
            fault(name, "required");
        }
        return value == null ? standIn : value;
    }

    /** Returns true where a member is absent or shows nothing; one that is faulty has its fault already. */
    private boolean isMissing(String name) {
        return members.get(name) == null || (members.get(name) instanceof String text && PlainText.isBlank(text));
    }

    /** Reads an inner object; null if it is absent. */
    public @Nullable Body object(String name) {
        var value = member(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            var body = new Body(map, pointer + "/" + name, faults);
            inner.add(body);
            return body;
        }
        return fault(name, "object");
    }

    /** Reads a list of inner objects; empty if it is absent or faulty. */
    public List<Body> objects(String name, int most) {
        var value = member(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || list.size() > most || !list.stream().allMatch(Map.class::isInstance)) {
            fault(name, "objects", most);
            return List.of();
        }
        var bodies = new ArrayList<Body>();
        for (var one : list) {
            bodies.add(new Body((Map<?, ?>) one, pointer + "/" + name + "/" + bodies.size(), faults));
        }
        inner.addAll(bodies);
        return bodies;
    }

    /** Returns true if one of some members is there. */
    public boolean hasAny(String... names) {
        return Arrays.stream(names).map(this::member).anyMatch(Objects::nonNull);
    }

    /** Notes a fault of a member; returns null, so that reading goes on. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // Null is of any type.
    public <T> @Nullable T fault(String name, String key, Object... arguments) {
        faults.add(Problem.Fault.of(pointer + "/" + name, key, arguments));
        return null;
    }

    /** Refuses the body where anything was wrong with it. */
    public void verify() {
        unknown();
        if (!faults.isEmpty()) {
            throw Problem.faulty(400, "faulty-body", faults);
        }
    }

    private void unknown() {
        for (var name : members.keySet()) {
            if (!read.contains(name.toString())) {
                fault(name.toString().replace("~", "~0").replace("/", "~1"), "unknown");
            }
        }
        inner.forEach(Body::unknown);
    }

    private @Nullable Object member(String name) {
        read.add(name);
        return members.get(name);
    }

    private @Nullable String text(String name, int longest, boolean lines) {
        var value = member(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String raw)) {
            return fault(name, "text");
        }
        var text = (lines ? raw.replace("\r\n", "\n") : raw).strip();
        if (PlainText.isBlank(text)) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return fault(name, "too-long", longest);
        }
        var isClean = lines ? !PlainText.hasControl(text) : PlainText.isOneLine(text);
        return isClean ? text : fault(name, "control");
    }

    private static boolean isAddress(Object value) {
        return value instanceof String text && Address.parse(text).isPresent();
    }
}
