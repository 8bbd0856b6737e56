import { render } from 'preact';
import '@preact/signals';
import { App } from './app';
import { speakAs } from './page/language';
import { arrive, person } from './page/session';

await arrive().catch(e => console.error(e.message, String(e.cause)));
speakAs(person.value?.locale);
const page = document.getElementById('page');
if (page) render(<App />, page);
