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

export const config: Config = await (await fetch('config.json')).json() as Config;
