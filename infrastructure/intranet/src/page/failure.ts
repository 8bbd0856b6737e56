/** The reason for which something over the network did not succeed; its message is for people, in their language. */
export class Failure extends Error {
  constructor(message: string, /** The response's status, 0 without one. */ readonly status: number,
      /** The text of the error of each faulty member, by its JSON pointer. */
      readonly faults: ReadonlyMap<string, string> = new Map(),
      /** The type of the problem, empty without one. */ readonly type: string = '') {
    super(message);
  }
}

/** The failure to load a part of the page, whose file may be gone since a deployment. Only a new start of the page helps. */
export class NotLoaded extends Failure {}
