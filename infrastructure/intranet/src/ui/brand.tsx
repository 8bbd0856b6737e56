import { organisation } from '../page/organisation';

/** The organisation's logo and name, the product's name where it has none. */
export function Brand() {
  const { name, logoUrl } = organisation.value;
  return <p class="brand">{logoUrl && <img src={logoUrl} alt="" />}{name ?? 'Resonanz'}</p>;
}
