import { now } from './clock';
import { texts } from './language';

const t = texts({ quarter: '{number}. Quartal {year}' }, { quarter: 'Q{number} {year}' });

const QUARTERS = 4;

/** Returns the quarter that holds the product's day, such as `2026-Q1`; texts of quarters sort as the quarters do. */
export function thisQuarter(): string {
  const today = new Date(now());
  return named(today.getFullYear() * QUARTERS + Math.floor(today.getMonth() / 3));
}

/** Returns so many quarters, the first of them so many after another one. */
export function quartersFrom(quarter: string, after: number, count: number): string[] {
  const index = Number(quarter.slice(0, 4)) * QUARTERS + Number(quarter.slice(6)) - 1;
  return Array.from({ length: count }, (_, step) => named(index + after + step));
}

const named = (index: number): string => `${Math.floor(index / QUARTERS)}-Q${index % QUARTERS + 1}`;

/** Returns the name of a quarter for people. */
export const quarterName = (quarter: string): string => t('quarter', { number: quarter.slice(6), year: quarter.slice(0, 4) });
