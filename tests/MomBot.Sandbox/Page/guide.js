// "Try this first": four steps for someone who has never been here. Each ticks itself off.
import { byId, h } from './dom.js';
import { canSee } from './access.js';
import { emit, on, openChannel, peopleOf, remember, remembered, store } from './store.js';

const steps = [
  {
    title: 'Let a week go by',
    words: 'Press +1 week. On the way the weekly check-in arrives.',
    label: 'Show me the clock', go: () => emit('show', 'plus-week'),
  },
  {
    title: 'Answer the check-in',
    words: 'Open the check-in channel and press Answer. (Pass is as good as an answer.)',
    label: 'Open it', go: () => openLike(/check-?in/i),
  },
  {
    title: 'Ask for a meal',
    words: 'Type /ask in the command line, press Enter, and fill the form.',
    label: 'Type it for me', go: () => emit('compose', '/ask'),
  },
  {
    title: 'Help someone',
    words: 'Be another parent, open the help channel, and press I can help.',
    label: 'Be someone else', go: helpAsAnother,
  },
];

const done = new Set();
let asker = null;

function openLike(pattern) {
  const channel = store.guild?.channels.find(each => each.type !== 4 && pattern.test(each.name) && canSee(each, store));
  if (channel) openChannel(channel.id);
}

function helpAsAnother() {
  const other = peopleOf(store.guild).find(person => person.id !== (asker ?? store.viewer?.id));
  if (other) emit('become', other.id);
  openLike(/help|hand|ask/i);
}

function draw() {
  const box = byId('guide');
  box.hidden = remembered('guide') === 'done';
  if (box.hidden) return;
  const next = steps.findIndex((_, index) => !done.has(index));
  byId('guide-steps').replaceChildren(...steps.map((step, index) => h('li', {
    class: done.has(index) ? 'done' : index === next ? 'next' : '', 'aria-current': index === next ? 'step' : undefined,
  }, step.title, done.has(index) && h('span', { class: 'sr' }, ', done'))));
  byId('guide-now').replaceChildren(...(next < 0
    ? [h('p', {}, 'You have seen the heart of it. Look around, be anyone, break something.')]
    : [h('p', {}, steps[next].words), h('button', { type: 'button', onclick: steps[next].go }, steps[next].label)]));
  byId('guide-close').textContent = next < 0 ? 'Close' : 'Skip this';
}

function tick(index) {
  if (done.has(index)) return;
  const focused = byId('guide-now').contains(document.activeElement);
  done.add(index);
  draw();
  if (focused) (byId('guide-now').querySelector('button') ?? byId('guide-close')).focus();
}

export function startGuide() {
  let form = null;
  byId('guide-close').addEventListener('click', () => {
    remember('guide', 'done');
    draw();
    byId('line').focus();
  });
  byId('guide-again').addEventListener('click', () => {
    remember('guide', '');
    done.clear();
    draw();
    byId('guide').scrollIntoView({ block: 'nearest' });
    byId('guide-now').querySelector('button')?.focus();
  });
  on('moved', () => tick(0));
  on('acted', ({ thing, result }) => {
    const modal = result.response?.type === 9 && (result.response.modal ?? result.response.data);
    if (modal) {
      form = /check-?in|answer/i.test(`${modal.custom_id} ${modal.title}`) ? 'answer'
        : /ask|help|hand/i.test(`${modal.custom_id} ${modal.title}`) ? 'ask' : null;
    } else if (thing.submit && form === 'ask') {
      asker = store.viewer.id;
      tick(2);
    } else if (thing.submit && form === 'answer') {
      tick(1);
    }
  });
  on('pressed', label => {
    if (/^pass\b/i.test(label)) tick(1);
    if (/help/i.test(label) && store.viewer?.id !== asker) tick(3);
  });
  draw();
}
