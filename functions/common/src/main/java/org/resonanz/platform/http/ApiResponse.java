package org.resonanz.platform.http;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A response in the HTTP API's payload format 2.0. */
public record ApiResponse(int status, Map<String, String> headers, List<String> cookies, String body) {
    /** Members without a value are null, so that responses always have the same shape. */
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    public ApiResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        cookies = List.copyOf(cookies);
    }

    /** Returns a JSON response that no cache may keep. */
    public static ApiResponse json(int status, Map<String, ?> body) {
        return of(status, "application/json", write(body));
    }

    /** Returns a response that no cache may keep, whose type no browser may guess, and that no page may frame. */
    public static ApiResponse of(int status, String contentType, String body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", contentType);
        headers.put("cache-control", "no-store");
        headers.put("x-content-type-options", "nosniff");
        headers.put("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
        // Browsers that do not know frame-ancestors read this.
        headers.put("x-frame-options", "DENY");
        return new ApiResponse(status, headers, List.of(), body);
    }

    /** Returns a copy of the response with another header. */
    public ApiResponse with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, cookies, body);
    }

    /** Returns a copy of the response that sets a cookie. */
    public ApiResponse withCookie(String cookie) {
        return new ApiResponse(status, headers, List.of(cookie), body);
    }

    /** Writes the response as the HTTP API reads it. */
    public void writeTo(OutputStream output) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("statusCode", status);
        json.put("headers", headers);
        if (!cookies.isEmpty()) {
            json.put("cookies", cookies);
        }
        json.put("body", body);
        json.put("isBase64Encoded", false);
        JSON.std.write(json, output);
    }

    static String write(Map<String, ?> body) {
        try {
            return WITH_NULLS.asString(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
