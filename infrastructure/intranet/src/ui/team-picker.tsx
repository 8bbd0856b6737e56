import { type Signal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Team, Teams } from '../page/teams';
import { useFault } from './faults';
import { word } from './words';

interface Props {
  readonly label: string;
  readonly teams: Teams;
  /** Those that may be chosen. */
  readonly among: readonly Team[];
  /** The id of the team that is chosen, empty for none. */
  readonly chosen: Signal<string>;
  readonly fault?: string | undefined;
  /** The JSON pointer of the member that it fills. */
  readonly member?: string;
}

interface Match {
  readonly team: Team;
  /** The synonym by which the team was found, if its name was not. */
  readonly synonym?: string;
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Returns the teams whose name, synonyms or teams above contain what was typed, those that begin with it first. */
function find(teams: Teams, among: readonly Team[], typed: string): Match[] {
  const wanted = fold(typed.trim());
  const rank = ({ team, synonym }: Match) => fold(team.name).startsWith(wanted) ? 0 : synonym === undefined ? 1 : 2;
  return among.flatMap((team): Match[] => {
    if ([team, ...teams.above(team)].some(one => fold(one.name).includes(wanted))) return [{ team }];
    const synonym = team.synonyms?.find(one => fold(one).includes(wanted));
    return synonym === undefined ? [] : [{ team, synonym }];
  }).sort((one, other) => rank(one) - rank(other) || one.team.name.localeCompare(other.team.name));
}

/** Chooses a team by typing a part of its name, of a synonym, or of a team above it (ARIA combobox). */
export function TeamPicker({ label, teams, among, chosen, fault: own, member }: Props) {
  const id = useId();
  const found = useFault(member);
  const typed = useSignal<string | null>(null);
  /** What was chosen before somebody began to type. */
  const former = useSignal('');
  const open = useSignal(false);
  const active = useSignal(0);
  const shown = typed.value ?? (chosen.value ? teams.name(chosen.value) : '');
  const fault = own ?? found ?? (!open.value && typed.value?.trim() ? word('chooseTeam') : undefined);
  const matches = open.value ? find(teams, among, typed.value ?? '') : [];

  const close = (id: string) => {
    chosen.value = id;
    typed.value = null;
    open.value = false;
  };
  /** Chooses a team; without one, what was typed stays. */
  const choose = (match: Match | undefined) => {
    if (match) close(match.team.id);
    else open.value = false;
  };
  const show = () => {
    if (!open.value) active.value = 0;
    open.value = true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (!open.value) return show();
        active.value = Math.min(matches.length - 1, Math.max(0, active.value + (event.key === 'ArrowDown' ? 1 : -1)));
        document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: 'nearest' });
        return;
      case 'Enter':
        if (!open.value) return;
        event.preventDefault();
        return choose(matches[active.value]);
      case 'Escape':
        // A dialog around it stays while the list is open.
        if (open.value) event.preventDefault();
        close(typed.value === null ? chosen.value : former.value);
    }
  };
  const onInput = (event: { currentTarget: HTMLInputElement }) => {
    if (typed.value === null) former.value = chosen.value;
    typed.value = event.currentTarget.value;
    chosen.value = '';
    active.value = 0;
    open.value = true;
  };

  return (
    <div class="field picker">
      <label for={id}>{label}</label>
      <input id={id} role="combobox" autocomplete="off" aria-autocomplete="list" aria-expanded={open.value}
        aria-controls={`${id}-list`} aria-activedescendant={matches.length ? `${id}-${active.value}` : undefined}
        aria-invalid={fault !== undefined} aria-describedby={fault ? `${id}-fault` : undefined} required
        value={shown} onInput={onInput} onKeyDown={onKeyDown} onFocus={show} onClick={show} onBlur={() => choose(typed.value ? exact(matches, typed.value) : undefined)} />
      <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!open.value}>
        {matches.map((match, index) => (
          <li key={match.team.id} id={`${id}-${index}`} role="option" aria-selected={index === active.value}
            onMouseDown={event => { event.preventDefault(); choose(match); }}>
            <span>{match.team.name}{match.synonym && <small> ({match.synonym})</small>}</span>
            <small>{teams.above(match.team).slice(1).map(team => team.name).join(' › ')}</small>
          </li>
        ))}
      </ul>
      {open.value && matches.length === 0 && <p class="hint" role="status">{word('noTeam')}</p>}
      {fault && <p class="fault" id={`${id}-fault`}>{fault}</p>}
    </div>
  );
}

/** Returns the only match, or the one whose name was typed whole. */
function exact(matches: readonly Match[], typed: string): Match | undefined {
  return matches.length === 1 ? matches[0] : matches.find(match => fold(match.team.name) === fold(typed.trim()));
}
