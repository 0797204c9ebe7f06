// The command line: plain text says something; "/" completes a command, then asks for its options by name.
import { mayUse } from './access.js';
import { act, perform } from './actions.js';
import { choicesOfOption } from './choices.js';
import { combobox } from './combobox.js';
import { byId, freshId, h, notice } from './dom.js';
import { accepts, fileFrom } from './fields.js';
import { isDm, isThread, on, store } from './store.js';

let chosen = null;
let fields = [];

/** Commands and subcommands as one flat list of what can be typed here by this person. */
function leaves() {
  const direct = store.channel && isDm(store.channel);
  const all = (store.guild?.commands ?? []).filter(command => (command.type ?? 1) === 1
    && store.viewer && mayUse(command, store)
    && (!direct || (!command.guild_id && (command.contexts?.includes(1) ?? true)))
    && (direct || (command.contexts?.includes(0) ?? true)));
  return all.flatMap(command => unfold(command, command.name)).sort((a, b) => a.name.localeCompare(b.name));
}

function unfold(node, name) {
  const nested = (node.options ?? []).filter(option => option.type === 1 || option.type === 2);
  if (nested.length > 0) return nested.flatMap(option => unfold(option, `${name} ${option.name}`));
  return [{ name, description: node.description ?? '', options: node.options ?? [] }];
}

function commandsFor(text) {
  if (!text.startsWith('/') || chosen) return [];
  const wanted = text.slice(1).trim().toLowerCase();
  const all = leaves();
  if (all.some(leaf => leaf.name === wanted && text.endsWith(' '))) return [];
  const starts = all.filter(leaf => leaf.name.startsWith(wanted));
  const holds = all.filter(leaf => !starts.includes(leaf)
    && `${leaf.name} ${leaf.description}`.toLowerCase().includes(wanted));
  return [...starts, ...holds].slice(0, 25)
    .map(leaf => ({ label: `/${leaf.name}`, hint: leaf.description, value: leaf }));
}

function choose(leaf) {
  const line = byId('line');
  line.value = `/${leaf.name} `;
  if (leaf.options.length === 0) return line.focus();
  chosen = leaf;
  fields = leaf.options.map(option => optionField(option));
  byId('options').replaceChildren(...fields.map(field => field.element));
  byId('options').hidden = false;
  fields[0].input.focus();
}

function forget() {
  chosen = null;
  fields = [];
  byId('options').replaceChildren();
  byId('options').hidden = true;
}

/** One option: a labelled input that completes from its choices or asks the bot for some. */
function optionField(option) {
  if (option.type === 11) return fileOption(option);
  const id = freshId('option');
  const picks = new Map();
  const input = h('input', {
    id, 'aria-describedby': `${id}-hint ${id}-error`, required: option.required, maxlength: option.max_length,
    inputmode: option.type === 4 || option.type === 10 ? 'decimal' : undefined,
  });
  const error = h('p', { class: 'field-error', id: `${id}-error` });
  const closed = Boolean(choicesOfOption(option));
  const source = async text => {
    const found = option.autocomplete ? await ask(option.name, text) : choicesOfOption(option) ?? [];
    const wanted = option.autocomplete || picks.has(text) ? '' : text.trim().toLowerCase();
    const items = found.filter(item => item.label.toLowerCase().includes(wanted)).slice(0, 25);
    items.forEach(item => picks.set(item.label, item.value));
    return items;
  };
  const box = combobox(input, {
    source, eager: closed, label: option.name,
    onPick: item => { input.value = item.label; },
  });
  if (closed || option.autocomplete) input.addEventListener('focus', box.update);
  const value = () => {
    const text = input.value.trim();
    if (text === '') return undefined;
    if (closed) (choicesOfOption(option)).forEach(item => picks.set(item.label, item.value));
    if (picks.has(text)) return picks.get(text);
    return option.type === 4 || option.type === 10 ? Number(text) : text;
  };
  const problem = () => {
    const text = input.value.trim();
    if (text === '') return option.required ? 'This one is needed.' : null;
    const wanted = value();
    if (closed && !picks.has(text)) return 'Please choose one from the list.';
    if (Number.isNaN(wanted)) return 'This is a number.';
    if (option.type === 4 && !Number.isInteger(wanted)) return 'This is a whole number.';
    if (wanted < (option.min_value ?? -Infinity)) return `At least ${option.min_value}.`;
    return wanted > (option.max_value ?? Infinity) ? `At most ${option.max_value}.` : null;
  };
  const element = h('div', { class: 'field' },
    h('label', { class: 'label', for: id }, option.name,
      option.required ? null : h('span', { class: 'optional' }, ' (optional)')),
    h('div', { class: 'anchor' }, box.list, input),
    h('p', { class: 'small', id: `${id}-hint` }, option.description), error);
  const check = () => {
    error.textContent = problem() ?? '';
    if (error.textContent) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    return !error.textContent;
  };
  return { name: option.name, input, element, value, check };
}

