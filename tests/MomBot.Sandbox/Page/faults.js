// Things break here on purpose, so that one can watch nothing get lost.
import { post, remove } from './api.js';
import { byId } from './dom.js';

const minute = 60_000;
let mending;

const troubles = {
  'fault-disconnect': {
    faults: [{ kind: 'gateway', do: 'close', code: 4000 }],
    words: 'The bot’s connection was cut. It should come back by itself and catch up.',
  },
  'fault-limit': {
    faults: [{ kind: 'rate-limit', scope: 'user', retry_after: 2, times: 10 }],
    words: 'The next ten requests are told to slow down. Messages arrive late, but once.',
  },
  'fault-down': {
    faults: [{ kind: 'status', status: 503 }],
    words: 'Discord answers 503 for a minute. Move the clock if you like; it is all told afterwards.',
    lasts: minute,
  },
};

async function cause({ faults, words, lasts }) {
  const told = byId('fault-words');
  try {
    await post('faults', faults);
    told.textContent = words;
    clearTimeout(mending);
    if (lasts) mending = setTimeout(mend, lasts);
  } catch (problem) {
    told.textContent = problem.message;
  }
}

async function mend() {
  clearTimeout(mending);
  try {
    await remove('faults');
    byId('fault-words').textContent = 'All is well again.';
  } catch (problem) {
    byId('fault-words').textContent = problem.message;
  }
}

export function startFaults() {
  for (const [id, trouble] of Object.entries(troubles)) byId(id).addEventListener('click', () => cause(trouble));
  byId('fault-mend').addEventListener('click', mend);
}
