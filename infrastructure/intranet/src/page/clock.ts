import { config } from './config';

/** By how many milliseconds the clock of the product is ahead of the browser's. */
const ahead = config.now ? Date.parse(config.now) - Date.now() : 0;

/** Returns the time of the product, in milliseconds since 1970. */
export const now = (): number => Date.now() + ahead;
