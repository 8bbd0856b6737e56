package org.resonanz.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.resonanz.platform.mail.Address;
import org.resonanz.platform.texts.PlainText;

/**
 * Reads a JSON body member by member and collects what is wrong with it. Call {@link #verify()} when all is read:
 * it refuses the body with all its faults, unknown members included, so that nothing sent is silently lost.
 */
public final class Body {
    private static final JsonFactory JSON_FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern CONTROL_BUT_LINES = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    /** UTF-8 has no form for half a character, so it would come back as another text. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

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

    /** The request's body, which must be a JSON object. */
    public static Body of(ApiRequest request) {
        return parse(request.text());
    }

    /** The request's body, where no body means an object without members. */
    public static Body optional(ApiRequest request) {
        var text = request.text();
        return parse(text.isBlank() ? "{}" : text);
    }

    private static Body parse(String text) {
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

    /** One line of text, stripped; null where it is absent and need not be there. */
    public String line(String name, int longest, boolean required) {
        return text(name, longest, required, CONTROL, false);
    }

    /** Text of several lines, line ends as line feeds; null where it is absent or blank. */
    public String lines(String name, int longest) {
        return text(name, longest, false, CONTROL_BUT_LINES, true);
    }

    /**
     * Reads a text of a given form.
     *
     * @param fault key of the text that says what form it must have
     * @return null where it is absent and need not be there, and where it is faulty
     */
    public String matching(String name, Pattern form, int longest, String fault, boolean required) {
        var text = line(name, longest, required);
        return text == null || form.matcher(text).matches() ? text : fault(name, fault);
    }

    /** A normalised mail address. */
    public String address(String name, boolean required) {
        var text = line(name, Address.LONGEST, required);
        return text == null ? null : Address.parse(text).map(Address::text).orElseGet(() -> fault(name, "address"));
    }

    /** A list of normalised mail addresses; empty where it is absent. */
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

    /** A list of texts; empty where it is absent or faulty. */
    public List<String> texts(String name, int most) {
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

    /** A whole number in a range; null where it is absent and need not be there. */
    public Integer number(String name, int least, int most, boolean required) {
        var value = member(name);
        if (value == null) {
            return required ? fault(name, "required") : null;
        }
        return value instanceof Integer number && number >= least && number <= most
                ? number
                : fault(name, "number", least, most);
    }

    /** One of some words; null where it is absent and need not be there. */
    public String word(String name, List<String> words, boolean required) {
        var value = line(name, 100, required);
        return value == null || words.contains(value) ? value : fault(name, "word", String.join(", ", words));
    }

    /** A list of different words out of some, at least one. */
    public List<String> words(String name, List<String> words) {
        var value = member(name);
        if (value == null) {
            return fault(name, "required");
        }
        if (value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(
                word -> word instanceof String text && words.contains(text))) {
            return list.stream().map(Object::toString).distinct().toList();
        }
        return fault(name, "words", String.join(", ", words));
    }

    /** An inner object; null where it is absent. */
    public Body object(String name) {
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

    /** Notes a fault of a member; answers null, so that reading goes on. */
    public <T> T fault(String name, String key, Object... arguments) {
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

    private Object member(String name) {
        read.add(name);
        return members.get(name);
    }

    private String text(String name, int longest, boolean required, Pattern forbidden, boolean lines) {
        var value = member(name);
        if (value == null) {
            return required ? fault(name, "required") : null;
        }
        if (!(value instanceof String raw)) {
            return fault(name, "text");
        }
        var text = (lines ? raw.replace("\r\n", "\n") : raw).strip();
        if (PlainText.isBlank(text)) {
            return required ? fault(name, "required") : null;
        }
        if (text.codePointCount(0, text.length()) > longest) {
            return fault(name, "too-long", longest);
        }
        return forbidden.matcher(text).find() || LONE_SURROGATE.matcher(text).find() ? fault(name, "control") : text;
    }

    private static boolean isAddress(Object value) {
        return value instanceof String text && Address.parse(text).isPresent();
    }
}
