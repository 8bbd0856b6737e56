package org.resonanz.manageresults;

import java.util.List;
import java.util.Map;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;

/** The doors of the function as an admin uses them. */
record Doors(ManageResultsHandler handler) {

    Response get(String path) {
        return HttpEvent.of("GET " + path).as("dora", "admin").claim("locale", "de").sendTo(handler);
    }

    Response put(String route, String id, String body) {
        return HttpEvent.of("PUT " + route, id).as("dora", "admin").claim("locale", "de").body(body).sendTo(handler);
    }

    Response draw(String body) {
        return HttpEvent.of("POST /trainings/draws").as("dora", "admin").claim("locale", "de").body(body)
                .sendTo(handler);
    }

    Response training(String id, String more, String... cohorts) {
        return put("/trainings/{id}", id, "{\"name\": \"Zuhören\", \"change\": \"Wer fragt, weiß bald Bescheid.\", "
                + "\"cohorts\": [" + String.join(",", cohorts) + "]" + more + "}");
    }

    Response outcome(String id, String units) {
        return put("/outcomes/{id}", id, "{\"name\": \"Fehltage\", \"unit\": \"Tage\", \"better\": \"lower\", "
                + "\"theme\": \"people\", \"unitsAre\": \"" + units + "\"}");
    }

    Response values(String id, String csv) {
        return put("/outcomes/{id}/values", id, csv);
    }

    Response hypothesis(String id, String outcomeId, String service, int lag, String more) {
        return put("/hypotheses/{id}", id, "{\"outcomeId\": \"" + outcomeId + "\", \"service\": \"" + service
                + "\", \"lag\": " + lag + more + "}");
    }

    static String cohort(String quarter, String... teams) {
        return "{\"quarter\": \"" + quarter + "\", \"teams\": [\"" + String.join("\", \"", teams) + "\"]}";
    }

    static List<Object> pointers(Response response) {
        return ((List<?>) response.get("errors")).stream().<Object>map(error -> ((Map<?, ?>) error).get("pointer"))
                .toList();
    }

    /** Returns the end of a refusal's type. */
    static String problem(Response response) {
        return String.valueOf(response.get("type")).replace("urn:resonanz:problem:", "");
    }
}
