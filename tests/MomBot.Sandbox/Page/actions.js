// One person does one thing, and what comes back is shown: a message, a form, or why not.
import { post, wordsOf } from './api.js';
import { notice } from './dom.js';
import { openForm } from './forms.js';
import { emit, isDm, store } from './store.js';

const toTheBot = ['command', 'press', 'select', 'submit', 'menu'];
const needsAnswer = thing => toTheBot.some(kind => thing[kind]);

/** Sends the act as the viewer, here; throws with one plain sentence when a real client would not have let her. */
export async function act(thing) {
  const dm = store.channel && isDm(store.channel);
  const result = await post('act', {
    as: store.viewer.id,
    guild: dm ? undefined : store.guild?.id,
    channel: store.channel?.id,
    ...thing,
  }) ?? {};
  const problem = wordsOf(result.error);
  if (problem) throw new Error(problem);
  if (needsAnswer(thing) && !result.response) {
    throw new Error('The bot did not answer in time. In Discord one would read: This interaction failed.');
  }
  emit('acted', { thing, result });
  return result;
}

/** Does it and shows the outcome; true when it went through. */
export async function perform(thing) {
  notice('');
  try {
    show(await act(thing));
    return true;
  } catch (problem) {
    notice(problem.message);
    return false;
  }
}

export function show(result) {
  if (result.response?.type === 9) openForm(result.response.modal ?? result.response.data, result.interaction);
  else emit('reread');
}
