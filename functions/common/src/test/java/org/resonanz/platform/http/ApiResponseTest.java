package org.resonanz.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

class ApiResponseTest {

    static Stream<ApiResponse> everything() {
        var csv = new ApiRequest(null, "GET /scores", Map.of(), Map.of(), Map.of("accept", "text/csv"), List.of(),
                RequestBody.of(new byte[0]), Map.of(), "https://api.example");
        return Stream.of(ApiResponse.json(200, Map.of()), ApiResponse.of(200, "text/plain", ""),
                Problem.notFound().response(Texts.of("org.resonanz.api.problems", Language.GERMAN)),
                new CsvTable("teams", List.of("name")).respond(csv, Map.of(), List.of()),
                new PageFrame(Organisation.unnamed(), Language.GERMAN, "Danke", "message").around(200, output -> {}),
                PageFrame.seeOther("elsewhere"));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothing_is_framed_guessed_at_or_kept(ApiResponse response) {
        assertEquals("nosniff", response.headers().get("x-content-type-options"));
        assertEquals("DENY", response.headers().get("x-frame-options"));
        assertEquals("no-store", response.headers().get("cache-control"));
        var policy = response.headers().get("content-security-policy");
        assertTrue(policy.startsWith("default-src 'none'; ") && policy.endsWith("; frame-ancestors 'none'"), policy);
    }
}
