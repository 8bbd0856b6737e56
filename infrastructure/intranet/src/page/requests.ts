import { call } from './api';
import { draft } from './draft';

/** A request as the API shows it. */
export interface Request {
  readonly id: string;
  readonly status: 'OPEN' | 'COMPLETED' | 'CANCELLED';
  readonly teamId: string;
  readonly customerTeamId: string;
  readonly requesterId: string;
  readonly requesterName: string;
  readonly subject: string;
  readonly details: string | null;
  readonly createdAt: string;
  readonly completedAt: string | null;
  /** The address of whoever completed it last; null for help without a ticket. */
  readonly completedBy: string | null;
  readonly note: string | null;
  /** The number of the last completion, 0 if there was none. */
  readonly completion: number;
  readonly reopenReason: string | null;
  /** True for help without a ticket, which the requester entered and nobody else sees. */
  readonly helped?: true;
  /** The address of the rating page while the request can be rated. Only the requester sees it. */
  readonly ratingUrl?: string;
  /** What happened to the request, the oldest first. Only a request that was read alone has it. */
  readonly timeline?: readonly Step[];
}

/** Something that happened to a request. */
export interface Step {
  readonly step: 'ASKED' | 'TRANSFERRED' | 'COMPLETED' | 'REOPENED' | 'CANCELLED' | 'RATED';
  readonly at: string;
  /** The team that was asked or to which the request was handed over. */
  readonly teamId?: string;
  /** The reason or note that somebody wrote. */
  readonly text?: string;
}

export interface RequestPage {
  readonly requests: readonly Request[];
  readonly nextCursor: string | null;
}

export const readRequest = (id: string, signal: AbortSignal): Promise<Request> =>
  call<Request>('GET', `/requests/${encodeURIComponent(id)}`, { signal });

/** Does something to a request: its completion, transfer, reopening or cancellation. Returns what became of it. */
export const change = (id: string, what: 'completion' | 'transfer' | 'reopening' | 'cancellation', body: object = {}): Promise<Request> =>
  call<Request>('POST', `/requests/${encodeURIComponent(id)}/${what}`, { body });

const NO_KEY = { words: '', key: '' };

/**
 * Makes a request and returns it. Sent again after a lost response, the same words make the same request.
 *
 * @param form names the form, so that its key survives what its words survive
 */
export async function create(form: string, body: object): Promise<Request> {
  const sent = draft(`${form}.key`, NO_KEY);
  const words = JSON.stringify(body);
  if (sent.value.words !== words) sent.value = { words, key: crypto.randomUUID() };
  const made = await call<Request>('POST', '/requests', { body, key: sent.value.key });
  sent.value = NO_KEY;
  return made;
}
