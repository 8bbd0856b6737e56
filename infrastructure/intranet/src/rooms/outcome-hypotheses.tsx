import { useSignal } from '@preact/signals';
import { call } from '../page/api';
import { saveCsv } from '../page/csv';
import { draft, forgetter } from '../page/draft';
import { day, texts, whole } from '../page/language';
import { say } from '../page/notice';
import { quarterName, quartersFrom, thisQuarter } from '../page/quarters';
import { type Hypotheses, type Hypothesis, type Outcome, SERVICES, type Service } from '../page/results';
import { Choice } from '../ui/choice';
import { Empty } from '../ui/empty';
import { type Ask, Form } from '../ui/form';
import { lagName, resultWord } from '../ui/results';
import { Withdrawal } from '../ui/withdrawal';
import { word } from '../ui/words';

const t = texts({
  title: 'Vermutungen', text: 'Sagen Sie, bevor Sie hinsehen, was sich zusammen bewegen müsste und mit welchem Abstand. Eine Vermutung bleibt mit ihrem Datum stehen, wird nie geändert und immer gezeigt, was auch herauskommt.', none: 'Noch ist nichts vermutet.',
  lookedAfter: 'Insgesamt angemeldet: {count}. Von zwanzig Vermutungen ohne jeden Zusammenhang sieht im Schnitt eine nach einem aus: Deshalb zählen alle.',
  add: 'Vermutung anmelden', outcome: 'Kennzahl', service: 'Bewegt sich zusammen mit', lag: 'Die Kennzahl folgt', lagHint: 'Ein Abstand, vor dem Hinsehen gewählt: Von fünf sieht der beste meist nur durch Glück am besten aus.',
  onlyDepartments: 'Was jemand bekommt, ist nur je Bereich bekannt; diese Kennzahl hat Werte je Team.', taken: 'Zu dieser Kennzahl und diesem Service ist schon eine Vermutung angemeldet. Es gilt ein Abstand.',
  askTitle: 'Vermutung anmelden?', askText: '„{name}“ bewegt sich zusammen mit: {service}, {lag}. Das bleibt mit dem heutigen Datum stehen, lässt sich nicht ändern und wird immer gezeigt. Auch die Kennzahl steht dann fest.', askAfter: 'Weil es schon Werte gibt, wird vermerkt, dass sie danach angemeldet wurde.', go: 'Anmelden', done: 'Die Vermutung ist angemeldet.',
  name: '{outcome}, {service}', sentence: 'Bewegt sich zusammen mit: {service}, {lag}.', declaredOn: 'Angemeldet am {day}. Das Urteil fällt mit der ersten Auswertung ab {quarter}, für die die Zahlen reichen.', judgedIn: 'Frühestes Quartal des Urteils', judgedInHint: 'Die erste Auswertung ab dann, für die die Zahlen reichen, zählt; spätere zeigen nur, wie es weitergeht.', isWithdrawn: 'zurückgezogen am {day}', withdrawText: 'Sie bleibt mit ihrem Datum in der Liste und unter „Wirkung“ stehen, als zurückgezogen. Das lässt sich nicht rückgängig machen.', withdrawn: 'Die Vermutung ist zurückgezogen.',
  id: 'Kürzel', declared: 'Angemeldet', after: 'Nach den ersten Werten', withdrawnOn: 'Zurückgezogen', quarters: 'Quartale später', yes: 'ja', no: 'nein',
}, {
  title: 'Hypotheses', text: 'Say before you look what should move together, and how much later. A hypothesis stays with its date, is never changed, and is always shown, whatever comes out.', none: 'Nothing is declared yet.',
  lookedAfter: 'Declared in all: {count}. Of twenty hypotheses without any link about one looks like one: so all of them count.',
  add: 'Declare a hypothesis', outcome: 'Figure', service: 'Moves together with', lag: 'The figure follows', lagHint: 'One lag, chosen before looking: of five the best-looking one is mostly luck.',
  onlyDepartments: 'What somebody gets is known by department only; this figure has values by team.', taken: 'A hypothesis on this figure and this service is declared already. One lag counts.',
  askTitle: 'Declare the hypothesis?', askText: '“{name}” moves together with: {service}, {lag}. That stays with the date of today, cannot be changed, and is always shown. The figure stands from then on, too.', askAfter: 'As there are values already, it is noted that it was declared after them.', go: 'Declare', done: 'The hypothesis is declared.',
  name: '{outcome}, {service}', sentence: 'Moves together with: {service}, {lag}.', declaredOn: 'Declared on {day}. The verdict comes with the first analysis from {quarter} on for which the figures are enough.', judgedIn: 'First quarter of the verdict', judgedInHint: 'The first analysis from then on for which the figures are enough counts; later ones only show how it goes on.', isWithdrawn: 'withdrawn on {day}', withdrawText: 'It stays in the list and in “Effects” with its date, as withdrawn. This cannot be undone.', withdrawn: 'The hypothesis is withdrawn.',
  id: 'Id', declared: 'Declared', after: 'After the first values', withdrawnOn: 'Withdrawn', quarters: 'Quarters later', yes: 'yes', no: 'no',
});

const MOST_LAG = 4;
/** How many quarters from this one on are offered for the verdict. */
const VERDICTS = 13;

