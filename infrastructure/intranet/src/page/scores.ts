import { call } from './api';

/** A share with the interval in which it lies with 95% probability. */
export interface Interval {
  readonly csat: number;
  readonly csatLow: number;
  readonly csatHigh: number;
}

/** What a union of batches says. */
export interface Score extends Interval {
  readonly voices: number;
  readonly raters: number;
  readonly mean: number;
  /** The number of voices for each rating from 1 to 5. */
  readonly histogram: readonly number[];
  readonly responseRate: number;
  readonly csatIfSilentSatisfied: number;
  readonly csatIfSilentDissatisfied: number;
  readonly served?: { readonly first: string; readonly last: string };
  readonly handling?: { readonly noted?: number; readonly handedOn: number };
  /** ISO 8601 durations; the interval is that of `p90`. */
  readonly turnaround?: { readonly p50: string; readonly p90: string; readonly p90Low?: string; readonly p90High?: string };
}

/** What changed against the window before, as it was decided when a whole new window had passed. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly significant: boolean;
  readonly decidedOn: string;
}

/** A reason by its id, with the share of those to whom it was offered that gave it, most likely from low to high. */
export interface ReasonShare {
  readonly reason: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The classes of lost working time, the least first. */
export const LOST_TIMES = ['NONE', 'UP_TO_15_MINUTES', 'HALF_AN_HOUR', 'ONE_HOUR', 'TWO_HOURS', 'HALF_A_DAY', 'A_DAY_OR_MORE'] as const;
export type LostTimeClass = typeof LOST_TIMES[number];

/** A range from none to all of those who did not say, and the range in which they are like those who did. */
export interface LostRange {
  readonly low: number;
  readonly high: number;
  readonly alikeLow: number;
  readonly alikeHigh: number;
}

/** The working time that requests cost those who asked. */
export interface LostTime {
  readonly answers: number;
  readonly aboveTwoHours: { readonly share: number; readonly low: number; readonly high: number };
  readonly median?: { readonly middle: LostTimeClass; readonly low: LostTimeClass; readonly high: LostTimeClass };
  readonly hours?: LostRange;
  /** Only where the organisation has set what an hour costs. */
  readonly cost?: LostRange & { readonly currency: string };
}

/** A team or an interface that is surely short of the target. */
export interface Gap {
  readonly teamId: string;
  /** Only of interfaces. */
  readonly department?: string;
  readonly completions: number;
  /** The likely share, and how far it and the ends of its range are below the target. */
  readonly share: number;
  readonly gap: number;
  readonly gapLow: number;
  readonly gapHigh: number;
  /** The completions that are short of the target. */
  readonly missing: number;
}

/** What a window's figures say of a promise; the interval decides. */
export type Verdict = 'KEPT' | 'NOT_KEPT' | 'CANNOT_BE_TOLD';

/** What the customers of a team are promised in numbers. */
export interface Promised {
  /** The team above that promises it, if it is not the team itself. */
  readonly from?: string;
  /** The day on which that team first said these numbers: figures that reach further back tell nothing of them. */
  readonly since?: string;
  readonly satisfaction?: { readonly promised: number; readonly verdict: Verdict };
  readonly turnaround?: { readonly days: number; readonly verdict: Verdict };
}

export interface TeamScore extends Score {
  readonly teamId: string;
  readonly name: string;
  readonly parentId: string | null;
  /** The reasons that are shown, the most given first. */
  readonly reasons: readonly ReasonShare[];
  /** The share of voices about help without a ticket, whose authors came by themselves. */
  readonly selfSelected?: number;
  readonly lostTime?: LostTime;
  readonly rank?: { readonly best: number; readonly worst: number };
  readonly leveled?: { readonly share: number; readonly low: number; readonly high: number };
  readonly change?: Change;
  readonly promise?: Promised;
}

/** A team without a closed batch. */
export interface Collecting {
  readonly teamId: string;
  readonly name: string;
  readonly parentId: string | null;
  /** True if work was done there; false for teams that serve nobody. */
  readonly collecting: boolean;
  readonly promise?: Promised;
  readonly voices?: undefined;
}

export type TeamRow = TeamScore | Collecting;

export const hasScore = (row: TeamRow): row is TeamScore => row.voices !== undefined;

export interface Batch extends Score {
  readonly closedOn: string;
  readonly node: string;
}

export interface Overview {
  /** The newest day of which scores are published, null before the first. */
  readonly asOf: string | null;
  readonly closedFrom: string | null;
  readonly closedTo: string | null;
  readonly k: number;
  /** The share of satisfied voices that the organisation wants. */
  readonly target: number;
  /** The largest gaps to the target, the largest first. */
  readonly whereToAct: readonly Gap[];
  /** Only admins see it. */
  readonly designEffect: number | null;
  readonly teams: readonly TeamRow[];
  /** The number of requests that are open for over 14 days, by team. */
  readonly openLong: Readonly<Record<string, number>>;
}

export interface TeamBatches {
  readonly name: string;
  readonly batches: readonly Batch[];
  /** The released comments in alphabetical order; only the first page has them. */
  readonly comments?: readonly string[];
  readonly nextCursor: string | null;
}

export interface InterfaceScore extends Score {
  readonly department: string;
  readonly teamId: string;
  readonly lostTime?: LostTime;
}

export type Cell = InterfaceScore | { readonly department: string; readonly teamId: string; readonly collecting: true; readonly voices?: undefined };

export interface Interfaces {
  readonly asOf: string | null;
  readonly closedFrom: string | null;
  readonly closedTo: string | null;
  readonly k: number;
  /** The share of satisfied voices that the organisation wants. */
  readonly target: number;
  /** The largest gaps to the target, the largest first. */
  readonly whereToAct: readonly Gap[];
  readonly cells: readonly Cell[];
}

/** The windows over which scores are taken. */
export const WINDOWS = ['30d', '90d', '365d'] as const;
export type WindowName = typeof WINDOWS[number];

/** Returns the window that an address names, 90 days if it names none. */
export const windowOf = (query: URLSearchParams): WindowName => WINDOWS.find(one => one === query.get('window')) ?? '90d';

export const readOverview = (window: WindowName, signal: AbortSignal): Promise<Overview> =>
  call<Overview>('GET', `/scores?window=${window}`, { signal });

export const readBatches = (teamId: string, signal: AbortSignal, cursor?: string): Promise<TeamBatches> =>
  call<TeamBatches>('GET', `/teams/${encodeURIComponent(teamId)}/scores${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, { signal });

export const readInterfaces = (window: WindowName, signal: AbortSignal): Promise<Interfaces> =>
  call<Interfaces>('GET', `/interfaces?window=${window}`, { signal });
