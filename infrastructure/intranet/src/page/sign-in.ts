// The authorization code flow with PKCE. Loaded only when somebody signs in.
import * as oauth from 'oauth4webapi';
import { config } from './config';

const STARTED = 'sign-in';

const client: oauth.Client = { client_id: config.clientId };
const here = location.origin + location.pathname;
/** Plain HTTP is for issuers on this machine only. */
const options = { [oauth.allowInsecureRequests]: new URL(config.issuer).hostname === 'localhost' };

async function issuer(): Promise<oauth.AuthorizationServer> {
  const url = new URL(config.issuer);
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, options));
}

/** Goes to the issuer, which comes back with a code. */
export async function leaveForIssuer(): Promise<void> {
  const { authorization_endpoint: endpoint } = await issuer();
  if (!endpoint) throw new Error('The issuer names no authorization endpoint.');
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  sessionStorage.setItem(STARTED, JSON.stringify({ verifier, state }));
  const url = new URL(endpoint);
  url.search = new URLSearchParams({ response_type: 'code', client_id: client.client_id, redirect_uri: here, state,
    scope: 'openid email profile', audience: config.audience, code_challenge_method: 'S256',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier) }).toString();
  location.assign(url);
}

/** Returns the access token for the code that stands in the address. */
export async function tokenOfArrival(): Promise<string> {
  const { verifier, state } = JSON.parse(sessionStorage.getItem(STARTED) ?? '{}') as { verifier: string; state: string };
  sessionStorage.removeItem(STARTED);
  const server = await issuer();
  const parameters = oauth.validateAuthResponse(server, client, new URL(location.href), state);
  const response = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, here, verifier, options);
  return (await oauth.processAuthorizationCodeResponse(server, client, response)).access_token;
}
