import type { ComponentType } from 'preact';
import { texts } from '../page/language';
import { route, to } from '../page/route';
import { Heading } from '../ui/heading';
import { EffectsPart } from './programme-effects';
import { Erasure } from './programme-erasure';
import { Evaluations } from './programme-evaluations';
import { Outcomes } from './programme-outcomes';
import { SettingsPart } from './programme-settings';
import { TeamsPart } from './programme-teams';
import { ToolsPart } from './programme-tools';
import { Trainings } from './programme-trainings';
import { Voters } from './programme-voters';

const t = texts({
  title: 'Programm', parts: 'Teile des Programms', teams: 'Teams', voters: 'Wer zählt', tools: 'Ticket-Werkzeuge', trainings: 'Schulungen', outcomes: 'Kennzahlen', effects: 'Wirkung', settings: 'Einstellungen', evaluations: 'Auswertungen', erasure: 'Löschen',
}, {
  title: 'Programme', parts: 'Parts of the programme', teams: 'Teams', voters: 'Who votes', tools: 'Ticket tools', trainings: 'Trainings', outcomes: 'Figures', effects: 'Effects', settings: 'Settings', evaluations: 'Evaluations', erasure: 'Erasure',
});

const PARTS = { teams: TeamsPart, voters: Voters, tools: ToolsPart, trainings: Trainings, outcomes: Outcomes, effects: EffectsPart, settings: SettingsPart, evaluations: Evaluations, erasure: Erasure } satisfies Record<string, ComponentType>;
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
