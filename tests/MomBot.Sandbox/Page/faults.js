// Things break here on purpose, so that one can watch nothing get lost.
import { get, post, remove } from './api.js';
import { byId, h } from './dom.js';
import { on } from './store.js';

const minute = 60_000;
const patience = 30_000;

const troubles = {
  'fault-disconnect': {
    faults: [{ kind: 'gateway', do: 'close', code: 4000 }],
    words: 'The bot’s connection was cut.',
    then: watchReturn,
  },
  'fault-limit': {
    faults: [{ kind: 'rate-limit', scope: 'user', retry_after: 2, times: 10 }],
    words: 'The next ten requests are told to slow down. What has to be told arrives late, but once.',
  },
  'fault-down': {
    faults: [{ kind: 'status', status: 503 }],
    words: 'Discord answers nothing but 503. Move the clock a week: what has to be told waits, and is told later.',
    lasts: minute,
  },
};

let until = 0;
let mending;

/** Requests that were turned away, by what they wanted, until the same is let through. */
const turnedAway = new Map();
let refused = 0;
let delivered = 0;

async function cause({ faults, words, lasts, then }) {
  try {
    await post('faults', faults);
    forget();
    say(words);
    clearTimeout(mending);
    until = lasts ? performance.now() + lasts : 0;
    if (lasts) mending = setTimeout(mend, lasts);
    tick();
    if (then) await then();
  } catch (problem) {
    say(problem.message);
  }
}

async function mend() {
  clearTimeout(mending);
  until = 0;
  tick();
  try {
    await remove('faults');
    say('All is well again.');
  } catch (problem) {
    say(problem.message);
  }
}

/** A cut connection comes back as a session that goes on, or as a new one: either is counted. */
async function watchReturn() {
  const sessions = async () => {
    const { resumes, identifies } = await get('metrics');
    return { resumes, all: resumes + identifies };
  };
  const before = await sessions();
  const from = performance.now();
  while (performance.now() - from < patience) {
    await new Promise(resolve => setTimeout(resolve, 200));
    const now = await sessions();
    if (now.all === before.all) continue;
    const how = now.resumes > before.resumes ? 'went on where it was, and was told what it had missed' : 'began anew';
    return say(`The bot’s connection was cut. It is back, and ${how}.`);
  }
  say('The bot’s connection was cut, and it has not come back yet.');
}

function say(words) {
  byId('fault-words').textContent = words;
}

function forget() {
  turnedAway.clear();
  refused = 0;
  delivered = 0;
  draw();
}

/** Looks at each request that crosses the wire: which was turned away, and which got through later. */
function follow({ method, path, status }) {
  if (method === 'GET' || /\/interactions\//.test(path)) return;
  const what = `${method} ${path}`;
  const waiting = turnedAway.get(what) ?? 0;
  if (status >= 500 || status === 429) {
    if (waiting === 0) refused++;
    turnedAway.set(what, 1);
  } else if (status < 300 && waiting > 0) {
    turnedAway.set(what, 0);
    delivered++;
  } else return;
  draw();
}

function draw() {
  const box = byId('fault-count');
  box.hidden = refused === 0;
  const still = refused - delivered;
  box.replaceChildren(h('span', {}, `${refused} turned away, ${delivered} let through since`),
    h('strong', {}, still === 0 ? ' · nothing is lost' : ` · ${still} waiting to be tried again`));
}

function tick() {
  const left = Math.ceil((until - performance.now()) / 1000);
  const clock = byId('fault-clock');
  clock.hidden = until === 0 || left <= 0;
  clock.textContent = `${left} seconds to go`;
}

export function startFaults() {
  for (const [id, trouble] of Object.entries(troubles)) byId(id).addEventListener('click', () => cause(trouble));
  byId('fault-mend').addEventListener('click', mend);
  on('request', follow);
  setInterval(tick, 1000);
}
