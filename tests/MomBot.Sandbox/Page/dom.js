// Small hands for building the page: elements, and a place where things are announced.

/** Builds an element: props become properties, attributes or listeners; empty children are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

let ids = 0;
export const freshId = prefix => `${prefix}-${++ids}`;

/** Says something to screen readers without moving anyone's focus. */
export function announce(text) {
  const line = h('p', {}, text);
  const region = byId('announcer');
  region.append(line);
  setTimeout(() => line.remove(), 8000);
}

/** A plain line above the command line: what did not happen, or what is being waited for. */
export function notice(text, kind = 'problem') {
  const bar = byId('notice');
  bar.replaceChildren();
  if (!text) return;
  const close = h('button', { type: 'button', class: 'quiet', onclick: () => notice('') }, 'Close');
  bar.append(h('p', { class: `notice ${kind}` }, text), close);
}

/** Runs once after the last call, so that a burst of events costs one request. */
export function debounce(milliseconds, run) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...values), milliseconds);
  };
}

/** Up and down, home and end move the focus among a list's buttons. */
export function arrowKeys(list, selector = 'button') {
  list.addEventListener('keydown', event => {
    const buttons = [...list.querySelectorAll(selector)].filter(button => button.offsetParent !== null);
    const at = buttons.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, next))].focus();
  });
}
