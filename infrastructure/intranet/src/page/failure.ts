/** The reason for which something over the network did not succeed; its message is for people, in their language. */
export class Failure extends Error {
  constructor(message: string, /** The response's status, 0 without one. */ readonly status: number,
      /** The text of the error of each faulty member, by its JSON pointer. */
      readonly faults: ReadonlyMap<string, string> = new Map()) {
    super(message);
  }
}
