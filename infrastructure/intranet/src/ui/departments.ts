import type { Teams } from '../page/teams';
import { word } from './words';

/** Returns the name of a department or customer team, also of those without a team. */
export function departmentName(teams: Teams, id: string): string {
  return id === 'external' || id === 'unassigned' ? word(id) : teams.name(id);
}
