// "Try this first": four steps for someone who has never been here. Each ticks itself off.
import { get } from './api.js';
import { canSee } from './access.js';
import { passDaysUntil } from './clock.js';
import { byId, h, notice } from './dom.js';
import { emit, on, openChannel, peopleOf, remember, remembered, store } from './store.js';

const steps = [
  {
    title: 'See a check-in',
    words: 'It comes once a week. Time here is yours to move.',
    label: 'Let the days pass', go: letItCome,
  },
  {
    title: 'Answer the check-in',
    words: 'Open the check-in channel and press Answer. (Pass is as good as an answer.)',
    label: 'Open it', go: () => openLike(/check-?in/i),
  },
  {
    title: 'Ask for a meal',
    words: 'Type /ask in the command line, press Enter, choose what kind of help, and fill the form.',
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

const channelLike = pattern =>
  store.guild?.channels.find(each => each.type !== 4 && pattern.test(each.name) && canSee(each, store));

function openLike(pattern) {
  const channel = channelLike(pattern);
  if (channel) openChannel(channel.id);
  return channel;
}

async function letItCome() {
  const channel = openLike(/check-?in/i);
  if (!channel) return notice('There is no check-in channel that this person can see.');
  const open = async () => (await get(`messages?channel=${channel.id}&as=${store.viewer.id}`))
    .filter(hasAnswerButton).map(message => message.id);
  try {
    const before = new Set(await open());
    if (await passDaysUntil(async () => (await open()).some(id => !before.has(id)))) tick(0);
    else notice('No check-in came. As the owner, /setup shows when the next one is due.');
  } catch (problem) {
    notice(problem.message);
  }
}

const hasAnswerButton = part => part.label === 'Answer' || (part.components ?? []).some(hasAnswerButton);

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
