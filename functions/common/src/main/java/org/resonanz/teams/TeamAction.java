package org.resonanz.teams;

/** An action with the id of the team that declared it. */
public record TeamAction(String teamId, Action action) {
}
