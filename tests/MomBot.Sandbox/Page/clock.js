// The clock: what time it is there, and the hands that move it.
import { post } from './api.js';
import { announce, byId, h } from './dom.js';
import { emit, now, on, remember, setNow, store, zoneInUse } from './store.js';
import { format, freshenTimes, instantOf, wallClock } from './times.js';

let journey = null;

const inFull = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const toTheMinute = { hour: 'numeric', minute: '2-digit' };
const spoken = at => format(at, { ...inFull, ...toTheMinute });

export function drawClock() {
  const at = now();
  const date = format(at, inFull);
  const time = format(at, toTheMinute);
  set('clock-date', date);
  set('clock-time', time);
  set('clock-short', `${format(at, { weekday: 'short', day: 'numeric', month: 'short' })}, ${time}`);
  set('clock-zone', [zoneInUse().replaceAll('_', ' '), offset(at)].filter(each => !/^GMT(\+0)?$/.test(each)).join(', '));
  if (journey) {
    const bar = byId('journey').querySelector('progress');
    if (bar) bar.value = Math.min(1, Math.max(0, (at - journey.from) / (journey.to - journey.from)));
  }
}

function set(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

const offset = at => new Intl.DateTimeFormat('en', { timeZone: zoneInUse(), timeZoneName: 'shortOffset' })
  .formatToParts(at).find(part => part.type === 'timeZoneName')?.value ?? '';

async function move(body, to) {
  if (journey) return false;
  journey = { from: now(), to };
  const words = `Moving to ${spoken(to)}. Everything that falls due on the way happens, in order.`;
  byId('journey').replaceChildren(h('p', { class: 'small' }, words),
    h('progress', { max: 1, value: 0, 'aria-label': 'Moving the clock' }));
  buttons().forEach(button => button.setAttribute('aria-disabled', 'true'));
  try {
    const answer = await post('clock', body);
    setNow(answer?.now ?? to);
    byId('journey').replaceChildren();
    announce(`It is now ${spoken(now())}.`);
    emit('moved');
    return true;
  } catch (problem) {
    byId('journey').replaceChildren(h('p', { class: 'notice problem', role: 'alert' }, problem.message));
    return false;
  } finally {
    journey = null;
    buttons().forEach(button => button.removeAttribute('aria-disabled'));
    drawClock();
  }
}

const buttons = () => [...byId('clock').querySelectorAll('button')];
const hour = 3_600_000;

function nextMorning() {
  const { year, month, day } = wallClock(now());
  return instantOf(year, month, day + 1, 9, 0);
}

/** A week later by the wall clock, so that Monday 9:00 stays Monday 9:00 when summer time begins or ends. */
function nextWeek() {
  const { year, month, day, hour: hours, minute } = wallClock(now());
  return instantOf(year, month, day + 7, hours, minute);
}

/** Lets day after day go by until something has come, eight at most; true when it came. */
export async function passDaysUntil(hasCome) {
  for (let days = 0; days < 8; days++) {
    if (await hasCome()) return true;
    if (!await move({ advance: 'P1D' }, now() + 24 * hour)) return false;
  }
  return hasCome();
}

export function startClock() {
  const to = at => move({ to: new Date(at).toISOString() }, at);
  byId('plus-hour').addEventListener('click', () => move({ advance: 'PT1H' }, now() + hour));
  byId('next-morning').addEventListener('click', () => to(nextMorning()));
  byId('plus-week').addEventListener('click', () => to(nextWeek()));
  byId('go-to').addEventListener('submit', event => {
    event.preventDefault();
    const found = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(byId('go-to-time').value);
    if (!found) return say('Choose a day and a time first.');
    const at = instantOf(...found.slice(1).map(Number));
    if (at <= now()) return say('That is in the past, and time only moves forward here.');
    to(at);
  });
  byId('go-to').closest('details').addEventListener('toggle', () => {
    const { year, month, day } = wallClock(now() + 24 * hour);
    const two = number => String(number).padStart(2, '0');
    byId('go-to-time').value ||= `${year}-${two(month)}-${two(day)}T09:00`;
  });
  startZone();
  on('now', drawClock);
  setInterval(drawClock, 1000);
  setInterval(freshenTimes, 15_000);
}

function say(words) {
  byId('journey').replaceChildren(h('p', { class: 'notice problem', role: 'alert' }, words));
}

function startZone() {
  const select = byId('zone');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const fill = () => {
    const zones = Intl.supportedValuesOf?.('timeZone') ?? [];
    const all = [...new Set([...zones, 'UTC', own, zoneInUse()])].sort();
    select.replaceChildren(...all.map(zone => h('option', { value: zone }, zone.replaceAll('_', ' '))));
    select.value = zoneInUse();
  };
  fill();
  on('state', () => { if (select.value !== zoneInUse()) fill(); });
  select.addEventListener('change', () => {
    store.zone = select.value;
    remember('zone', select.value);
    drawClock();
    emit('zone');
  });
}
