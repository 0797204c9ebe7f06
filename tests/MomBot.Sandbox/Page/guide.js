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
    title: 'Help as someone else',
    words: 'Be another parent, open the help channel, and press I can help.',
    label: 'Be someone else', go: helpAsAnother,
  },
];

const done = new Set();
let asker = null;

function openLike(pattern) {
  const channel = store.guild?.channels.find(each => each.type !== 4 && pattern.test(each.name) && canSee(each, store));
  if (channel) openChannel(channel.id);
  byId('messages').querySelector('li:last-child .message')?.focus();
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
  }, h('p', { class: 'step-title' }, step.title, done.has(index) && h('span', { class: 'new' }, 'done')),
  index === next && h('p', {}, step.words),
  index === next && h('button', { type: 'button', onclick: step.go }, step.label))));
  byId('guide-close').textContent = next < 0 ? 'Well done. Close this' : 'Skip this';
}

function tick(index) {
  if (done.has(index)) return;
  const focused = byId('guide-steps').contains(document.activeElement);
  done.add(index);
  draw();
  if (focused) (byId('guide-steps').querySelector('button') ?? byId('guide-close')).focus();
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
    byId('guide-steps').querySelector('button')?.focus();
  });
  on('moved', () => tick(0));
  on('acted', ({ thing, result }) => {
    const opened = result.response?.type === 9;
    if (thing.command?.name === 'ask' && opened) form = 'ask';
    else if (thing.press && opened) form = 'press';
    else if (thing.submit && form === 'ask') {
      asker = store.viewer.id;
      tick(2);
    } else if (thing.submit && form === 'press') tick(1);
  });
  on('pressed', label => {
    if (/^pass\b/i.test(label)) tick(1);
    if (/help/i.test(label) && store.viewer?.id !== asker) tick(3);
  });
  draw();
}
