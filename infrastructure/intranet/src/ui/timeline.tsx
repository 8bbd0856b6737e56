import { texts, time } from '../page/language';
import type { Step } from '../page/requests';
import type { Teams } from '../page/teams';

const t = texts({
  label: 'Verlauf', ASKED: '{team} gefragt', TRANSFERRED: 'an {team} weitergegeben', COMPLETED: 'erledigt', REOPENED: 'wieder geöffnet',
  CANCELLED: 'zurückgezogen', RATED: 'bewertet',
}, {
  label: 'What happened', ASKED: 'asked {team}', TRANSFERRED: 'handed over to {team}', COMPLETED: 'done', REOPENED: 'opened again',
  CANCELLED: 'withdrawn', RATED: 'rated',
});

/** What happened to a request, the oldest first. */
export function Timeline({ steps, teams }: { readonly steps: readonly Step[]; readonly teams: Teams }) {
  return (
    <ol class="timeline" aria-label={t('label')}>
      {steps.map((step, index) => (
        <li key={index}>
          <span>{t(step.step, step.teamId ? { team: teams.name(step.teamId) } : {})}</span> <time class="soft" dateTime={step.at}>{time(step.at)}</time>
          {step.text && <p class="words">{step.text}</p>}
        </li>
      ))}
    </ol>
  );
}
