import { computed, signal } from '@preact/signals';
import { config } from './config';
import { dropDrafts } from './draft';
import { Failure, NotLoaded } from './failure';
import { texts } from './language';

const t = texts({
  unreachable: 'Die Anmeldung ist gerade nicht erreichbar. Bitte versuchen Sie es in einem Moment noch einmal.',
  notLoaded: 'Die Anmeldung konnte nicht geladen werden. Was Sie geschrieben haben, bleibt erhalten.',
}, {
  unreachable: 'The sign-in cannot be reached right now. Please try again in a moment.',
  notLoaded: 'The sign-in could not be loaded. What you have written is kept.',
});

const TOKEN = 'token';
const RETURN_TO = 'return-to';

/** The claims of a token that the page uses. */
interface Claims {
  readonly sub: string;
  readonly email?: string;
  readonly name?: string;
  readonly locale?: string;
  readonly exp: number;
  readonly [claim: string]: unknown;
}

/** The person who is signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string | undefined;
  /** Ids of the teams in which the person works or which they lead. */
  readonly teams: readonly string[];
  readonly leads: readonly string[];
  readonly admin: boolean;
}

const token = signal(sessionStorage.getItem(TOKEN));

/** True if somebody was signed in and the API takes their token no more. What was typed stays. */
export const signInLost = signal(false);

/** The reason for which somebody who comes from the issuer is not signed in. */
export const signInFailure = signal<Failure | null>(null);

/** The person who is signed in, null for nobody. */
export const person = computed<Person | null>(() => token.value === null ? null : personOf(claimsOf(token.value)));

/** Returns the person who is signed in, in rooms that nobody else enters. */
export function me(): Person {
  if (person.value === null) throw new Error('Nobody is signed in.');
  return person.value;
}

export const bearer = (): string => `Bearer ${token.value}`;

function claimsOf(text: string): Claims {
  const payload = text.split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), character => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
}

function personOf(claims: Claims): Person {
  const names = config.groups;
  const groups = [claims[names.claim] ?? []].flat().map(String);
  const after = (prefix: string) => groups.filter(group => group.startsWith(prefix)).map(group => group.slice(prefix.length));
  const leads = after(names.leadPrefix);
  const teams = [...new Set([...after(names.teamPrefix), ...leads])];
  return { id: claims.sub, name: claims.name ?? claims.email ?? claims.sub, email: claims.email ?? '', locale: claims.locale,
    teams, leads, admin: groups.includes(names.admin) };
}

/**
 * Leaves for the issuer, which comes back to the room that is open.
 *
 * @throws {NotLoaded} if the file that does so is gone
 * @throws {Failure} if the issuer cannot be reached
 */
export async function signIn(): Promise<void> {
  sessionStorage.setItem(RETURN_TO, location.hash);
  const { leaveForIssuer } = await import('./sign-in').catch(() => {
    throw navigator.onLine ? new NotLoaded(t('notLoaded'), 0) : new Failure(t('unreachable'), 0);
  });
  try {
    await leaveForIssuer();
  } catch {
    throw new Failure(t('unreachable'), 0);
  }
}

/** Takes the token if the issuer has just sent somebody back. */
export async function arrive(): Promise<void> {
  if (!new URLSearchParams(location.search).has('state')) return;
  try {
    const { tokenOfArrival } = await import('./sign-in');
    keep(await tokenOfArrival());
  } catch {
    signInFailure.value = new Failure(t('unreachable'), 0);
  } finally {
    history.replaceState(null, '', location.pathname + (sessionStorage.getItem(RETURN_TO) ?? ''));
    sessionStorage.removeItem(RETURN_TO);
  }
}

/** Keeps a token. What somebody else typed in this tab before is gone. */
function keep(text: string): void {
  const { sub } = claimsOf(text);
  if (person.value?.id !== sub) dropDrafts();
  sessionStorage.setItem(TOKEN, text);
  token.value = text;
  signInLost.value = false;
}

/** Forgets the person and all that they typed in this tab. */
export function signOut(): void {
  sessionStorage.clear();
  location.assign(location.pathname);
}
