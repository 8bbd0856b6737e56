import { config } from './config';
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
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export interface CallOptions {
  readonly body?: unknown;
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
  return await (await send(method, path, options)).json() as Result;
}

/**
 * Fetches what the API shows as a table and hands it to the browser as a file.
 *
 * @param paths addresses of the pages of the table; the names of the columns, with which each begins, stand there once
 */
export async function download(name: string, ...paths: readonly string[]): Promise<void> {
  const pages = await Promise.all(paths.map(async path => await (await send('GET', path, { accept: 'text/csv' })).text()));
  const rows = pages.map((page, index) => index === 0 ? page : page.slice(page.indexOf('\n') + 1));
  saveFile(name, 'text/csv', ...rows);
}

async function send(method: string, path: string, { body, key, signal, accept }: CallOptions): Promise<Response> {
  const headers: Record<string, string> = { authorization: bearer(), accept: accept ?? 'application/json',
    'accept-language': currentLanguage() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key !== undefined) headers['idempotency-key'] = key;
  let response: Response;
  try {
    response = await fetch(config.apiUrl + path, { method, headers, signal: signal ?? null,
      body: body === undefined ? null : JSON.stringify(body) });
  } catch (error) {
    // A call that was given up is no failure that anybody is told of.
    if (signal?.aborted) throw error;
    throw new Failure(t(navigator.onLine ? 'trouble' : 'offline'), 0);
  }
  if (response.ok) return response;
  throw await failureOf(response);
}

async function failureOf(response: Response): Promise<Failure> {
  if (response.status === 401) {
    signInLost.value = true;
    return new Failure(t('signIn'), 401);
  }
  const problem = await response.json().catch(() => ({})) as Problem;
  if (problem.detail === undefined) return new Failure(t('trouble'), response.status);
  return new Failure(problem.detail, response.status, new Map(problem.errors?.map(error => [error.pointer, error.detail])));
}
