import { call } from './api';
import type { Person } from './session';

/** A reason that people may tick when they rate, with its words in both languages. */
export interface Reason {
  readonly id: string;
  readonly de: string;
  readonly en: string;
}

/** What was good, and what went wrong. */
export interface Reasons {
  readonly good: readonly Reason[];
  readonly bad: readonly Reason[];
}

/** What the customers of a team may expect; one part at least is there. */
export interface ServicePromise {
  /** Calendar days within which nine of ten requests are done. */
  readonly turnaroundDays?: number;
  /** Percent that are satisfied, at least. */
  readonly satisfaction?: number;
  readonly willNotDo?: string;
  /** The day on which the team first said these numbers, where it says any. */
  readonly since?: string;
  /** Names this state of it. */
  readonly version: string;
}

/** What a team changes because of what its customers said. */
export interface TeamAction {
  /** What they said. */
  readonly focus: string;
  readonly change: string;
  readonly declaredOn: string;
  readonly due: string;
  readonly doneOn?: string;
  /** Names this state of it. */
  readonly version: string;
}

/** A team as the API shows it. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Names this state of the team; who sees its leads has it. */
  readonly version?: string;
  readonly leads?: readonly string[];
  readonly mailbox?: string | null;
  readonly locale?: string;
  /** Words by which people find the team, such as "Laptop". */
  readonly synonyms?: readonly string[];
  /** The reasons that the team offers to those who rate it. */
  readonly reasons?: Reasons;
  readonly promise?: ServicePromise;
  readonly action?: TeamAction;
}

/** All teams, and the ways between them. */
export class Teams {
  private readonly byId: ReadonlyMap<string, Team>;

  constructor(readonly all: readonly Team[]) {
    this.byId = new Map(all.map(team => [team.id, team]));
  }

  get(id: string): Team | undefined {
    return this.byId.get(id);
  }

  /** Returns the name of a team, its id if nobody knows the team any more. */
  name(id: string): string {
    return this.byId.get(id)?.name ?? id;
  }

  /** Returns the teams above a team, the root first. */
  above(team: Team): Team[] {
    const parent = team.parentId === null ? undefined : this.byId.get(team.parentId);
    return parent ? [...this.above(parent), parent] : [];
  }

  /** Returns the nearest team of which something holds, among a team and those above it. */
  nearest(team: Team, holds: (one: Team) => boolean): Team | undefined {
    return [...this.above(team), team].findLast(holds);
  }

  /** Returns whether a person may say what a team promises and changes: who leads it or a team above it, and admins. */
  mayLead(team: Team, { admin, leads }: Person): boolean {
    return admin || this.nearest(team, one => leads.includes(one.id)) !== undefined;
  }

  children(id: string | null): Team[] {
    return this.all.filter(team => team.parentId === id).sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Returns the teams that can be asked for something: all but the root. */
  askable(): Team[] {
    return this.all.filter(team => team.parentId !== null);
  }
}

/** Reads all teams. */
export async function readTeams(signal?: AbortSignal): Promise<Teams> {
  return new Teams((await call<{ teams: Team[] }>('GET', '/teams', signal ? { signal } : {})).teams);
}

/** Stores what a team promises or what it changes; an empty body takes it back. Returns it as it is stored. */
export const putPart = (team: Team, part: 'promise' | 'action', body: object): Promise<{ readonly version: string }> =>
  call('PUT', `/teams/${encodeURIComponent(team.id)}/${part}`, { body });
