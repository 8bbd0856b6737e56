import { config, LONGEST_MILLIS } from './config';
import { Failure } from './failure';
import { saveFile } from './file';
import { currentLanguage, texts } from './language';
import { bearer, signInLost } from './session';

const t = texts({
  offline: 'Sie sind gerade nicht verbunden. Was Sie geschrieben haben, bleibt hier stehen.',
  trouble: 'Resonanz antwortet gerade nicht, wie es sollte. Bitte versuchen Sie es in einem Moment noch einmal.',
  signIn: 'Ihre Anmeldung ist abgelaufen. Melden Sie sich neu an; was Sie geschrieben haben, bleibt erhalten.',
}, {
  offline: 'You are not connected right now. What you have written stays here.',
  trouble: 'Resonanz does not respond as it should. Please try again in a moment.',
  signIn: 'Your sign-in has ended. Sign in again; what you have written is kept.',
});

/** RFC 9457 problem details. */
interface Problem {
  readonly type?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export interface CallOptions {
  readonly body?: unknown;
  /** A table in place of a body. */
  readonly csv?: string;
  /** An `Idempotency-Key`. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  readonly accept?: string;
}

/**
 * Calls the API.
 *
 * @throws {Failure} unless it succeeds
 */
export async function call<Result>(method: 'GET' | 'POST' | 'PUT', path: string, options: CallOptions = {}): Promise<Result> {
  return send(method, path, options, response => response.json() as Promise<Result>);
}

/**
 * Fetches what the API shows as a table and hands it to the browser as a file.
 *
 * @param paths addresses of the pages of the table; the names of the columns, with which each begins, stand there once
 */
export async function download(name: string, ...paths: readonly string[]): Promise<void> {
  const pages = await Promise.all(paths.map(path => send('GET', path, { accept: 'text/csv' }, response => response.text())));
  const rows = pages.map((page, index) => index === 0 ? page : page.slice(page.indexOf('\n') + 1));
  saveFile(name, 'text/csv', ...rows);
}

/** Sends a request and reads the response, which is a failure, too, if it breaks off or cannot be read. */
async function send<Result>(method: string, path: string, { body, csv, key, signal, accept }: CallOptions,
    read: (response: Response) => Promise<Result>): Promise<Result> {
  const headers: Record<string, string> = { authorization: bearer(), accept: accept ?? 'application/json',
    'accept-language': currentLanguage() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (csv !== undefined) headers['content-type'] = 'text/csv';
  if (key !== undefined) headers['idempotency-key'] = key;
  const late = AbortSignal.timeout(LONGEST_MILLIS);
  try {
    const response = await fetch(config.apiUrl + path, { method, headers, signal: signal ? AbortSignal.any([signal, late]) : late,
      body: csv ?? (body === undefined ? null : JSON.stringify(body)) });
    if (!response.ok) throw await failureOf(response);
    return await read(response);
  } catch (error) {
    // A call that was given up is no failure that anybody is told of.
    if (error instanceof Failure || signal?.aborted) throw error;
    throw new Failure(t(navigator.onLine ? 'trouble' : 'offline'), 0);
  }
}

async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 401) {
    signInLost.value = true;
    return new Failure(t('signIn'), 401);
  }
  const problem = await response.json().catch(() => ({})) as Problem;
  if (problem.detail === undefined) return new Failure(t('trouble'), response.status);
  return new Failure(problem.detail, response.status, new Map(problem.errors?.map(error => [error.pointer, error.detail])), problem.type);
}
