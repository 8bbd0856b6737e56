package org.resonanz.platform.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.platform.texts.Texts;

/**
 * A refusal, sent as problem details (RFC 9457) in the caller's language. Its texts stand under its key, those of
 * the platform's own refusals in {@code problems.properties} beside this class.
 */
public final class Problem extends RuntimeException {
    /** A fault of a body: the JSON pointer (RFC 6901) to it, and the key and arguments of its text. */
    public record Fault(String pointer, String key, List<Object> arguments) {
        public Fault {
            arguments = List.copyOf(arguments);
        }

        public static Fault of(String pointer, String key, Object... arguments) {
            return new Fault(pointer, key, List.of(arguments));
        }
    }

    private final int status;
    private final String key;
    private final transient Object[] arguments;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> state;

    private Problem(int status, String key, Object[] arguments, List<Fault> faults, Map<String, Object> state) {
        super(key, null, false, false);
        this.status = status;
        this.key = key;
        this.arguments = arguments;
        this.faults = faults;
        this.state = state;
    }

    /** Returns a refusal whose text takes some arguments. */
    public static Problem of(int status, String key, Object... arguments) {
        return new Problem(status, key, arguments, List.of(), Map.of());
    }

    /** Returns the refusal of a body, query or header, with all its faults. */
    public static Problem faulty(int status, String key, List<Fault> faults) {
        return new Problem(status, key, new Object[0], faults, Map.of());
    }

    /** Returns the refusal of a conflict, with the state that it conflicts with. */
    public static Problem conflict(String key, String member, Map<String, Object> state, Object... arguments) {
        return new Problem(409, key, arguments, List.of(), Map.of(member, state));
    }

    /** Returns the refusal of what does not exist or may not be seen: the two cannot be told apart. */
    public static Problem notFound() {
        return of(404, "not-found");
    }

    public int status() {
        return status;
    }

    /**
     * Returns the response in the language of some texts.
     *
     * @param texts the texts of refusals that are not the platform's own
     */
    public ApiResponse response(Texts texts) {
        var own = Texts.of("org.resonanz.platform.http.problems", texts.language());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:resonanz:problem:" + key);
        body.put("title", text(own, texts, key + ".title"));
        body.put("status", status);
        body.put("detail", text(own, texts, key + ".detail", arguments));
        if (!faults.isEmpty()) {
            body.put("errors", faults.stream().map(fault -> Map.of("pointer", fault.pointer(),
                    "detail", text(own, texts, "fault." + fault.key(), fault.arguments().toArray()))).toList());
        }
        body.putAll(state);
        return ApiResponse.of(status, "application/problem+json", ApiResponse.write(body))
                .with("content-language", texts.language().tag());
    }

    private static String text(Texts own, Texts others, String key, Object... arguments) {
        return (own.has(key) ? own : others).get(key, arguments);
    }
}
