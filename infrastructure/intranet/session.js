// Signs in by the authorization code flow with PKCE and calls the API with the token. The token stays in this tab.
const config = await (await fetch('config.json')).json();
const here = location.origin + location.pathname;
const base64url = bytes => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const discover = async () => (await fetch(`${config.issuer}/.well-known/openid-configuration`)).json();

export async function signIn() {
  const verifier = random(), state = random();
  sessionStorage.setItem('sign-in', JSON.stringify({ verifier, state }));
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  const query = new URLSearchParams({ response_type: 'code', client_id: config.clientId, redirect_uri: here, state,
    scope: 'openid email profile', audience: config.audience, code_challenge: challenge, code_challenge_method: 'S256' });
  location.assign(`${(await discover()).authorization_endpoint}?${query}`);
}

/** Takes the code that the issuer sent back with, where there is one. */
export async function arrive() {
  const query = new URLSearchParams(location.search);
  const started = JSON.parse(sessionStorage.getItem('sign-in') ?? 'null');
  if (!query.has('code') || !started || started.state !== query.get('state')) return;
  sessionStorage.removeItem('sign-in');
  history.replaceState(null, '', here);
  const response = await fetch((await discover()).token_endpoint, { method: 'POST', body: new URLSearchParams({
    grant_type: 'authorization_code', code: query.get('code'), redirect_uri: here, client_id: config.clientId,
    code_verifier: started.verifier }) });
  if (response.ok) sessionStorage.setItem('token', (await response.json()).access_token);
}

export function signOut() {
  sessionStorage.clear();
  location.assign(here);
}

/** What the token says of the person; null for nobody. */
export function me() {
  const token = sessionStorage.getItem('token');
  if (!token) return null;
  const bytes = Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes));
  if (claims.exp * 1000 < Date.now()) return null;
  const names = config.groups, groups = [claims[names.claim] ?? []].flat();
  const named = prefix => groups.filter(g => g.startsWith(prefix)).map(g => g.slice(prefix.length));
  return { ...claims, teams: [...new Set([...named(names.teamPrefix), ...named(names.leadPrefix)])], leads: named(names.leadPrefix),
    admin: groups.includes(names.admin) };
}

/** Calls the API, under a key where one is given; a refusal is an error with the text of its problem details. */
export async function call(method, path, body, key) {
  const headers = { authorization: `Bearer ${sessionStorage.getItem('token')}`, 'accept-language': document.documentElement.lang };
  if (body) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  const response = await fetch(config.apiUrl + path, { method, headers, body: body && JSON.stringify(body) });
  if (response.status === 401) return signIn();
  const json = await response.json();
  if (!response.ok) throw new Error([json.detail ?? json.message, ...(json.errors ?? []).map(e => `${e.pointer.slice(1)} ${e.detail}`)].join(' – '));
  return json;
}
