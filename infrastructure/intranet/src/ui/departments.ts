import type { Teams } from '../page/teams';
import { word } from './words';

/** Returns the name of a department or customer team, also of those without a team. */
export function departmentName(teams: Teams, id: string): string {
  return id === 'external' || id === 'unassigned' ? word(id) : teams.name(id);
}

/** Returns the names of the department of a customer team and of the team itself, once if they are the same. */
export function placeName(teams: Teams, id: string): string {
  const team = teams.get(id);
  const department = team && teams.above(team)[1];
  return department ? `${department.name}, ${team.name}` : departmentName(teams, id);
}
