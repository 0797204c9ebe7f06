// Things break here on purpose, so that one can watch nothing get lost.
import { get, post, remove } from './api.js';
import { byId, h } from './dom.js';
import { on } from './store.js';

const patience = 30_000;

/** What this page breaks goes by its name, so that it mends nothing of anyone else's. */
const name = 'page';

const troubles = {
  'fault-disconnect': {
    faults: [{ kind: 'gateway', do: 'close', code: 4000 }],
    words: 'The bot’s connection was cut.',
    then: watchReturn,
  },
  'fault-limit': {
    faults: [{ kind: 'rate-limit', scope: 'user', retry_after: 2, times: 10, name }],
    words: 'The next ten requests are told to slow down. What has to be told arrives late, but once.',
  },
  'fault-down': {
    faults: [{ kind: 'status', status: 503, seconds: 60, name }],
    words: 'Discord answers nothing but 503. Move the clock a week: what has to be told waits, and is told later.',  },
};

/** When what is broken mends by itself; the local Discord keeps the time, this only counts down. */
let until = 0;

/** Requests that were turned away, each by what it wanted, until the same is let through. */
const turnedAway = new Set();
let refused = 0;
let delivered = 0;
let unanswered = 0;

async function cause({ faults, words, then }) {
  try {
    countDown(await post('faults', faults));
    forget();
    say(words);
    if (then) await then();
  } catch (problem) {
    say(problem.message);
  }
}

async function mend() {
  try {
    countDown(await remove(`faults?name=${name}`));
    say('All is well again.');
  } catch (problem) {
    say(problem.message);
  }
}

function countDown(faults) {
  const own = faults.filter(each => each.name === name && each.seconds);
  until = own.length === 0 ? 0 : performance.now() + Math.max(...own.map(each => each.seconds)) * 1000;
  tick();
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
  [refused, delivered, unanswered] = [0, 0, 0];
  draw();
}

/**
 * Looks at each request that crosses the wire: which was turned away, and whether the same got through later. The first
 * answer to a press is not tried again for long: whoever pressed is told within three seconds that it failed.
 */
function follow({ method, path, status, same }) {
  if (method === 'GET' || /\/interactions\//.test(path)) return;
  if (status >= 500 || status === 429) {
    if (turnedAway.has(same)) return;
    turnedAway.add(same);
    refused++;
  } else if (status < 300 && turnedAway.delete(same)) {
    delivered++;
  } else return;
  draw();
}

function failed() {
  unanswered++;
  draw();
}

function draw() {
  const box = byId('fault-count');
  box.hidden = refused === 0 && unanswered === 0;
  const still = refused - delivered;
  box.replaceChildren(...[
    refused > 0 && h('span', {}, `${refused} turned away, ${delivered} let through since`),
    refused > 0 && h('strong', {}, still === 0 ? ' · nothing is lost. ' : ` · ${still} waiting to be tried again. `),
    unanswered > 0 && h('span', {}, unanswered === 1 ? 'One press failed, and whoever pressed was told.'
      : `${unanswered} presses failed, and whoever pressed was told.`),
  ].filter(Boolean));
}

function tick() {
  const left = Math.ceil((until - performance.now()) / 1000);
  const clock = byId('fault-clock');
  const ends = until > 0 && left <= 0;
  if (ends) {
    until = 0;
    say('Discord has mended by itself.');
  }
  clock.hidden = until === 0;
  clock.textContent = left === 1 ? '1 second to go' : `${left} seconds to go`;
}

export function startFaults() {
  for (const [id, trouble] of Object.entries(troubles)) byId(id).addEventListener('click', () => cause(trouble));
  byId('fault-mend').addEventListener('click', mend);
  on('request', follow);
  on('unanswered', failed);
  setInterval(tick, 1000);
  // A page that is loaded anew finds what it broke before.
  get('faults').then(countDown, () => {});
}
