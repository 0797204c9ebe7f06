// An input that completes from a list: up, down, enter, escape, or a press.
import { freshId, h } from './dom.js';

/**
 * source(text) gives items {label, hint?, value}, at once or as a promise; onPick gets the chosen one.
 * With eager, the first match of what was typed is ready for Enter or Tab without an arrow key.
 */
export function combobox(input, { source, onPick, eager = false, label }) {
  const list = h('ul', {
    class: 'suggestions', role: 'listbox', id: freshId('list'), 'aria-label': label, hidden: true,
  });
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('autocomplete', 'off');
  let items = [];
  let active = -1;
  let turn = 0;

  const close = () => {
    turn++;
    items = [];
    active = -1;
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const mark = index => {
    active = index;
    [...list.children].forEach((row, at) => row.setAttribute('aria-selected', String(at === index)));
    const row = list.children[index];
    if (row) {
      input.setAttribute('aria-activedescendant', row.id);
      row.scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  };
  const pick = index => {
    const item = items[index];
    close();
    onPick(item);
  };
  const update = async () => {
    const mine = ++turn;
    const found = await source(input.value);
    if (mine !== turn || document.activeElement !== input) return;
    if (found.length === 0) return close();
    items = found;
    list.replaceChildren(...items.map((item, index) => h('li', {
      role: 'option', id: `${list.id}-${index}`, 'aria-selected': 'false',
      onpointerdown: event => event.preventDefault(),
      onclick: () => pick(index),
    }, h('span', { class: 'suggestion' }, item.label), item.hint && h('span', { class: 'small' }, item.hint))));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    mark(eager && input.value ? 0 : -1);
  };

  input.addEventListener('input', update);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', event => {
    if (list.hidden) {
      if (event.key === 'ArrowDown' && !event.altKey) {
        event.preventDefault();
        update();
      }
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((active + step + items.length) % items.length);
    } else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && eager)) && active >= 0) {
      event.preventDefault();
      pick(active);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  return { list, close, update };
}
