import { useSignal } from '@preact/signals';
import { call } from '../page/api';
import { saveCsv } from '../page/csv';
import { draft, forgetter } from '../page/draft';
import { texts } from '../page/language';
import { say } from '../page/notice';
import { show } from '../page/organisation';
import { useResource } from '../page/resource';
import { sayStored } from '../page/undo';
import { Choice } from '../ui/choice';
import { useEdited } from '../ui/edited';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Loaded } from '../ui/loaded';
import { word } from '../ui/words';

const t = texts({
  k: 'Mindestzahl von Menschen', kHint: 'So viele Menschen müssen mindestens geantwortet haben, bevor ein Ergebnis erscheint (5 bis 50). Mehr schützt besser und zeigt weniger. Was schon veröffentlicht ist, bleibt.',
  timeZone: 'Zeitzone', timeZoneHint: 'Wann ein Tag beginnt, etwa Europe/Berlin.',
  closing: 'Wie oft Pakete schließen', closingHint: 'Für Abteilungen unter 15 Menschen empfehlen wir alle vier Wochen: Es dauert länger, verrät aber weniger.', WEEKLY: 'jede Woche', FOUR_WEEKLY: 'alle vier Wochen',
  interfacePatience: 'Geduld an der Schnittstelle (Tage)', interfacePatienceHint: 'Was so lange wartet, zählt beim ganzen Team statt an der Schnittstelle.',
  teamPatience: 'Geduld beim Team (Tage)', teamPatienceHint: 'Was dort so lange wartet, zählt eine Ebene höher.',
  interfaceDepth: 'Ebene der Abteilungen', interfaceDepthHint: 'So tief unter der Spitze stehen die Abteilungen, deren Schnittstellen gezeigt werden.',
  retentionDays: 'Aufbewahrung (Tage)', retentionDaysHint: 'So lange bleiben Anfragen, Bewertungen und Kommentare nach ihrem Ende. Pakete bleiben.',
  invitationsPerWeek: 'Einladungen je Mensch und Woche', invitationsPerWeekHint: 'So viele Einladungen zu eigenen Anfragen bekommt ein Mensch höchstens in sieben Tagen, höchstens zwei davon für dasselbe Team.',
  reminderDays: 'Erinnern nach (Arbeitstagen)', reminderDaysHint: 'Einmal, am Morgen des so vielten Arbeitstags.',
  targetPercent: 'Ziel der Zufriedenheit (%)', targetPercentHint: 'So viel Prozent der Stimmen sollen zufrieden sein (50 bis 99). Wo der Bereich ganz darunter liegt, steht unter „Wo sich etwas lohnt“.',
  costPerHour: 'Was eine Arbeitsstunde kostet', costHint: 'Nur dann steht neben den verlorenen Stunden, was sie kosten, immer als Bereich. Beides leer lassen, um kein Geld zu zeigen.', amount: 'Kosten je Stunde', currency: 'Währung', currencyHint: 'Drei Buchstaben, etwa EUR.',
  suspicion: 'Wann eine Antwort vermutlich automatisch ist', suspicionHint: 'Dann fragen wir noch einmal; bis dahin zählt sie nicht. 0 schaltet ein Zeichen ab.',
  decoyHits: 'Unsichtbare Felder benutzt (0 oder 1)', decoyHitsHint: 'Felder und Links, die kein Mensch sieht. Bei 1 fällt auf, wer eines davon benutzt.',
  quickMillis: 'Schneller bestätigt als (Millisekunden)', quickMillisHint: 'Wer die Seite schneller bestätigt, kann sie kaum gelesen haben. 1500 sind anderthalb Sekunden.',
  freshSeconds: 'Bestätigt nach der Mail binnen (Sekunden)', freshSecondsHint: 'Wer so bald nach dem Versand antwortet, kann die Mail kaum gelesen haben (0 bis 600).',
  burstRatings: 'Verschiedene Bewertungen geöffnet', burstRatingsHint: 'Prüfprogramme öffnen alle Links einer Mail. So viele verschiedene fallen auf (2 bis 5).', burstSeconds: '… binnen (Sekunden)', burstSecondsHint: 'In so kurzer Zeit müssen sie geöffnet sein (1 bis 60).',
  organisation: 'Wie Mails und Seiten aussehen', name: 'Name der Organisation', nameHint: 'Steht auf Seiten und in Mails.', logoUrl: 'Adresse des Logos', logoUrlHint: 'Eine Adresse mit https.', accent: 'Farbe', accentHint: 'Etwa #1d5fbf; dunkel genug, um auf Weiß gelesen zu werden.', senderName: 'Name des Absenders', senderNameHint: 'So nennt das Mailprogramm den Absender, höchstens 60 Zeichen; die Adresse bleibt.', replyTo: 'Antworten gehen an', replyToHint: 'Eine Mail-Adresse. Ohne sie gehen Antworten an die Adresse des Absenders.',
  save: 'Einstellungen speichern', saved: 'Die Einstellungen sind gespeichert. Sie gelten binnen einer Minute, für Auswertungen ab der nächsten.', undone: 'Die früheren Einstellungen gelten wieder.', setting: 'Einstellung', value: 'Wert',
}, {
  k: 'Fewest people', kHint: 'So many people must have answered before a score appears (5 to 50). More protects better and shows less. What is published stays.',
  timeZone: 'Time zone', timeZoneHint: 'When a day begins, such as Europe/Berlin.',
  closing: 'How often batches close', closingHint: 'For departments under 15 people we recommend every four weeks: it takes longer and reveals less.', WEEKLY: 'every week', FOUR_WEEKLY: 'every four weeks',
  interfacePatience: 'Patience at the interface (days)', interfacePatienceHint: 'What waits for so long counts for the whole team instead of the interface.',
  teamPatience: 'Patience at the team (days)', teamPatienceHint: 'What waits there for so long counts one level above.',
  interfaceDepth: 'Level of departments', interfaceDepthHint: 'So deep below the top stand the departments whose interfaces are shown.',
  retentionDays: 'Retention (days)', retentionDaysHint: 'Requests, ratings and comments stay for so long after their end. Batches stay.',
  invitationsPerWeek: 'Invitations per person and week', invitationsPerWeekHint: 'A person gets at most so many invitations about their own requests within seven days, at most two of them for the same team.',
  reminderDays: 'Remind after (working days)', reminderDaysHint: 'Once, in the morning of that working day.',
  targetPercent: 'Target of satisfaction (%)', targetPercentHint: 'So many percent of the voices should be satisfied (50 to 99). Where the whole range is below, “Where it is worth acting” names it.',
  costPerHour: 'What an hour of work costs', costHint: 'Only then what lost hours cost stands beside them, always as a range. Leave both empty to show no money.', amount: 'Cost per hour', currency: 'Currency', currencyHint: 'Three letters, such as EUR.',
  suspicion: 'When an answer is probably automatic', suspicionHint: 'We then ask once more; until then it does not count. 0 switches a signal off.',
  decoyHits: 'Invisible fields used (0 or 1)', decoyHitsHint: 'Fields and links that no person sees. With 1, who uses one of them is noticed.',
  quickMillis: 'Confirmed sooner than (milliseconds)', quickMillisHint: 'Who confirms the page sooner can hardly have read it. 1500 are one and a half seconds.',
  freshSeconds: 'Confirmed after the mail within (seconds)', freshSecondsHint: 'Who answers so soon after the mail was sent can hardly have read it (0 to 600).',
  burstRatings: 'Different ratings opened', burstRatingsHint: 'Scanners open all links of a mail. So many different ones are noticed (2 to 5).', burstSeconds: '… within (seconds)', burstSecondsHint: 'They must be opened in so short a time (1 to 60).',
  organisation: 'How mails and pages look', name: 'Name of the organisation', nameHint: 'Stands on pages and in mails.', logoUrl: 'Address of the logo', logoUrlHint: 'An address with https.', accent: 'Colour', accentHint: 'Such as #1d5fbf; dark enough to be read on white.', senderName: 'Name of the sender', senderNameHint: 'What mail programs call the sender, at most 60 characters; the address stays.', replyTo: 'Replies go to', replyToHint: 'A mail address. Without it, replies go to the address of the sender.',
  save: 'Save settings', saved: 'The settings are saved. They hold within a minute, for evaluations from the next one on.', undone: 'The former settings hold again.', setting: 'Setting', value: 'Value',
});

