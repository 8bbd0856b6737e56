import { call } from './api';

interface Estimate {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What the members of a team believed in a quarter, beside what its customers said. */
export interface SelfAssessment {
  readonly teamId: string;
  /** Such as 2026-Q3. */
  readonly quarter: string;
  readonly members: Estimate;
  readonly customers?: Estimate;
  /** The number of batches of which only a part belongs to the quarter. */
  readonly leftOut: number;
}

/** What somebody answered in the quarter that runs. */
export interface OwnAnswer {
  readonly teamId: string;
  readonly quarter: string;
  readonly percent: number | null;
  readonly k: number;
}

const path = (teamId: string): string => `/teams/${encodeURIComponent(teamId)}/self-assessment`;

/** Tells that the question is shown, and reads what somebody has answered. */
export const showQuestion = (teamId: string, signal: AbortSignal): Promise<OwnAnswer> =>
  call<OwnAnswer>('POST', `${path(teamId)}/views`, { signal });

export const sendAnswer = (teamId: string, percent: number): Promise<OwnAnswer> =>
  call<OwnAnswer>('PUT', path(teamId), { body: { percent } });

export const readSelfAssessments = async (signal: AbortSignal): Promise<readonly SelfAssessment[]> =>
  (await call<{ selfAssessments: SelfAssessment[] }>('GET', '/self-assessments', { signal })).selfAssessments;
