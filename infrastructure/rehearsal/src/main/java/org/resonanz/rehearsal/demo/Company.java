package org.resonanz.rehearsal.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.resonanz.rehearsal.users.User;

/** The invented company of the demo: its teams, the subjects of their requests, and the people who work in them. */
final class Company {
    /** The number of people. */
    static final int PEOPLE = 120;

    /**
     * A team of the demo.
     *
     * @param mood   centre of the ratings that its work gets, 1 to 5
     * @param hours  hours that a piece of its work usually takes
     * @param offers subjects of the requests to it; empty for a team that only makes requests
     */
    record DemoTeam(String id, String name, String parentId, double mood, int hours, List<String> offers) {
        DemoTeam {
            offers = List.copyOf(offers);
        }

        /** Returns true if requests are made to the team. */
        boolean provides() {
            return !offers.isEmpty();
        }
    }

    private static final List<DemoTeam> TEAMS = List.of(
            new DemoTeam("hr", "Personal", "company", 4.3, 30,
                    List.of("Arbeitsbescheinigung", "Elternzeitantrag", "Zeugnis", "Fortbildung anmelden")),
            new DemoTeam("it", "IT", "company", 0, 0, List.of()),
            new DemoTeam("it-support", "IT-Support", "it", 3.6, 9,
                    List.of("Laptop einrichten", "Drucker druckt nicht", "VPN-Zugang", "Passwort zurücksetzen")),
            new DemoTeam("it-data", "Datenplattform", "it", 4.1, 60, List.of("Bericht anpassen", "Zugriff auf Zahlen")),
            new DemoTeam("finance", "Finanzen", "company", 3.9, 48,
                    List.of("Reisekosten", "Rechnung freigeben", "Kostenstelle anlegen")),
            new DemoTeam("facilities", "Gebäude", "company", 4.0, 20,
                    List.of("Heizung zu kalt", "Schreibtisch umstellen", "Besucherausweis")),
            new DemoTeam("marketing", "Marketing", "company", 4.2, 70, List.of("Vorlage anpassen", "Messestand")),
            new DemoTeam("sales", "Vertrieb", "company", 0, 0, List.of()),
            new DemoTeam("production", "Fertigung", "company", 0, 0, List.of()));

    private static final List<String> GIVEN_NAMES = List.of("Aylin", "Bernd", "Clara", "Deniz", "Eva", "Farid", "Greta",
            "Hannes", "Ines", "Jakob", "Katharina", "Lars", "Mira", "Nils", "Olga", "Paul", "Rosa", "Samir", "Tanja",
            "Uwe");
    private static final List<String> FAMILY_NAMES = List.of("Albrecht", "Brandt", "Demir", "Fischer", "Hoffmann",
            "Kaya",
            "Lehmann", "Nowak", "Richter", "Schäfer", "Vogel", "Weber");

    private final Map<String, List<User>> members = new LinkedHashMap<>();
    private final List<User> people = new ArrayList<>();

    Company(Random random) {
        for (var index = 0; index < PEOPLE; index++) {
            var team = TEAMS.get(index % TEAMS.size()).id();
            var name = GIVEN_NAMES.get(index % GIVEN_NAMES.size()) + " "
                    + FAMILY_NAMES.get(index / 10 % FAMILY_NAMES.size());
            var person = name.toLowerCase(Locale.ROOT).replace(' ', '.').replace("ä", "ae");
            var user = new User(person, name, random.nextInt(4) == 0 ? "en" : "de", List.of("team:" + team));
            people.add(user);
            members.computeIfAbsent(team, none -> new ArrayList<>()).add(user);
        }
    }

    List<DemoTeam> teams() {
        return TEAMS;
    }

    /** Returns the teams to which requests are made. */
    List<DemoTeam> providers() {
        return TEAMS.stream().filter(DemoTeam::provides).toList();
    }

    List<User> people() {
        return people;
    }

    /** Returns the people who work in a team. */
    List<User> members(String teamId) {
        return members.getOrDefault(teamId, List.of());
    }
}
