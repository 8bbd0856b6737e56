import { texts, whole } from '../page/language';

const t = texts({
  rating1: 'sehr unzufrieden', rating2: 'unzufrieden', rating3: 'teils-teils', rating4: 'zufrieden', rating5: 'sehr zufrieden', caption: 'Antworten je Bewertung',
  rating: 'Bewertung', voices: 'Stimmen',
}, {
  rating1: 'very dissatisfied', rating2: 'dissatisfied', rating3: 'neutral', rating4: 'satisfied', rating5: 'very satisfied', caption: 'Answers by rating',
  rating: 'Rating', voices: 'Voices',
});

const RATINGS = [5, 4, 3, 2, 1] as const;

/** The number of voices of each rating, as a table whose cells are bars. */
export function Histogram({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <table class="histogram">
      <caption class="visually-hidden">{t('caption')}</caption>
      <thead class="visually-hidden"><tr><th scope="col">{t('rating')}</th><th scope="col">{t('voices')}</th></tr></thead>
      <tbody>{RATINGS.map(rating => {
        const count = counts[rating - 1] ?? 0;
        return (
          <tr key={rating}>
            <th scope="row">{rating} <small>{t(`rating${rating}`)}</small></th>
            <td><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class={rating >= 4 ? 'good' : rating <= 2 ? 'bad' : 'middle'} width={count / most * 100} height="10" /></svg></td>
            <td class="number">{whole(count)}</td>
          </tr>
        );
      })}</tbody>
    </table>
  );
}
