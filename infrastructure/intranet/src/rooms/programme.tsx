import type { ComponentType } from 'preact';
import { texts } from '../page/language';
import { route, to } from '../page/route';
import { Heading } from '../ui/heading';
import { Erasure } from './programme-erasure';
import { Evaluations } from './programme-evaluations';
import { SettingsPart } from './programme-settings';
import { TeamsPart } from './programme-teams';
import { ToolsPart } from './programme-tools';
import { Voters } from './programme-voters';

const t = texts({
  title: 'Programm', parts: 'Teile des Programms', teams: 'Teams', voters: 'Wer zählt', tools: 'Ticket-Werkzeuge', settings: 'Einstellungen', evaluations: 'Auswertungen', erasure: 'Löschen',
}, {
  title: 'Programme', parts: 'Parts of the programme', teams: 'Teams', voters: 'Who votes', tools: 'Ticket tools', settings: 'Settings', evaluations: 'Evaluations', erasure: 'Erasure',
});

const PARTS = { teams: TeamsPart, voters: Voters, tools: ToolsPart, settings: SettingsPart, evaluations: Evaluations, erasure: Erasure } satisfies Record<string, ComponentType>;
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Part[];

/** Where admins run the programme. */
export default function Programme() {
  const part = NAMES.find(name => name === route.value.rest[0]) ?? 'teams';
  const View = PARTS[part];
  return <>
    <Heading>{t('title')}</Heading>
    <nav class="parts" aria-label={t('parts')}>
      {NAMES.map(name => <a key={name} href={to('programme', [name])} aria-current={name === part ? 'page' : undefined}>{t(name)}</a>)}
    </nav>
    <View key={part} />
  </>;
}
