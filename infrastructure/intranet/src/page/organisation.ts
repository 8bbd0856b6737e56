import { signal } from '@preact/signals';
import { call } from './api';

/** The organisation as the page shows it; each part may be missing. */
export interface Organisation {
  readonly name: string | null;
  readonly logoUrl: string | null;
  /** `#rrggbb` */
  readonly accent: string | null;
}

const KEPT = 'organisation';
const UNNAMED: Organisation = { name: null, logoUrl: null, accent: null };

/** The organisation, as this browser saw it last until it is read. */
export const organisation = signal<Organisation>({ ...UNNAMED, ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Organisation> });

/** Reads the organisation. If that fails, the page looks as it did last. */
export async function readOrganisation(): Promise<void> {
  const read = await call<{ organisation?: Organisation }>('GET', '/teams').catch(() => null);
  if (read) show(read.organisation ?? UNNAMED);
}

/** Shows the organisation from now on. */
export function show({ name, logoUrl, accent }: Organisation): void {
  organisation.value = { name, logoUrl, accent };
  localStorage.setItem(KEPT, JSON.stringify(organisation.value));
  dress(organisation.value);
}

type Colour = readonly [number, number, number];

const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];
/** The grounds of style.css on which words stand in the accent. */
const LIGHT: readonly Colour[] = [[246, 247, 249], [237, 240, 244]];
const DARK_SHEET: Colour = [27, 33, 43];
const DARK: readonly Colour[] = [DARK_SHEET, [38, 46, 58]];
/** The least contrast of text to its ground (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** Gives the page the colours that follow from an accent, or its own. style.css chooses between light and dark. */
function dress({ accent }: Organisation): void {
  const colour = accent?.match(/[0-9a-f]{2}/gi)?.map(part => parseInt(part, 16)) as Colour | undefined;
  const lightWash = colour && mix(WHITE, colour, 0.1);
  const darkWash = colour && mix(DARK_SHEET, colour, 0.2);
  set('--own-light-wash', lightWash);
  set('--own-dark-wash', darkWash);
  set('--own-light', colour && lightWash && readable(colour, BLACK, [...LIGHT, lightWash]));
  set('--own-dark', colour && darkWash && readable(colour, WHITE, [...DARK, darkWash]));
}

function set(property: string, colour: Colour | undefined): void {
  if (colour) document.documentElement.style.setProperty(property, `rgb(${colour.join(' ')})`);
  else document.documentElement.style.removeProperty(property);
}

/** Returns a colour with as little of an end mixed in as makes it readable on all grounds. */
function readable(colour: Colour, end: Colour, grounds: readonly Colour[]): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, end, share);
    if (grounds.every(ground => contrast(mixed, ground) >= LEAST_CONTRAST)) return mixed;
  }
  return end;
}

const mix = (one: Colour, other: Colour, share: number): Colour =>
  one.map((part, index) => Math.round(part + share * ((other[index] ?? 0) - part))) as unknown as Colour;

function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (high + 0.05) / (low + 0.05);
}

/** Returns the relative luminance, 0 to 1 (WCAG 2.2, glossary). */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

dress(organisation.value);