const NUMBERS = ['k', 'interfacePatience', 'teamPatience', 'interfaceDepth', 'retentionDays', 'invitationsPerWeek', 'reminderDays', 'targetPercent'] as const;
const THRESHOLDS = ['decoyHits', 'quickMillis', 'freshSeconds', 'burstRatings', 'burstSeconds'] as const;
const ORGANISATION = ['name', 'logoUrl', 'accent', 'senderName', 'replyTo'] as const;
const CLOSINGS = ['WEEKLY', 'FOUR_WEEKLY'] as const;

interface Cost {
  readonly amount: number;
  /** Its ISO 4217 code. */
  readonly currency: string;
}

/** All that can be set. */
type Values = Readonly<Record<typeof NUMBERS[number], number>> & {
  readonly timeZone: string;
  readonly closing: typeof CLOSINGS[number];
  readonly costPerHour?: Cost | null;
  readonly organisation?: Readonly<Partial<Record<typeof ORGANISATION[number], string | null>>>;
  readonly suspicion: Readonly<Record<typeof THRESHOLDS[number], number>>;
};

/** Settings as they are stored; the version names this state of them. */
type Settings = Values & { readonly version: string };

/** Stores settings and shows the organisation's looks. Returns them as they are stored. */
async function put(body: Values & { readonly version?: string }): Promise<Settings> {
  const stored = await call<Settings>('PUT', '/settings', { body });
  const { organisation } = stored;
  show({ name: organisation?.name ?? null, logoUrl: organisation?.logoUrl ?? null, accent: organisation?.accent ?? null });
  return stored;
}

