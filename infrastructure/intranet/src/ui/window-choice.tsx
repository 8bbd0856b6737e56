import { texts } from '../page/language';
import { requery } from '../page/route';
import { WINDOWS, type WindowName } from '../page/scores';
import { Choice } from './choice';

const t = texts({ label: 'Zeitraum', '30d': '30 Tage', '90d': '90 Tage', '365d': 'ein Jahr' },
  { label: 'Window', '30d': '30 days', '90d': '90 days', '365d': 'one year' });

/** The window over which scores are taken; it stands in the address. */
export function WindowChoice({ chosen }: { readonly chosen: WindowName }) {
  return <Choice label={t('label')} chosen={chosen} choose={window => requery({ window })} options={WINDOWS.map(one => [one, t(one)])} />;
}
