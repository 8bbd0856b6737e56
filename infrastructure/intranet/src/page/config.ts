/** The deployment that this page belongs to, as `config.json` names it. */
export interface Config {
  readonly apiUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: string;
  /** What the clock of the product shows, where it need not be the browser's time. */
  readonly now?: string;
  /** How tokens name the groups of people. */
  readonly groups: { readonly claim: string; readonly teamPrefix: string; readonly leadPrefix: string; readonly admin: string };
}

/** For how long the page waits for a response. */
export const LONGEST_MILLIS = 30_000;

/** The deployment, once it is read. */
export let config: Config;

/** Reads the deployment. Nothing else of the page works before. */
export async function readConfig(): Promise<void> {
  const response = await fetch('config.json', { signal: AbortSignal.timeout(LONGEST_MILLIS) });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  config = await response.json() as Config;
}
