// A select on a message: a button that unfolds its choices in place, so that nothing is sent by merely looking.
import { arrowKeys, freshId, h } from './dom.js';
import { choicesOf } from './choices.js';

export function picker(component, send) {
  const choices = choicesOf(component);
  const max = component.max_values ?? 1;
  const min = component.min_values ?? 1;
  const shown = choices.filter(choice => choice.default).map(choice => choice.label).join(', ');
  const panelId = freshId('picker');
  const panel = h('div', { class: 'picker-panel', id: panelId, hidden: true });
  const open = h('button', {
    type: 'button', class: 'picker-open', disabled: component.disabled, 'aria-expanded': 'false',
    'aria-controls': panelId, data: { customId: component.custom_id },
  }, h('span', {}, shown || component.placeholder || 'Make a selection'), h('span', { 'aria-hidden': 'true' }, '▾'));

  const close = () => {
    panel.hidden = true;
    open.setAttribute('aria-expanded', 'false');
    open.focus();
  };
  const choose = async values => {
    close();
    open.setAttribute('aria-busy', 'true');
    await send(values);
    open.removeAttribute('aria-busy');
  };
  open.addEventListener('click', () => {
    if (!panel.hidden) return close();
    panel.replaceChildren(...(max > 1 ? manyOf(choices, min, max, choose) : [oneOf(choices, min, choose)]));
    if (choices.length > 12) panel.prepend(filterOf(panel));
    panel.hidden = false;
    open.setAttribute('aria-expanded', 'true');
    panel.querySelector('input, button')?.focus();
    panel.scrollIntoView({ block: 'nearest' });
  });
  panel.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  });
  return h('div', { class: 'picker' }, open, panel);
}

const words = choice => [
  h('span', {}, choice.emoji?.name && !choice.emoji.id ? `${choice.emoji.name} ` : '', choice.label),
  choice.description && h('span', { class: 'small' }, choice.description),
];

function oneOf(choices, min, choose) {
  const items = choices.map(choice => h('li', { data: { words: choice.label.toLowerCase() } }, h('button', {
    type: 'button', class: 'choice', 'aria-current': choice.default ? 'true' : undefined,
    onclick: () => choose([choice.value]),
  }, words(choice))));
  if (min === 0) {
    items.push(h('li', {}, h('button', { type: 'button', class: 'choice', onclick: () => choose([]) }, 'Nothing')));
  }
  const list = h('ul', { class: 'choices' }, items);
  arrowKeys(list);
  return list;
}

function manyOf(choices, min, max, choose) {
  const inputs = [];
  const list = h('ul', { class: 'choices' }, choices.map(choice => {
    const input = h('input', { type: 'checkbox', id: freshId('choice'), value: choice.value, checked: choice.default });
    inputs.push(input);
    return h('li', { class: 'option', data: { words: choice.label.toLowerCase() } }, input,
      h('label', { for: input.id }, words(choice)));
  }));
  const chosen = () => inputs.filter(input => input.checked);
  const done = h('button', {
    type: 'button', class: 'primary', onclick: () => choose(chosen().map(each => each.value)),
  });
  const upTo = Math.min(max, choices.length);
  const count = () => {
    const number = chosen().length;
    done.textContent = `Done (${number} chosen)`;
    done.disabled = number < min || number > max;
  };
  list.addEventListener('change', count);
  count();
  const limits = min === upTo ? `Choose ${min}.` : min > 0 ? `Choose ${min} to ${upTo}.` : `Choose up to ${upTo}.`;
  return [h('p', { class: 'small' }, limits), list, done];
}

function filterOf(panel) {
  const id = freshId('filter');
  const input = h('input', { type: 'search', id, autocomplete: 'off' });
  input.addEventListener('input', () => {
    for (const item of panel.querySelectorAll('[data-words]')) {
      item.hidden = !item.dataset.words.includes(input.value.trim().toLowerCase());
    }
  });
  return h('div', { class: 'filter' }, h('label', { for: id }, 'Search'), input);
}
