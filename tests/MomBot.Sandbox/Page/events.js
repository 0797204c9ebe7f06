// What is planned: the community's scheduled events, when and where, and whether the viewer means to come.
import { perform } from './actions.js';
import { byId, h } from './dom.js';
import { on, store } from './store.js';
import { format, relative } from './times.js';

const elsewhere = 3;
const opened = new Set();

export function drawEvents() {
  const box = byId('events');
  const events = [...store.guild?.events ?? []]
    .sort((a, b) => Date.parse(a.scheduled_start_time) - Date.parse(b.scheduled_start_time));
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.part : null;
  box.hidden = events.length === 0;
  if (box.hidden) return;
  box.replaceChildren(h('h2', { class: 'category', id: 'events-title' }, 'What is on'),
    h('ul', { class: 'plain', 'aria-labelledby': 'events-title' }, events.map(eventItem)));
  if (focused) box.querySelector(`[data-part="${CSS.escape(focused)}"]`)?.focus();
}

function eventItem(event) {
  const start = Date.parse(event.scheduled_start_time);
  const place = event.entity_type === elsewhere ? event.entity_metadata?.location
    : store.guild.channels.find(channel => channel.id === event.channel_id)?.name;
  const comes = (event.interested ?? []).includes(store.viewer?.id);
  const count = event.interested?.length ?? event.user_count ?? 0;
  const button = h('button', {
    type: 'button', 'aria-pressed': String(comes), data: { part: `${event.id}-interest` },
    onclick: () => perform({ interest: { event: event.id, going: !comes } }),
  }, comes ? '✓ Interested' : 'Interested', h('span', { class: 'sr' }, ` in ${event.name}`));
  const toggle = ({ target }) => target.open ? opened.add(event.id) : opened.delete(event.id);
  return h('li', { class: 'event' }, h('details', { open: opened.has(event.id), ontoggle: toggle },
    h('summary', { data: { part: event.id } }, event.name,
      h('span', { class: 'small' }, event.status === 2 ? 'on now' : relative(start))),
    h('p', { class: 'small' },
      h('time', { datetime: event.scheduled_start_time }, format(start, { dateStyle: 'full', timeStyle: 'short' })),
      place && h('span', {}, `, ${place}`), event.recurrence_rule && h('span', {}, ', and again after that')),
    event.description && h('p', {}, event.description),
    h('p', { class: 'small' }, count === 1 ? '1 person is interested' : `${count} people are interested`), button));
}

export function startEvents() {
  for (const name of ['state', 'viewer', 'zone']) on(name, drawEvents);
}
