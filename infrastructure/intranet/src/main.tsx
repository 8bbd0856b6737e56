import { render } from 'preact';
import '@preact/signals';
import { App } from './app';
import { speakAs } from './page/language';
import { readAddress } from './page/route';
import { arrive, person } from './page/session';

await arrive();
// The issuer comes back without the place, which the arrival has put back into the address.
readAddress();
speakAs(person.value?.locale);
const page = document.getElementById('page');
if (page) render(<App />, page);
