// Times as people read them, in the viewer's zone and against the sandbox's clock.
import { h } from './dom.js';
import { now, zoneInUse } from './store.js';

const styles = {
  t: { timeStyle: 'short' }, T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' }, D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' }, F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' }, S: { dateStyle: 'short', timeStyle: 'medium' },
};

export function format(at, options) {
  return new Intl.DateTimeFormat(undefined, { timeZone: zoneInUse(), ...options }).format(at);
}

const steps = [['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400],
  ['hour', 3_600], ['minute', 60], ['second', 1]];

export function relative(at) {
  const seconds = (at - now()) / 1000;
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? steps.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

/** Discord's <t:unix:style>, kept fresh by freshenTimes. */
export function timeElement(unix, style = 'f') {
  const at = unix * 1000;
  if (Number.isNaN(new Date(at).getTime())) return document.createTextNode(`<t:${unix}:${style}>`);
  const text = style === 'R' ? relative(at) : format(at, styles[style] ?? styles.f);
  return h('time', {
    class: 'stamp', datetime: new Date(at).toISOString(), title: format(at, styles.F), data: { at, style },
  }, text);
}

export function freshenTimes(root = document) {
  for (const element of root.querySelectorAll('time[data-style="R"]')) {
    const text = relative(Number(element.dataset.at));
    if (element.textContent !== text) element.textContent = text;
  }
}

/** The instant at which a wall clock in the zone shows this date and time; in spring's missing hour, an hour later. */
export function instantOf(year, month, day, hour, minute, zone = zoneInUse()) {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const correct = guess => guess + wanted - wallClock(guess, zone).asUtc;
  const first = correct(wanted);
  const second = correct(first);
  return wallClock(second, zone).asUtc === wanted ? second : Math.max(first, second);
}

export function wallClock(at, zone = zoneInUse()) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(at).map(part => [part.type, Number(part.value)]));
  const asUtc = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) + at % 1000;
  return { ...parts, asUtc };
}
