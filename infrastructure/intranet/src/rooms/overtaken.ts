import { Failure } from '../page/failure';

/** Returns whether something failed because somebody else was quicker, or because it is no longer this person's matter. */
export const isOvertaken = (error: unknown): error is Failure => error instanceof Failure && [403, 404, 409].includes(error.status);
