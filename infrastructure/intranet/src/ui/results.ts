import { texts } from '../page/language';

/** The words for what the company's figures are about and what they move together with. */
export const resultWord = texts({
  customers: 'Zufriedenheit der Kundschaft draußen', people: 'Stimmung und Bleiben', productivity: 'Produktivität', profit: 'Gewinn', other: 'Anderes',
  received: 'Service, den ein Bereich bekommt', given: 'Service, den ein Team oder Bereich gibt', lag0: 'im selben Quartal', lag1: 'ein Quartal später', lags: '{count} Quartale später',
  higher: 'ein hoher Wert', lower: 'ein niedriger Wert', late: 'nachträglich angemeldet', drawn: 'ausgelost', withdrawn: 'zurückgezogen', afterData: 'angemeldet, als es schon Werte gab',
}, {
  customers: 'Satisfaction of customers outside', people: 'Morale and staying', productivity: 'Productivity', profit: 'Profit', other: 'Other',
  received: 'service that a department gets', given: 'service that a team or department gives', lag0: 'in the same quarter', lag1: 'one quarter later', lags: '{count} quarters later',
  higher: 'a high value', lower: 'a low value', late: 'declared late', drawn: 'drawn by lot', withdrawn: 'withdrawn', afterData: 'declared when there were values already',
});

/** Returns by how much a figure follows, in words. */
export const lagName = (lag: number): string => lag === 0 ? resultWord('lag0') : lag === 1 ? resultWord('lag1') : resultWord('lags', { count: lag });
