package org.resonanz.rehearsal.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Test;

class RatingLinkTest {
    private static final String PAGE = "http://localhost:8080/ratings/AQNrZXk";

    @Test
    void another_query_leaves_the_token_as_it_is() {
        assertEquals(URI.create(PAGE + "?show=not-done"),
                RatingLink.withQuery(URI.create(PAGE + "?rating=1"), "show=not-done"));
        assertEquals(URI.create(PAGE + "?rating=4"), RatingLink.withQuery(URI.create(PAGE), "rating=4"));
    }
}
