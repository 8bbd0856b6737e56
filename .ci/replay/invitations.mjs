// Who must have been invited to rate what was completed, by the pages on the rating link and on privacy.
import { groupBy } from './groups.mjs';

const WEEK = 7 * 86_400_000, MINUTE = 60_000, MOST_OF_A_TEAM = 2;

/**
 * What differs between the invitations that came and those that had to: everybody is invited unless it was their own
 * team's work, or they had enough invitations within the seven days before. A minute at the end of the seven days is
 * either way.
 */
export function invitationDifferences({ completions, requests }, { invitationsPerWeek }) {
  const asked = groupBy(requests, request => request.person);
  return [...groupBy(completions, completion => completion.person)].flatMap(([person, own]) => {
    const invited = own.filter(one => one.invitedAt);
    const hasRoom = (completion, length) => {
      const at = completion.invitedAt ?? completion.completedAt;
      const recent = invited.filter(one =>
        one !== completion && one.invitedAt <= at && one.invitedAt > at - length);
      return recent.length < invitationsPerWeek
        && recent.filter(one => one.team === completion.team).length < MOST_OF_A_TEAM;
    };
    return own.map(completion => {
      // The last token tells the teams that somebody is of.
      const last = asked.get(person).filter(request => request.at <= completion.completedAt).at(-1);
      const isOwn = [completion.customerTeam, last.customerTeam].includes(completion.team);
      if (completion.invitedAt) {
        return isOwn || !hasRoom(completion, WEEK - MINUTE) ? `${completion.key} was invited too much` : null;
      }
      return isOwn || !hasRoom(completion, WEEK + MINUTE) ? null : `${completion.key} lost its invitation`;
    }).filter(Boolean);
  });
}
