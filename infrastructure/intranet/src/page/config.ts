/** The deployment that this page belongs to, as `config.json` names it. */
export interface Config {
  readonly apiUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly audience: string;
  /** How tokens name the groups of people. */
  readonly groups: { readonly claim: string; readonly teamPrefix: string; readonly leadPrefix: string; readonly admin: string };
}

export const config: Config = await (await fetch('config.json')).json() as Config;
