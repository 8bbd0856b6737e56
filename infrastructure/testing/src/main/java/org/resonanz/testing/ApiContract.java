package org.resonanz.testing;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.resonanz.template.OpenApi;
import org.resonanz.template.Template;

/**
 * Checks responses against the specification of the API. What it does not list, be it a route, a status, a media type
 * or a member, is a failure.
 */
public final class ApiContract {
    private static final String ID = "https://resonanz.example/openapi";

    private final Map<String, OpenApi.Node> operations;
    private final SchemaRegistry schemas;

    private ApiContract(OpenApi specification) throws IOException {
        operations = specification.operations();
        var json = JSON.std.asString(specification.root().value());
        schemas = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012(),
                registry -> registry.schemas(Map.of(ID, json))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    }

    /** Holds the one contract, which is read when the first response is checked. */
    private static final class Holder {
        static final ApiContract CONTRACT = read();

        private static ApiContract read() {
            try {
                return new ApiContract(OpenApi.read(OpenApi.beside(Template.find())));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /**
     * Requires that a response is one of those that the specification lists.
     *
     * @param routeKey such as {@code GET /requests/{id}}
     * @param headers  by name in lower case
     * @throws AssertionError that says what is not in the specification
     */
    public static void check(String routeKey, int status, Map<String, String> headers, String body) {
        Holder.CONTRACT.checkResponse(routeKey, status, headers, body);
    }

    /**
     * Requires that a JSON text is valid under a schema of the specification.
     *
     * @throws AssertionError that names the place and the faults
     */
    public static void checkJson(String place, OpenApi.Node schema, String json) {
        Holder.CONTRACT.checkSchema(place, schema, json);
    }

    /**
     * Returns the key of the route that a request takes; empty if there is none.
     *
     * @param path without a query
     */
    public static Optional<String> route(String method, String path) {
        return Holder.CONTRACT.operations.keySet().stream()
                .filter(key -> (method + " " + path).matches(key.replaceAll("\\{[^}]*}", "[^/]+")))
                .min(Comparator.comparingLong(key -> key.chars().filter(letter -> letter == '{').count()));
    }

    private void checkResponse(String routeKey, int status, Map<String, String> headers, String body) {
        var place = routeKey + ", " + status;
        var operation = operations.get(routeKey);
        if (operation == null) {
            throw new AssertionError(place + ": the specification has no such route.");
        }
        var responses = operation.child("responses").children();
        var response = responses.getOrDefault(String.valueOf(status), responses.get("default"));
        if (response == null) {
            throw new AssertionError(place + ": the specification has no such status.");
        }
        checkHeaders(place, response, headers);
        var type = headers.getOrDefault("content-type", "").split(";")[0].strip().toLowerCase(Locale.ROOT);
        var content = response.child("content").child(type);
        if (!content.exists()) {
            throw new AssertionError(place + ": the specification has no content of type \"" + type + "\".");
        }
        if (!routeKey.startsWith("HEAD ")) {
            checkSchema(place, content.child("schema"), type.endsWith("json") ? body : text(body));
        }
    }

    private void checkHeaders(String place, OpenApi.Node response, Map<String, String> headers) {
        response.child("headers").children().forEach((name, header) -> {
            var value = headers.get(name);
            if (value != null) {
                checkSchema(place + ", header " + name, header.child("schema"), text(value));
            } else if (header.text("required").equals("true")) {
                throw new AssertionError(place + ": the header " + name + " is missing.");
            }
        });
    }

    private void checkSchema(String place, OpenApi.Node schema, String json) {
        var location = SchemaLocation.of(ID + schema.pointer());
        var faults = schemas.getSchema(location).validate(json, InputFormat.JSON);
        if (!faults.isEmpty()) {
            throw new AssertionError(place + ": "
                    + faults.stream().map(fault -> fault.getInstanceLocation() + " " + fault.getMessage())
                            .collect(Collectors.joining("; "))
                    + " in " + json);
        }
    }

    private static String text(String text) {
        try {
            return JSON.std.asString(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
