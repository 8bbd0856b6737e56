package org.resonanz.chaos.company;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.resonanz.rehearsal.users.User;

/** What those who run the programme and lead teams do, and people who come and go. */
final class Programme {
    private static final User BEN = Objects.requireNonNull(Wave.AGENTS.get("hr"));
    private static final User CARLA = Objects.requireNonNull(Wave.LEADS.get("hr"));

    private static final Set<String> SETTINGS = Set.of("version", "k", "timeZone", "interfacePatience", "teamPatience",
            "closing", "interfaceDepth", "retentionDays", "invitationsPerWeek", "reminderDays", "suspicion",
            "targetPercent", "costPerHour");

    private static final int TARGET = 80;

    private final Doors doors;
    private final Progress progress;
    private final Mails mails;
    private final Set<String> requests = new HashSet<>();

    Programme(Doors doors, Progress progress, Mails mails) {
        this.doors = doors;
        this.progress = progress;
        this.mails = mails;
    }

    /** Puts the teams and lets the ticket tool in. */
    void setUp() {
        put("hr", "company", List.of("carla@resonanz.example"));
        put("it", "company", List.of("lena@resonanz.example"));
        for (var team : Lifecycle.CUSTOMERS) {
            put(team, "company", List.of());
        }
        require(doors.call(Company.DORA, "PUT", "/imports/tickets",
                Map.of("teams", Map.of("HR", "hr", "IT", "it"), "people", Map.of()), null));
    }

    private void put(String id, @Nullable String parentId, List<String> leads) {
        var team = new HashMap<String, @Nullable Object>(Map.of("name", id, "leads", leads, "locale", "de",
                "mailbox", id + "@resonanz.example"));
        team.put("parentId", parentId);
        require(doors.call(Company.DORA, "PUT", "/teams/" + id, team, null));
    }

    /** Goes through the other doors of the product, once in a wave. */
    void goRound(int wave) {
        changeTeams();
        changeSettings(wave);
        dropTicket(wave);
        if (wave == 0) {
            declare();
        }
        assess();
        for (var path : List.of("/teams", "/voters", "/imports", "/trainings", "/outcomes", "/hypotheses", "/effects",
                "/self-assessments", "/mail-health", "/requests?as=team&teamId=hr")) {
            require(doors.get(path.startsWith("/requests") ? BEN : Company.DORA, path));
        }
        comeAndGo(wave);
    }

    private void changeTeams() {
        put("finance", "company", List.of());
        require(doors.call(CARLA, "PUT", "/teams/hr/promise",
                Map.of("turnaroundDays", 3, "satisfaction", 80, "willNotDo", "Reisekosten"), null));
        require(doors.call(CARLA, "PUT", "/teams/hr/action", Map.of("focus", "Antworten dauern zu lange.", "change",
                "Wir melden uns am selben Tag.", "due", "2027-09-15"), null));
    }

    /** Changes the settings, first whatever they are, then only if they are still as they were read. */
    private void changeSettings(int wave) {
        for (var path : List.of("/settings", "/voters")) {
            var read = new TreeMap<>(doors.get(Company.DORA, path).json());
            read.keySet().retainAll(SETTINGS);
            read.values().removeIf(Objects::isNull);
            if (wave == 0) {
                read.remove("version");
            }
            if (path.equals("/voters")) {
                read.putAll(Map.of("addresses", List.of("zoe" + wave + "@gmail.com"), "domains",
                        List.of("resonanz.example")));
            } else {
                read.put("targetPercent", TARGET + wave);
            }
            require(doors.call(Company.DORA, "PUT", path, read, null));
        }
    }

    /** Reports a ticket of a group that nobody knows, and says then that such tickets shall not be imported. */
    private void dropTicket(int wave) {
        var at = doors.now().toString();
        doors.report(Map.of("ticket", "dropped-" + wave, "group", "Secret" + wave, "subject", "Geheim", "state", "open",
                "changedAt", at, "requester", Map.of("email", "person0@resonanz.example", "name", "Person 0")));
        // What waits is found by an index.
        progress.seen();
        require(doors.call(Company.DORA, "PUT", "/imports/tickets", Map.of("teams",
                Map.of("HR", "hr", "IT", "it", "Secret" + wave, "-"), "people", Map.of()), null));
    }

    private void declare() {
        require(doors.call(Company.DORA, "PUT", "/trainings/zuhoeren", Map.of("name", "Erst zuhören", "change",
                "Wer fragt, weiß gleich, wer sich kümmert.", "cohorts",
                List.of(Map.of("quarter", "2027-Q1", "teams", List.of("it")))), null));
        for (var times = 0; times < 2; times++) {
            require(doors.call(Company.DORA, "POST", "/trainings/draws", Map.of("teams", List.of("hr", "it", "sales"),
                    "quarters", List.of("2027-Q2"), "untrained", 2), null));
        }
        require(doors.call(Company.DORA, "PUT", "/outcomes/absence", Map.of("name", "Fehltage", "unit", "Tage",
                "better", "lower", "theme", "people", "unitsAre", "departments"), null));
        require(doors.upload(Company.DORA, "/outcomes/absence/values", "unit,month,value\nsales,2026-09,1.25\n"));
        require(doors.call(Company.DORA, "PUT", "/hypotheses/absence-received",
                Map.of("outcomeId", "absence", "service", "received", "lag", 1), null));
    }

    private void assess() {
        require(doors.call(BEN, "POST", "/teams/hr/self-assessment/views", null, null));
        require(doors.call(BEN, "PUT", "/teams/hr/self-assessment", Map.of("percent", 80), null));
    }

    /** Has somebody ask, get off the list and be forgotten, and somebody ask whose mails come back. */
    private void comeAndGo(int wave) {
        var guest = new User("guest" + wave, "Guest " + wave, "de", List.of("team:sales"));
        ask(guest, Map.of("teamId", "hr", "subject", "Ausweis"), "guest-" + wave);
        ask(BEN, Map.of("teamId", "hr", "subject", "Ausweis", "requester", Map.of("email",
                "bounce+" + wave + "@simulator.amazonses.com", "name", "Somebody", "locale", "de")), "bounce-" + wave);
        progress.settle();
        mails.readOn();
        mails.unsubscribeLink(guest.email()).ifPresent(link -> {
            doors.open(link, new HashMap<>());
            require(doors.unsubscribe(link));
        });
        require(doors.call(Company.DORA, "POST", "/disclosures", Map.of("email", guest.email()), null));
        require(doors.call(Company.DORA, "POST", "/erasures", Map.of("email", guest.email()), null));
    }

    private void ask(User by, Map<String, ?> body, String key) {
        var created = doors.call(by, "POST", "/requests", body, key);
        require(created);
        var id = String.valueOf(created.json().get("id"));
        requests.add(id);
        require(doors.call(BEN, "POST", "/requests/" + id + "/completion", Map.of(), null));
    }

    /** Returns the requests of which no ledger is kept. */
    Set<String> requests() {
        return Set.copyOf(requests);
    }

    private static void require(Doors.Told told) {
        if (!told.isGood() && !(told.unclear() && told.status() == 409)) {
            throw new IllegalStateException(told.toString());
        }
    }
}
