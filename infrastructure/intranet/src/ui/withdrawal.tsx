import { useSignal } from '@preact/signals';
import { texts } from '../page/language';
import { Confirm } from './confirm';

const t = texts({
  withdraw: 'Zurückziehen', of: '{name} zurückziehen', title: '„{name}“ zurückziehen?',
}, {
  withdraw: 'Withdraw', of: 'Withdraw {name}', title: 'Withdraw “{name}”?',
});

interface Props {
  readonly name: string;
  /** What follows. */
  readonly text: string;
  readonly run: () => Promise<void>;
}

/** A button that takes back what was declared, and asks first. */
export function Withdrawal({ name, text, run }: Props) {
  const asked = useSignal(false);
  return <>
    <button type="button" aria-label={t('of', { name })} onClick={() => { asked.value = true; }}>{t('withdraw')}</button>
    {asked.value && <Confirm title={t('title', { name })} go={t('withdraw')} danger run={run} close={() => { asked.value = false; }}><p>{text}</p></Confirm>}
  </>;
}
