import { call } from './api';
import { currentLanguage } from './language';

/** The teams that begin together. */
export interface Cohort {
  readonly quarter: string;
  readonly teams: readonly string[];
}

/** A training in customer service as it was declared. */
export interface Training {
  readonly id: string;
  readonly name: string;
  /** What it should change. */
  readonly change: string;
  readonly cohorts: readonly Cohort[];
  /** The quarter whose analysis is the verdict. */
  readonly judgedIn: string;
  readonly declaredOn: string;
  /** Whether its first quarter had begun when it was declared. */
  readonly late: boolean;
  readonly drawn: boolean;
  /** In how many draws one of its teams or more was by then. */
  readonly draws: number;
  readonly withdrawnOn: string | null;
  readonly version: string;
  /** Whether its first quarter has begun, so that it stands. */
  readonly begun: boolean;
}

/** What lots say. */
export interface Draw {
  readonly cohorts: readonly Cohort[];
  readonly untrained: readonly string[];
  readonly drawnOn: string;
  /** Why lots are best. */
  readonly why: string;
}

export const THEMES = ['customers', 'people', 'productivity', 'profit', 'other'] as const;
export const SERVICES = ['received', 'given'] as const;
export type Theme = typeof THEMES[number];
export type Service = typeof SERVICES[number];
export type Better = 'higher' | 'lower';
export type UnitsAre = 'teams' | 'departments';

/** A figure of the company that comes from elsewhere. */
export interface Outcome {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly better: Better;
  readonly theme: Theme;
  readonly unitsAre: UnitsAre;
  readonly version: string;
  /** Whether a hypothesis names it, so that it stands. */
  readonly linked: boolean;
  readonly values: { readonly units: number; readonly count: number; readonly first: string | null; readonly last: string | null; readonly corrected: number };
}

/** An outcome that is declared to move together with service. */
export interface Hypothesis {
  readonly id: string;
  readonly outcomeId: string;
  readonly service: Service;
  readonly lag: number;
  /** The first quarter whose analysis may be the verdict. */
  readonly judgedIn: string;
  readonly declaredOn: string;
  /** Whether the outcome had values by then. */
  readonly afterData: boolean;
  readonly withdrawnOn: string | null;
}

export interface Hypotheses {
  readonly hypotheses: readonly Hypothesis[];
  readonly lookedAfter: number;
}

export type Verdict = 'BETTER' | 'WORSE' | 'TOGETHER' | 'OPPOSITE' | 'CANNOT_BE_TOLD' | 'PENDING';

/** An estimate with what chance leaves of it. */
export interface Found {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly smallestP?: number | null;
  readonly verdict?: Verdict;
}

interface Needs { readonly has: number; readonly needs: number }

/** Why there are no figures yet. */
export interface NotYet {
  readonly reason: 'NOT_LOOKED' | 'CALLED_OFF' | 'NOT_BEGUN' | 'TEAMS' | 'UNITS' | 'NO_VARIATION';
  readonly begins?: string;
  readonly trained?: Needs;
  readonly untrained?: Needs;
  readonly units?: Needs;
  readonly quarters?: Needs;
}

interface AnalysisHead {
  readonly asOf: string | null;
  /** The quarter of the verdict, or the first that it may have. */
  readonly judgedIn: string;
  readonly notYet: NotYet | null;
  /** All analyses with figures. */
  readonly looks: readonly Look[];
  readonly sentence: string;
  readonly caveats: readonly string[];
}

/** What the analysis of one quarter said. */
export interface Look extends Found { readonly asOf: string }

/** The quarters before and since the beginning. */
export interface EventOfTeams extends Found { readonly quarters: number }

export interface TeamsEffect extends AnalysisHead {
  readonly effect: (Found & {
    readonly trained: number;
    readonly untrained: number;
    readonly batches: number;
    readonly leftOut: number;
    readonly preTrendP: number | null;
    readonly events: readonly EventOfTeams[];
  }) | null;
}

export interface TrainingEffect extends TeamsEffect {
  readonly id: string;
  readonly name: string;
  readonly late: boolean;
  readonly drawn: boolean;
  readonly withdrawn: boolean;
}

export interface Link extends AnalysisHead {
  readonly id: string;
  readonly outcomeId: string;
  readonly name: string;
  readonly unit: string;
  readonly theme: Theme;
  readonly better: Better;
  readonly service: Service;
  readonly lag: number;
  readonly afterData: boolean;
  readonly withdrawn: boolean;
  readonly link: (Found & {
    readonly units: number;
    readonly quarters: number;
    readonly values: number;
    readonly batches: number;
    readonly leftOut: number;
    readonly placebo: Found | null;
  }) | null;
}

/** What the last analysis says. */
export interface Effects {
  readonly asOf: string | null;
  readonly nextOn: string;
  readonly trainings: readonly TrainingEffect[];
  readonly actions: TeamsEffect;
  /** Null for leads. */
  readonly links: readonly Link[] | null;
  readonly lookedAfter: number | null;
}

/** Names what is read of the effects: their sentences come in the language of the page. */
export const effectsKey = (): string => `effects ${currentLanguage()}`;

export const readEffects = (signal: AbortSignal): Promise<Effects> => call<Effects>('GET', '/effects', { signal });

/** The most letters of an id that is made of a name: others may be made of it. */
const LONGEST_ID = 50;

/** Returns an id for a new thing, made of its name, that none of the others has. */
export function freeId(name: string, others: readonly { readonly id: string }[]): string {
  const umlauts = name.toLowerCase().replace(/[äöü]/g, letter => `${{ ä: 'a', ö: 'o', ü: 'u' }[letter]}e`).replaceAll('ß', 'ss');
  const made = umlauts.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-/, '').slice(0, LONGEST_ID).replace(/-$/, '') || 'x';
  const taken = new Set(others.map(one => one.id));
  for (let number = 1; ; number++) {
    const id = number === 1 ? made : `${made}-${number}`;
    if (!taken.has(id)) return id;
  }
}