/** An option that is a file. */
function fileOption(option) {
  const id = freshId('option');
  const input = h('input', {
    id, type: 'file', 'aria-describedby': `${id}-hint ${id}-error`, required: option.required, accept: accepts(option),
  });
  const error = h('p', { class: 'field-error', id: `${id}-error` });
  const check = () => {
    error.textContent = option.required && input.files.length === 0 ? 'This one is needed.' : '';
    if (error.textContent) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    return !error.textContent;
  };
  // The file is read when it is sent, so that none is sent half read.
  const read = async () => input.files[0] ? fileFrom(input.files[0]) : undefined;
  const element = h('div', { class: 'field' },
    h('label', { class: 'label', for: id }, option.name,
      option.required ? null : h('span', { class: 'optional' }, ' (optional)')),
    input, h('p', { class: 'small', id: `${id}-hint` }, option.description), error);
  return { name: option.name, input, element, value: () => undefined, read, check };
}

async function ask(focused, text) {
  const options = { ...values(), [focused]: text };
  try {
    const result = await act({ autocomplete: { name: chosen.name, options, focused } });
    return (result.response?.choices ?? result.response?.data?.choices ?? [])
      .map(choice => ({ label: choice.name, value: choice.value }));
  } catch {
    return [];
  }
}

const values = () => Object.fromEntries(fields.map(field => [field.name, field.value()])
  .filter(([, value]) => value !== undefined && !Number.isNaN(value)));

async function send(event) {
  event.preventDefault();
  const line = byId('line');
  const text = line.value.trim();
  if (!text || !store.viewer) return;
  if (!text.startsWith('/')) {
    if (!store.channel) return notice('There is no channel here to write in.');
    line.value = '';
    if (!await perform({ say: { channel: store.channel.id, text } }) && !line.value) line.value = text;
    return;
  }
  const leaf = chosen ?? leaves().find(each => `/${each.name}` === text);
  if (!leaf) {
    return notice(`There is no command ${text} here for ${store.viewer.name}. Type / to see those there are.`);
  }
  if (!chosen && leaf.options.length > 0) return choose(leaf);
  const wrong = fields.filter(field => !field.check());
  if (wrong.length > 0) return wrong[0].input.focus();
  const options = values();
  for (const field of fields.filter(each => each.read)) {
    const file = await field.read();
    if (file) options[field.name] = file;
  }
  const button = byId('send');
  button.disabled = true;
  if (await perform({ command: { name: leaf.name, options } })) {
    line.value = '';
    forget();
    if (!document.querySelector('dialog[open]')) line.focus();
  }
  button.disabled = false;
}

/** Wires the command line up once. */
export function startComposer() {
  const line = byId('line');
  const box = combobox(line, {
    source: commandsFor, eager: true, label: 'Commands', onPick: item => choose(item.value),
  });
  byId('line-anchor').prepend(box.list);
  byId('composer').addEventListener('submit', send);
  line.addEventListener('input', () => {
    if (chosen && line.value.trim() !== `/${chosen.name}`) forget();
  });
  byId('composer').addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !chosen) return;
    event.preventDefault();
    forget();
    line.value = '';
    line.focus();
  });
  document.addEventListener('keydown', event => {
    const typing = event.target.closest?.('input, textarea, select, dialog');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    begin('/');
  });
  const begin = text => {
    forget();
    line.value = text;
    line.focus();
    box.update();
  };
  const reset = () => {
    if (chosen) line.value = '';
    forget();
    describe();
  };
  on('compose', begin);
  on('viewer', reset);
  on('channel', reset);
  on('state', describe);
}

function describe() {
  const { channel } = store;
  const place = !channel ? '' : isDm(channel) ? ' to the bot'
    : isThread(channel) ? ' in this thread' : ` in #${channel.name}`;
  const room = !matchMedia('(max-width: 759px)').matches;
  byId('line').placeholder = `Write${room ? place : ''}, or type / for commands`;
}
