import { texts } from '../page/language';
import type { Request } from '../page/requests';

/** The words that all rooms share. */
export const word = texts({
  tryAgain: 'Noch einmal versuchen', signInAgain: 'Neu anmelden', loading: 'Wird geladen', undo: 'Rückgängig', close: 'Schließen', back: 'Zurück',
  cancel: 'Abbrechen', optional: 'freiwillig', more: 'Mehr zeigen', csv: 'Als CSV laden', table: 'Als Tabelle',
  OPEN: 'offen', COMPLETED: 'erledigt', CANCELLED: 'zurückgezogen', helped: 'geholfen', noTeam: 'Kein Team heißt so.', chooseTeam: 'Bitte wählen Sie ein Team aus der Liste.',
  external: 'extern', unassigned: 'ohne Team', required: 'Bitte füllen Sie dieses Feld aus.',
}, {
  tryAgain: 'Try again', signInAgain: 'Sign in again', loading: 'Loading', undo: 'Undo', close: 'Close', back: 'Back',
  cancel: 'Cancel', optional: 'optional', more: 'Show more', csv: 'Load as CSV', table: 'As a table',
  OPEN: 'open', COMPLETED: 'done', CANCELLED: 'withdrawn', helped: 'helped', noTeam: 'No team has this name.', chooseTeam: 'Please choose a team from the list.',
  external: 'external', unassigned: 'without a team', required: 'Please fill in this field.',
});

/** Returns the word for how a request stands. */
export const stateOf = (request: Request): string => word(request.helped ? 'helped' : request.status);
