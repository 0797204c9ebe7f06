// A poll: its question, its answers with how many chose each, and the viewer's own vote.
import { perform } from './actions.js';
import { freshId, h } from './dom.js';
import { store } from './store.js';
import { relative } from './times.js';

export function pollOf(message) {
  const { poll } = message;
  const over = Boolean(poll.results?.is_finalized);
  const counts = new Map((poll.results?.answer_counts ?? []).map(each => [each.id, each.count]));
  const mine = new Set(poll.answers.map(each => each.answer_id)
    .filter(id => (message.voted_by?.[id] ?? []).includes(store.viewer?.id)));
  const vote = id => {
    const next = new Set(poll.allow_multiselect ? mine : []);
    if (mine.has(id)) next.delete(id);
    else next.add(id);
    return perform({ vote: { message: message.id, answers: [...next] } });
  };
  const title = freshId('poll');
  return h('div', { class: 'card poll', role: 'group', 'aria-labelledby': title },
    h('h2', { class: 'size-3', id: title }, poll.question?.text),
    poll.answers.map(({ answer_id: id, poll_media: media }) => h('button', {
      type: 'button', class: mine.has(id) ? 'primary' : 'secondary', disabled: over,
      'aria-pressed': String(mine.has(id)), data: { customId: `vote ${id}` }, onclick: () => vote(id),
    }, [media?.emoji?.name, media?.text].filter(Boolean).join(' '), ` · ${counts.get(id) ?? 0}`)),
    h('p', { class: 'small' }, over ? 'This poll is closed.'
      : `${poll.allow_multiselect ? 'Choose as many as you like' : 'Choose one'}; it closes ${
        relative(Date.parse(poll.expiry))}.`));
}
