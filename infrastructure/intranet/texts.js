// What the page says, German first.
const TEXTS = {
  de: {
    requests: 'Meine Anfragen', queue: 'Anfragen an mein Team', scores: 'Ergebnisse', nights: 'Nächte',
    signIn: 'Anmelden', signOut: 'Abmelden', welcome: 'Wie gut arbeiten wir füreinander?',
    welcomeText: 'Stellen Sie Anfragen an andere Teams, erledigen Sie die Ihres Teams, und sehen Sie, wie zufrieden die Menschen damit sind.',
    newRequest: 'Neue Anfrage', team: 'Team', subject: 'Worum geht es?', details: 'Einzelheiten (freiwillig)', send: 'Anfrage stellen',
    none: 'Hier ist noch nichts.', more: 'Weitere zeigen', rate: 'Bewerten', cancel: 'Zurückziehen', reopen: 'Ist nicht erledigt',
    complete: 'Erledigt', note: 'Anmerkung (freiwillig)', transfer: 'Weitergeben an', go: 'Weitergeben', from: 'von', to: 'an',
    OPEN: 'offen', COMPLETED: 'erledigt', CANCELLED: 'zurückgezogen', error: 'Das hat nicht geklappt.',
    followUps: 'Rückmeldungen', followUpsText: 'Was Menschen Ihrem Team gesagt haben, die darauf angesprochen werden möchten. Nur die Leitung sieht es.',
    rating1: 'sehr unzufrieden', rating2: 'unzufrieden', answer: 'Ihre Antwort an die Person', resolve: 'Geklärt', resolved: 'Geklärt am {at}:',
    csat: 'Zufrieden', interval: '95 % sicher zwischen', mean: 'Mittel', voices: 'Stimmen', rate2: 'Antwortquote',
    collecting: 'sammelt noch: Ergebnisse gibt es, sobald mindestens {asked} Menschen gefragt wurden und mindestens {k} geantwortet haben',
    served: 'Arbeit vom {from} bis {to}', noted: '{share} selbst eingetragen', handedOn: '{share} weitergegeben',
    openLong: '{count} seit über 14 Tagen offen', idle: 'noch nichts erledigt, oder seit 90 Tagen nichts mehr', asOf: 'Was vom {from} bis {day} veröffentlicht wurde; die Arbeit selbst kann älter sein', noScores: 'Noch keine Nacht ist gelaufen.',
    news: 'Auffällig', fallen: 'am {day} gefallen von {from} auf {to}', risen: 'am {day} gestiegen von {from} auf {to}',
    window: 'Zeitraum', d30: '30 Tage', d90: '90 Tage', d365: 'ein Jahr', day: 'Tag', finished: 'fertig', completions: 'Erledigungen',
    invitations: 'Einladungen', answers: 'Antworten', week: 'Woche', weeks: 'Wochen',
    weeksNote: 'Ganze Wochen der ganzen Organisation, gerundet; sehr kleine Zahlen bleiben verborgen.',
    batches: 'Pakete', quarantined: 'maschinenverdächtig', refusedAttempts: 'abgewiesen', percent: '{n} %', openOnes: 'Offen', doneOnes: 'Erledigt', loading: 'Einen Moment …',
  },
  en: {
    requests: 'My requests', queue: 'Requests to my team', scores: 'Results', nights: 'Nights',
    signIn: 'Sign in', signOut: 'Sign out', welcome: 'How well do we work for each other?',
    welcomeText: 'Ask other teams for work, complete what your team is asked for, and see how satisfied people are with it.',
    newRequest: 'New request', team: 'Team', subject: 'What is it about?', details: 'Details (optional)', send: 'Send request',
    none: 'Nothing here yet.', more: 'Show more', rate: 'Rate', cancel: 'Withdraw', reopen: 'It is not done',
    complete: 'Done', note: 'Note (optional)', transfer: 'Hand over to', go: 'Hand over', from: 'from', to: 'to',
    OPEN: 'open', COMPLETED: 'done', CANCELLED: 'withdrawn', error: 'That did not work.',
    followUps: 'Follow-ups', followUpsText: 'What people let your team know who would like to be contacted. Only leads see it.',
    rating1: 'very dissatisfied', rating2: 'dissatisfied', answer: 'Your answer to them', resolve: 'Resolved', resolved: 'Resolved on {at}:',
    csat: 'Satisfied', interval: '95% sure between', mean: 'Mean', voices: 'Voices', rate2: 'Response rate',
    collecting: 'still collecting: results appear once at least {asked} people were asked and at least {k} have answered',
    served: 'Work from {from} to {to}', noted: '{share} entered by the team', handedOn: '{share} handed over',
    openLong: '{count} open for over 14 days', idle: 'nothing done yet, or not for 90 days', asOf: 'What was published from {from} to {day}; the work itself may be older', noScores: 'No night has run yet.',
    news: 'Notable', fallen: 'on {day} fallen from {from} to {to}', risen: 'on {day} risen from {from} to {to}',
    window: 'Window', d30: '30 days', d90: '90 days', d365: 'one year', day: 'Day', finished: 'finished', completions: 'Completions',
    invitations: 'Invitations', answers: 'Answers', week: 'Week', weeks: 'Weeks',
    weeksNote: 'Whole weeks of the whole organisation, rounded; very small numbers stay hidden.',
    batches: 'Batches', quarantined: 'perhaps machines', refusedAttempts: 'refused', percent: '{n}%', openOnes: 'Open', doneOnes: 'Done', loading: 'One moment …',
  },
};

let language = 'de';

export function speak(locale) {
  language = String(locale).toLowerCase().startsWith('en') ? 'en' : 'de';
  document.documentElement.lang = language;
}

export const t = (key, values = {}) => TEXTS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const time = text => text ? new Date(text).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }) : '';
export const day = text => new Date(text + 'T12:00:00').toLocaleDateString(language, { dateStyle: 'medium' });
export const percent = share => t('percent', { n: Math.round(share * 100) });
export const decimal = number => number.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
