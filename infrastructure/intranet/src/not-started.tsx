import { texts } from './page/language';
import { Brand } from './ui/brand';
import { word } from './ui/words';

const t = texts({
  title: 'Diese Seite lässt sich gerade nicht öffnen.', text: 'Bitte versuchen Sie es in einem Moment noch einmal. Was Sie geschrieben haben, bleibt erhalten.',
}, {
  title: 'This page cannot be opened right now.', text: 'Please try again in a moment. What you have written is kept.',
});

/** Stands for the whole page if its start fails. */
export function NotStarted() {
  return (
    <main class="welcome">
      <Brand />
      <h1>{t('title')}</h1>
      <div class="trouble" role="alert">
        <p>{t('text')}</p>
        <button type="button" onClick={() => location.reload()}>{word('tryAgain')}</button>
      </div>
    </main>
  );
}
