import { call } from './api';

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