const put = ({ id, outcomeId, service, lag, judgedIn }: Pick<Hypothesis, 'id' | 'outcomeId' | 'service' | 'lag' | 'judgedIn'>, more: { readonly withdrawn?: true } = {}) =>
  call<Hypothesis>('PUT', `/hypotheses/${encodeURIComponent(id)}`, { body: { outcomeId, service, lag, judgedIn, ...more } });

interface Props extends Hypotheses {
  readonly outcomes: readonly Outcome[];
  readonly reload: () => Promise<void>;
}

/** What was declared to move together with service, and a form to declare more. */
export function HypothesesPart({ outcomes, hypotheses, lookedAfter, reload }: Props) {
  const nameOf = (id: string): string => outcomes.find(one => one.id === id)?.name ?? id;
  const withdraw = async (one: Hypothesis) => {
    await put(one, { withdrawn: true });
    say(t('withdrawn'));
    await reload();
  };
  const rows = hypotheses.map(one => [one.id, nameOf(one.outcomeId), resultWord(one.service), one.lag, one.judgedIn, one.declaredOn, t(one.afterData ? 'yes' : 'no'), one.withdrawnOn]);
  return <>
    <h2>{t('title')}</h2>
    <p class="soft">{t('text')}</p>
    {hypotheses.length === 0 ? <Empty>{t('none')}</Empty> : <ul class="list">{hypotheses.map(one => <li key={one.id}>
      <h3>{nameOf(one.outcomeId)}</h3>
      <p>{t('sentence', { service: resultWord(one.service), lag: lagName(one.lag) })}</p>
      <p class="soft">{t('declaredOn', { day: day(one.declaredOn), quarter: quarterName(one.judgedIn) })}</p>
      {(one.afterData || one.withdrawnOn) && <p class="badges">{one.afterData && <span class="badge">{resultWord('afterData')}</span>}{one.withdrawnOn && <span class="badge">{t('isWithdrawn', { day: day(one.withdrawnOn) })}</span>}</p>}
      {!one.withdrawnOn && <div class="actions"><Withdrawal name={t('name', { outcome: nameOf(one.outcomeId), service: resultWord(one.service) })} text={t('withdrawText')} run={() => withdraw(one)} /></div>}
    </li>)}</ul>}
    {hypotheses.length > 0 && <p class="soft">{t('lookedAfter', { count: whole(lookedAfter) })}</p>}
    {hypotheses.length > 0 && <p class="actions"><button type="button" onClick={() => saveCsv('hypotheses.csv', COLUMNS.map(name => t(name)), rows)}>{word('csv')}</button></p>}
    <h3>{t('add')}</h3>
    <HypothesisForm outcomes={outcomes} hypotheses={hypotheses} reload={reload} />
  </>;
}

const COLUMNS = ['id', 'outcome', 'service', 'quarters', 'judgedIn', 'declared', 'after', 'withdrawnOn'] as const;

/** The longest beginning of an id that leaves room for the service. */
const LONGEST_BEGINNING = 54;

function HypothesisForm({ outcomes, hypotheses, reload }: Omit<Props, 'lookedAfter'>) {
  const outcomeId = draft('hypothesis.outcome', outcomes[0]?.id ?? '');
  const service = draft<Service>('hypothesis.service', 'given');
  const lag = draft('hypothesis.lag', 1);
  const judgedIn = draft('hypothesis.judgedIn', thisQuarter());
  const tried = useSignal(false);
  const outcome = outcomes.find(one => one.id === outcomeId.value) ?? outcomes[0];
  if (!outcome) return null;
  const isUnknown = service.value === 'received' && outcome.unitsAre === 'teams';
  const isTaken = hypotheses.some(one => one.outcomeId === outcome.id && one.service === service.value);
  const fault = isUnknown ? t('onlyDepartments') : tried.value && isTaken ? t('taken') : undefined;
  const submit = async (ask: Ask) => {
    tried.value = true;
    if (isUnknown || isTaken) return;
    const said = { id: `${outcome.id.slice(0, LONGEST_BEGINNING)}-${service.value}`, outcomeId: outcome.id, service: service.value, lag: lag.value, judgedIn: judgedIn.value };
    const text = t('askText', { name: outcome.name, service: resultWord(said.service), lag: lagName(said.lag) });
    if (!await ask({ title: t('askTitle'), text: outcome.values.count ? `${text} ${t('askAfter')}` : text, go: t('go') })) return;
    const sent = forgetter('hypothesis.');
    await put(said);
    say(t('done'));
    tried.value = false;
    sent();
    await reload();
  };
  return (
    <Form label={t('add')} send={t('add')} submit={submit}>
      <Choice label={t('outcome')} member="/outcomeId" chosen={outcome.id} choose={one => { outcomeId.value = one; }} options={outcomes.map(one => [one.id, one.name])} />
      <Choice label={t('service')} member="/service" chosen={service.value} choose={one => { service.value = one as Service; }} fault={fault} options={SERVICES.map(one => [one, resultWord(one)])} />
      <Choice label={t('lag')} hint={t('lagHint')} member="/lag" chosen={String(lag.value)} choose={one => { lag.value = Number(one); }}
        options={Array.from({ length: MOST_LAG + 1 }, (_, count) => [String(count), lagName(count)])} />
      <Choice label={t('judgedIn')} hint={t('judgedInHint')} member="/judgedIn" chosen={judgedIn.value} choose={one => { judgedIn.value = one; }} options={quartersFrom(thisQuarter(), 0, VERDICTS).map(one => [one, quarterName(one)])} />
    </Form>
  );
}
