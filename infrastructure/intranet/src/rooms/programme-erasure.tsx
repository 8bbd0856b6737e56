import { useSignal } from '@preact/signals';
import { call } from '../page/api';
import { draft } from '../page/draft';
import { saveFile } from '../page/file';
import { texts } from '../page/language';
import { say } from '../page/notice';
import { Field } from '../ui/field';
import { type Ask, Form } from '../ui/form';
import { word } from '../ui/words';

const t = texts({
  erase: 'Einen Menschen löschen', eraseText: 'Alles, was dieser Mensch gefragt, bewertet und geschrieben hat, wird gelöscht, und ganze Pakete von Kommentaren der Teams, die ihm geholfen haben, mit ihm. Veröffentlichte Zahlen ändern sich nicht; sie enthalten keine Spur.',
  email: 'Mail-Adresse', go: 'Löschen', title: '{email} endgültig löschen?', warning: 'Das lässt sich nicht rückgängig machen. Während einer Auswertung geht es nicht; versuchen Sie es dann später.', done: '{email} ist gelöscht.',
  disclose: 'Auskunft geben', discloseText: 'Alles, was über einen Menschen gespeichert ist, als eine Datei, auch seine Bewertungen. Geben Sie sie niemandem als ihm. Wer sie abruft, wird aufgezeichnet.', load: 'Auskunft laden', loaded: 'Die Auskunft ist geladen.',
}, {
  erase: 'Erase a person', eraseText: 'All that this person asked, rated and wrote is erased, and with it whole batches of comments of the teams that helped them. Published figures do not change; they hold no trace.',
  email: 'Mail address', go: 'Erase', title: 'Erase {email} for good?', warning: 'This cannot be undone. It does not work while an evaluation runs; try again later then.', done: '{email} is erased.',
  disclose: 'Disclose', discloseText: 'All that is stored about a person, as one file, their ratings included. Give it to nobody but them. Who loads it is recorded.', load: 'Load the file', loaded: 'The file is loaded.',
});

/** Erases a person, or gives out what is stored about them. */
export function Erasure() {
  return <><EraseForm /><DiscloseForm /></>;
}

function EraseForm() {
  const email = draft('erasure.email', '');
  const tried = useSignal(false);
  const erase = async (ask: Ask) => {
    tried.value = true;
    const address = email.value.trim();
    if (!address || !await ask({ title: t('title', { email: address }), text: t('warning'), go: t('go'), danger: true })) return;
    await call('POST', '/erasures', { body: { email: address } });
    say(t('done', { email: address }));
    email.value = '';
    tried.value = false;
  };
  return <>
    <h2>{t('erase')}</h2>
    <p class="soft">{t('eraseText')}</p>
    <Form label={t('erase')} send={t('go')} submit={erase}>
      <Field label={t('email')} value={email} longest={254} type="email" member="/email" fault={tried.value && !email.value.trim() ? word('required') : undefined} />
    </Form>
  </>;
}

function DiscloseForm() {
  const email = draft('disclosure.email', '');
  const tried = useSignal(false);
  const disclose = async () => {
    tried.value = true;
    if (!email.value.trim()) return;
    const file = await call<unknown>('POST', '/disclosures', { body: { email: email.value.trim() } });
    saveFile('disclosure.json', 'application/json', JSON.stringify(file, null, 2));
    say(t('loaded'));
  };
  return <>
    <h2>{t('disclose')}</h2>
    <p class="soft">{t('discloseText')}</p>
    <Form label={t('disclose')} send={t('load')} submit={disclose}>
      <Field label={t('email')} value={email} longest={254} type="email" member="/email" fault={tried.value && !email.value.trim() ? word('required') : undefined} />
    </Form>
  </>;
}