/** Returns what an hour costs, null if neither amount nor currency was typed. */
function costOf(amount: string, currency: string): Cost | null {
  return amount.trim() || currency.trim() ? { amount: Number(amount), currency: currency.trim().toUpperCase() } : null;
}

/** The settings of the organisation, each with its effect. */
export function SettingsPart() {
  const settings = useResource('settings', signal => call<Settings>('GET', '/settings', { signal }));
  return <Loaded of={settings} lines={12}>{known => <>
    <SettingsForm known={known} changed={settings.reload} />
    <p class="actions"><button type="button" onClick={() => saveCsv('settings.csv', [t('setting'), t('value')], rowsOf(known))}>{word('csv')}</button></p>
  </>}</Loaded>;
}

/** Returns the settings as they are stored, each with its name as the page shows it. */
function rowsOf(known: Settings): [string, string | number | null][] {
  return [
    ...NUMBERS.map(name => [t(name), known[name]] satisfies [string, number]),
    [t('timeZone'), known.timeZone],
    [t('closing'), t(known.closing)],
    [t('amount'), known.costPerHour?.amount ?? null],
    [t('currency'), known.costPerHour?.currency ?? null],
    ...ORGANISATION.map(name => [t(name), known.organisation?.[name] ?? null] satisfies [string, string | null]),
    ...THRESHOLDS.map(name => [t(name), known.suspicion[name]] satisfies [string, number]),
  ];
}

function SettingsForm({ known, changed }: { readonly known: Settings; readonly changed: () => Promise<void> }) {
  const numbers = NUMBERS.map(name => [name, draft(`settings.${name}`, String(known[name]))] as const);
  const thresholds = THRESHOLDS.map(name => [name, draft(`settings.${name}`, String(known.suspicion[name]))] as const);
  const organisation = ORGANISATION.map(name => [name, draft(`settings.${name}`, known.organisation?.[name] ?? '')] as const);
  const amount = draft('settings.amount', String(known.costPerHour?.amount ?? ''));
  const currency = draft('settings.currency', known.costPerHour?.currency ?? '');
  const timeZone = draft('settings.timeZone', known.timeZone);
  const closing = draft('settings.closing', known.closing);
  const edited = useEdited('settings.', known.version, changed);
  const tried = useSignal(false);
  /** An empty number is no zero, which would switch a signal off. */
  const missing = (text: string) => tried.value && !text.trim() ? word('required') : undefined;
  const submit = async () => {
    tried.value = true;
    if ([...numbers, ...thresholds].some(([, field]) => !field.value.trim())) return;
    const read = (fields: typeof numbers | typeof thresholds) => Object.fromEntries(fields.map(([name, field]) => [name, Number(field.value)]));
    const sent = forgetter('settings.');
    const stored = await edited.save(version => put({ ...known, version, ...read(numbers), timeZone: timeZone.value.trim(), closing: closing.value, costPerHour: costOf(amount.value, currency.value), suspicion: { ...known.suspicion, ...read(thresholds) },
      organisation: Object.fromEntries(organisation.map(([name, field]) => [name, field.value.trim() || null])) }));
    sayStored(t('saved'), stored, () => call<Settings>('GET', '/settings'), async () => {
      const { version, ...former } = known;
      await put(former);
      say(t('undone'));
      await changed();
    });
    await changed();
    sent();
    tried.value = false;
  };
  return (
    <Form label={t('save')} send={t('save')} submit={submit} beside={edited.beside}>
      {numbers.map(([name, field]) => <Field key={name} label={t(name)} hint={t(`${name}Hint`)} value={field} type="number" member={`/${name}`} fault={missing(field.value)} />)}
      <Field label={t('timeZone')} hint={t('timeZoneHint')} value={timeZone} longest={60} member="/timeZone" />
      <Choice label={t('closing')} member="/closing" hint={t('closingHint')} chosen={closing.value} choose={one => { closing.value = CLOSINGS.find(name => name === one) ?? closing.value; }} options={CLOSINGS.map(one => [one, t(one)])} />
      <fieldset>
        <legend>{t('costPerHour')}</legend>
        <p class="hint">{t('costHint')}</p>
        <Field label={t('amount')} value={amount} type="number" optional member="/costPerHour/amount" />
        <Field label={t('currency')} hint={t('currencyHint')} value={currency} longest={3} optional member="/costPerHour/currency" />
      </fieldset>
      <fieldset>
        <legend>{t('organisation')}</legend>
        {organisation.map(([name, field]) => <Field key={name} label={t(name)} hint={t(`${name}Hint`)} value={field} optional longest={200} member={`/organisation/${name}`} />)}
      </fieldset>
      <fieldset>
        <legend>{t('suspicion')}</legend>
        <p class="hint">{t('suspicionHint')}</p>
        <div class="filters">{thresholds.map(([name, field]) => <Field key={name} label={t(name)} hint={t(`${name}Hint`)} value={field} type="number" member={`/suspicion/${name}`} fault={missing(field.value)} />)}</div>
      </fieldset>
    </Form>
  );
}
