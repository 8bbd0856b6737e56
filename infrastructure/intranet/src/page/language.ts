import { signal } from '@preact/signals';
import { now } from './clock';

export type Language = 'de' | 'en';

const KEPT = 'language';

const language = signal<Language>(preferred());

function preferred(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : localStorage.getItem(KEPT) === 'de' ? 'de' : of(navigator.language);
}

/** Returns the language of the page for a locale: English for English ones, German for all others. */
function of(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('en') ? 'en' : 'de';
}

export const currentLanguage = (): Language => language.value;

/** Speaks a language from now on, also after a new start. */
export function choose(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
  speak(chosen);
}

/** Speaks the language of the person who signed in, unless somebody chose one in this browser. */
export function speakAs(locale: string | undefined): void {
  speak(localStorage.getItem(KEPT) ? preferred() : of(locale ?? navigator.language));
}

function speak(chosen: Language): void {
  language.value = chosen;
  document.documentElement.lang = chosen;
}

type Values = Readonly<Record<string, string | number>>;

/**
 * Returns a function that gives the text of a name in the language of the page, German first. `{name}` in a text is
 * replaced by the value of this name.
 */
export function texts<Name extends string>(german: Record<Name, string>, english: Record<Name, string>) {
  return (name: Name, values: Values = {}): string => {
    const text = (language.value === 'de' ? german : english)[name];
    return text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  };
}

/** Returns a point in time as date and time of this browser's zone. */
export const time = (text: string): string =>
  new Date(text).toLocaleString(language.value, { dateStyle: 'medium', timeStyle: 'short' });

/** Returns a calendar day such as 2026-11-22. */
export const day = (text: string): string =>
  new Date(`${text}T12:00:00`).toLocaleDateString(language.value, { dateStyle: 'medium' });

/** Returns a month such as 2026-11 in words. */
export const month = (text: string): string =>
  new Date(`${text}-15T12:00:00`).toLocaleDateString(language.value, { month: 'long', year: 'numeric' });

/** Returns a share from 0 to 1 as whole percent. */
export const percent = (share: number): string =>
  share.toLocaleString(language.value, { style: 'percent', maximumFractionDigits: 0 });

/** Returns a number with one digit after the point. */
export const decimal = (number: number): string =>
  number.toLocaleString(language.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Returns a difference with its sign and at most so many digits after the point. */
export const signed = (number: number, digits: number): string =>
  number.toLocaleString(language.value, { signDisplay: 'exceptZero', maximumFractionDigits: digits });

/** Returns a difference with its sign and its first three digits that are not zero. */
export const signedSignificant = (number: number): string =>
  number.toLocaleString(language.value, { signDisplay: 'exceptZero', maximumSignificantDigits: 3 });

/** Returns a number with its first two digits that are not zero. */
export const significant = (number: number): string =>
  number.toLocaleString(language.value, { maximumSignificantDigits: 2 });

export const whole = (number: number): string => number.toLocaleString(language.value);

/** Returns an amount in whole units of a currency. */
export const money = (amount: number, currency: string): string =>
  amount.toLocaleString(language.value, { style: 'currency', currency, maximumFractionDigits: 0 });

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] =
  [['day', 86_400], ['hour', 3_600], ['minute', 60]];

/** Returns how long ago a time was, such as "vor 3 Tagen", from a day on by the calendar; the time itself where the clock of the product is ahead. */
export function ago(text: string): string {
  const seconds = (Date.parse(text) - now()) / 1000;
  if (seconds > 60) return time(text);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60] as const;
  const age = unit === 'day' ? dayOf(Date.parse(text)) - dayOf(now()) : Math.round(seconds / length);
  return new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }).format(age, unit);
}

/** Returns the number of the calendar day of a time in this browser's zone. */
function dayOf(millis: number): number {
  const date = new Date(millis);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

/** Returns an ISO 8601 duration in its largest unit, such as "1,5 Tage". */
export function duration(text: string): string {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text);
  const at = (index: number) => Number(parts?.[index] ?? 0);
  const seconds = at(1) * 86_400 + at(2) * 3_600 + at(3) * 60 + at(4);
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? ['minute', 60] as const;
  return (seconds / length).toLocaleString(language.value, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 });
}
