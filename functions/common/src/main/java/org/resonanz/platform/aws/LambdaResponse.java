package org.resonanz.platform.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The size of Lambda's responses to API Gateway, in which the body is a text within JSON. */
public final class LambdaResponse {
    /** The most bytes of a response that Lambda allows. */
    public static final int MOST_BYTES = 6 * 1024 * 1024;

    private LambdaResponse() {}

    /** Returns the number of bytes that a value takes in the body of a response, as JSON within JSON. */
    public static int bytes(Object json) {
        try {
            return JSON.std.asString(JSON.std.asString(json)).getBytes(StandardCharsets.UTF_8).length;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
