package org.resonanz.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The name of a state that the API shows, by which a caller notices that somebody else has changed it since. */
public final class StateVersion {
    /** The version of what nobody has stored yet. */
    public static final String NEVER = "0";
    /** The most characters of a version in a body. */
    public static final int LONGEST = 250;

    private static final int BYTES = 16;

    private StateVersion() {}

    /** Returns the version of a state: the same for the same members, however they are ordered. */
    public static String of(Map<String, ?> json) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(ApiResponse.write(sorted(json)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> sorted(Map<?, ?> json) {
        var sorted = new TreeMap<String, Object>();
        json.forEach((name, value) -> sorted.put(name.toString(), canonical(value)));
        return sorted;
    }

    private static @Nullable Object canonical(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> sorted(map);
            case List<?> list -> list.stream().map(StateVersion::canonical).toList();
            case null, default -> value;
        };
    }
}
