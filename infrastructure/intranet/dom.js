import { t } from './texts.js';

/** Makes an element; texts become text nodes, so nothing that people wrote can become markup. */
export function el(name, attributes = {}, ...children) {
  const element = name === 'svg' || name === 'line' || name === 'circle'
    ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter(child => child != null && child !== false));
  return element;
}

/** A button that does something slow: it cannot be pressed twice, and what goes wrong stands beside it. */
export function action(label, act, quiet = true) {
  const button = el('button', { type: 'button', class: quiet ? 'quiet' : null, onclick: () => attempt(button, act) }, label);
  return button;
}

export async function attempt(button, act) {
  button.disabled = true;
  button.parentElement.querySelector('.error')?.remove();
  try {
    await act();
  } catch (error) {
    button.after(el('p', { class: 'error', role: 'alert' }, `${t('error')} ${error.message}`));
  } finally {
    button.disabled = false;
  }
}

export const field = (label, input) => el('label', {}, label, input);
