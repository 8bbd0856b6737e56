package org.resonanz.traces;

import java.util.List;
import java.util.function.Predicate;
import org.resonanz.people.VoterList;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The places where admins have entered a person's address.
 *
 * @param onVoterList    true if the address itself is listed
 * @param domainIsListed true if the address's domain is listed, and with it everybody there
 * @param leads          ids of the teams that name it as a lead's address
 * @param mailboxOf      ids of the teams whose mailbox it is
 */
public record AdminEntries(boolean onVoterList, boolean domainIsListed, List<String> leads, List<String> mailboxOf) {

    public AdminEntries {
        leads = List.copyOf(leads);
        mailboxOf = List.copyOf(mailboxOf);
    }

    /** Returns the entries of a person in the voter list and the teams. */
    public static AdminEntries of(Person person, VoterList voters, TeamTree teams) {
        return new AdminEntries(voters.addresses().stream().anyMatch(address -> person.has(address.text())),
                voters.domains().contains(person.address().domain()),
                ids(teams, team -> team.leads().stream().anyMatch(person::has)),
                ids(teams, team -> person.has(team.mailbox())));
    }

    private static List<String> ids(TeamTree teams, Predicate<Team> wanted) {
        return teams.teams().stream().filter(wanted).map(Team::id).toList();
    }
}
