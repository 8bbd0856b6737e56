package org.resonanz.traces;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.resonanz.imports.SourceMap;
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
 * @param accountsIn     names of the ticket tools in whose map an account has it
 */
public record AdminEntries(boolean onVoterList, boolean domainIsListed, List<String> leads, List<String> mailboxOf,
        List<String> accountsIn) {

    public AdminEntries {
        leads = List.copyOf(leads);
        mailboxOf = List.copyOf(mailboxOf);
        accountsIn = List.copyOf(accountsIn);
    }

    /**
     * Returns the entries of a person in the voter list, the teams, and the maps of ticket tools.
     *
     * @param tools the maps by the names of the tools
     */
    public static AdminEntries of(Person person, VoterList voters, TeamTree teams, Map<String, SourceMap> tools) {
        return new AdminEntries(voters.addresses().stream().anyMatch(address -> person.has(address.text())),
                voters.domains().contains(person.address().domain()),
                ids(teams, team -> team.leads().stream().anyMatch(person::has)),
                ids(teams, team -> person.has(team.mailbox())),
                tools.entrySet().stream().filter(tool -> !tool.getValue().accounts(person::has).isEmpty())
                        .map(Map.Entry::getKey).sorted().toList());
    }

    private static List<String> ids(TeamTree teams, Predicate<Team> wanted) {
        return teams.teams().stream().filter(wanted).map(Team::id).toList();
    }
}
