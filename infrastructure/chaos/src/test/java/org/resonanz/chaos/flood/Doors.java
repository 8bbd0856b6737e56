package org.resonanz.chaos.flood;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.resonanz.capturefeedback.CaptureFeedbackHandler;
import org.resonanz.completerequest.CompleteRequestHandler;
import org.resonanz.createrequest.CreateRequestHandler;
import org.resonanz.readrequests.ReadRequestsHandler;
import org.resonanz.testing.Browser;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.TestContext;

/** One instance of each function that people call, as Lambda has it: for one call at a time. */
final class Doors {
    private final Company company;
    private final CreateRequestHandler create;
    private final CompleteRequestHandler complete;
    private final ReadRequestsHandler read;
    private final CaptureFeedbackHandler rate;

    Doors(Company company) {
        this.company = company;
        var environment = company.table().environment();
        var clock = company.clock();
        this.create = new CreateRequestHandler(environment, clock);
        this.complete = new CompleteRequestHandler(environment, clock);
        this.read = new ReadRequestsHandler(environment, clock);
        this.rate = new CaptureFeedbackHandler(environment, clock);
    }

    /** Sends an event, JSON text, as Lambda hands it over. */
    Answer send(RequestStreamHandler handler, String event) {
        try {
            var output = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output,
                    TestContext.MINUTE);
            company.answered(output.size());
            return Answer.of(output.toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends an event of a link to rate. */
    Answer link(String event) {
        return send(rate, event);
    }

    /** Somebody of marketing asks a team for something; returns the id. */
    UUID create(String person, String teamId, int number) {
        return id(send(create, HttpEvent.of("POST /requests").as(person, "team:marketing")
                .header("idempotency-key", teamId + number)
                .body("{\"teamId\": \"" + teamId + "\", \"subject\": \"Drucker klemmt, " + number + "\"}").json())
                .expect(201));
    }

    private static UUID id(Answer answer) {
        return UUID.fromString(String.valueOf(answer.get("id")));
    }

    /** A team does what it was asked for. */
    void complete(UUID id, String teamId) {
        send(complete, HttpEvent.of("POST /requests/{id}/completion", id.toString()).as("ben", "team:" + teamId)
                .withoutBody().json()).expect(200);
    }

    /** Returns the token of the link that a requester is shown. */
    String token(UUID id, String person) {
        var url = Objects.requireNonNull(send(read, HttpEvent.of("GET /requests/{id}", id.toString())
                .as(person, "team:marketing").json()).expect(200).get("ratingUrl")).toString();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** A person reads the form behind a link and sends it. */
    void rate(String token, Map<String, String> answers) {
        var browser = new Browser(rate);
        browser.send(HttpEvent.of("GET /ratings/{token}", token));
        company.clock().advance(Browser.READING);
        var rated = browser.send(HttpEvent.of("POST /ratings/{token}", token).form(browser.filled(answers)));
        if (rated.status() != 303) {
            throw new IllegalStateException(rated.status() + ": " + rated.body());
        }
    }

    /** Lists a person's own requests, the first page. */
    Answer list(String person) {
        return send(read, HttpEvent.of("GET /requests").as(person, "team:marketing").json()).expect(200);
    }

    /**
     * Reads a list of requests to its end; returns how many there are.
     *
     * @param event the event of the first page, which is changed
     */
    int readAll(HttpEvent event) {
        var count = 0;
        event.query("limit", "100");
        for (Object cursor = ""; cursor != null;) {
            var page = send(read, event.json()).expect(200);
            count += ((List<?>) Objects.requireNonNull(page.get("requests"))).size();
            cursor = page.get("nextCursor");
            if (cursor != null) {
                event.query("cursor", cursor.toString());
            }
        }
        return count;
    }
}
