import { render } from 'preact';
import '@preact/signals';
import { App, fetchRoom } from './app';
import { setClock } from './page/clock';
import { config, readConfig } from './page/config';
import { speakAs } from './page/language';
import { readAddress } from './page/route';
import { arrive, person } from './page/session';
import { NotStarted } from './not-started';

const page = document.getElementById('page');

/** Reads the deployment, takes the token of somebody whom the issuer sends back, and shows the page. */
async function start(into: HTMLElement): Promise<void> {
  fetchRoom();
  await readConfig();
  if (config.now) setClock(config.now);
  await arrive();
  // The issuer comes back without the place, which the arrival has put back into the address.
  readAddress();
  speakAs(person.value?.locale);
  render(<App />, into);
}

if (page) await start(page).catch(() => {
  speakAs(undefined);
  render(<NotStarted />, page);
});
