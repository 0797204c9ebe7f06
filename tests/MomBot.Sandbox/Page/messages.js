// The middle of the page: one channel, its messages oldest first, kept in step with the local Discord.
import { get } from './api.js';
import { canSee, mayUse } from './access.js';
import { attachmentsOf, componentOf, embedOf } from './components.js';
import { announce, byId, debounce, h } from './dom.js';
import { perform } from './actions.js';
import { markdown } from './markdown.js';
import { pollOf } from './polls.js';
import { findChannel, isDm, isForum, isThread, memberById, openChannel, store } from './store.js';
import { format, freshenTimes } from './times.js';

const drawn = new Map();
let place = '';
let reading = 0;

export const rereadSoon = debounce(60, () => reread());

/** Reads the open channel as the viewer and changes only what differs. */
export async function reread() {
  const { channel, viewer } = store;
  const here = `${channel?.id}/${viewer?.id}`;
  const arrived = here !== place;
  const turn = ++reading;
  if (arrived) {
    place = here;
    drawn.clear();
    byId('messages').replaceChildren();
  }
  header(channel);
  await readOffers();
  if (turn !== reading) return;
  if (!channel) return empty('There is no channel that this person can see. Be someone else, on the right.');
  if (isForum(channel)) return drawPosts(channel);
  let messages;
  try {
    messages = await get(`messages?channel=${encodeURIComponent(channel.id)}&as=${encodeURIComponent(viewer.id)}`);
  } catch (problem) {
    if (turn !== reading) return;
    drawn.clear();
    return empty(problem.status === 403 ? `${viewer.name} cannot see this channel.` : problem.message);
  }
  if (turn !== reading) return;
  messages = (Array.isArray(messages) ? messages : messages?.messages ?? [])
    .filter(message => !store.dismissed.has(message.id) && !fadedAway(message));
  draw(messages, arrived);
}

/** Which commands the viewer finds here; in a place that is gone, none. */
async function readOffers() {
  const { channel, viewer } = store;
  const where = channel && viewer && !isForum(channel)
    && `commands?channel=${encodeURIComponent(channel.id)}&as=${encodeURIComponent(viewer.id)}`;
  const offered = where ? await get(where).catch(() => []) : [];
  store.offered = new Set(offered.map(command => command.id));
}

/** What only one person sees goes when the page is loaded anew, as in Discord. */
const fadedAway = message => (message.flags ?? 0) & 64 && Date.parse(message.timestamp) < store.since;

function empty(words) {
  byId('messages').replaceChildren(h('li', { class: 'empty' }, words));
}

function header(channel) {
  const parent = channel && isThread(channel) ? findChannel(channel.parent_id) : null;
  const sign = !channel || isDm(channel) ? '' : isThread(channel) ? '› ' : '# ';
  byId('channel-name').replaceChildren(h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    channel ? isDm(channel) ? `Direct messages of ${store.viewer.name}` : channel.name : 'No channel');
  byId('channel-topic').replaceChildren(...(parent
    ? [channel.type === 12 ? 'Private thread in ' : 'Thread in ',
      h('button', { type: 'button', class: 'inline', onclick: () => openChannel(parent.id) }, `#${parent.name}`)]
    : [channel?.topic ?? '']));
  document.title = `${channel?.name ?? 'MomBot'} · ${store.guild?.name ?? 'Local Discord'}`;
}

function draw(messages, arrived) {
  const list = byId('messages');
  const scroller = byId('scroller');
  const atEnd = arrived || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  list.querySelector('.empty')?.remove();
  const kept = new Set(messages.map(message => message.id));
  for (const [id, entry] of drawn) {
    if (kept.has(id)) continue;
    if (entry.element.contains(document.activeElement)) byId('line').focus();
    entry.element.remove();
    drawn.delete(id);
  }
  let fresh = null;
  messages.forEach((message, index) => {
    const context = contextOf(message, messages[index - 1]);
    const { name, message_count: replies } = threadOf(message) ?? {};
    const key = JSON.stringify([message, context, name, replies, store.zone, store.guild?.members.length]);
    const known = drawn.get(message.id);
    const entry = known?.key === key ? known : { key, element: messageElement(message, context) };
    if (known && known !== entry) replaceKeepingFocus(known.element, entry.element);
    if (list.children[index] !== entry.element) list.insertBefore(entry.element, list.children[index] ?? null);
    if (!known) {
      fresh ??= entry.element;
      if (!arrived) announce(`${nameOf(message)}: ${plainText(entry.element)}`);
    }
    drawn.set(message.id, entry);
  });
  if (messages.length === 0) empty('Nothing here yet.');
  pins(messages);
  freshenTimes(list);
  if (atEnd) showEnd(arrived ? list.lastElementChild : fresh);
  else if (fresh) byId('newer').hidden = false;
}

/** The newest is in view; what is taller than the view is read from its beginning. */
function showEnd(newest) {
  const scroller = byId('scroller');
  scroller.scrollTop = scroller.scrollHeight;
  if (newest && newest.offsetHeight > scroller.clientHeight) newest.scrollIntoView({ block: 'start' });
}

const plainText = element => (element.querySelector('.body')?.innerText ?? '').replace(/\s+/g, ' ').slice(0, 240);

/** A card that changes under a pressing finger keeps its focus. */
function replaceKeepingFocus(old, next) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const id = focused?.dataset.customId;
  old.replaceWith(next);
  if (!focused) return;
  const same = [...next.querySelectorAll('[data-custom-id]:enabled')].find(each => each.dataset.customId === id);
  (same ?? next.querySelector('.message')).focus();
}

const day = at => format(at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

function contextOf(message, before) {
  const at = Date.parse(message.timestamp);
  const last = before && Date.parse(before.timestamp);
  const newDay = !before || day(at) !== day(last);
  const header = message.interaction_metadata ?? message.interaction ?? message.message_reference;
  const goesOn = !newDay && !header && before.author?.id === message.author?.id && at - last < 420_000
    && !((message.flags ?? 0) & 64) && !((before.flags ?? 0) & 64) && systemWords(message) === null
    && systemWords(before) === null;
  return { day: newDay ? day(at) : null, goesOn };
}

function nameOf(message) {
  const author = message.author ?? {};
  return memberById(author.id)?.name ?? author.global_name ?? author.name ?? author.username ?? 'Someone';
}

function threadOf(message) {
  if (message.thread) return message.thread;
  return store.guild?.threads.find(thread => thread.id === message.id) ?? null;
}

function systemWords(message) {
  switch (message.type) {
    case 3: case 1: return 'added someone to the thread';
    case 6: return 'pinned a message to this channel';
    case 7: return 'joined. Welcome!';
    case 18: return `started a thread: ${message.content}`;
    case 21: return 'began this thread from a message';
    default: return null;
  }
}

function messageElement(message, { day: newDay, goesOn }) {
  const name = nameOf(message);
  const ephemeral = Boolean((message.flags ?? 0) & 64);
  const system = systemWords(message);
  const at = Date.parse(message.timestamp);
  const shortTime = format(at, { timeStyle: 'short' });
  const time = h('time', { datetime: message.timestamp, title: format(at, { dateStyle: 'full', timeStyle: 'medium' }) },
    shortTime);
  const body = h('div', { class: 'body' }, system === null ? bodyOf(message) : h('p', {}, system));
  const article = h('article', {
    class: `message${goesOn ? ' goes-on' : ''}${ephemeral ? ' ephemeral' : ''}`, tabindex: '-1',
    'aria-label': `${name}, ${shortTime}${ephemeral ? ', only you can see this' : ''}`,
  },
  usedLine(message),
  h('div', { class: 'avatar-cell' }, goesOn ? null : avatar(message.author?.id, name, message.author?.bot)),
  h('div', { class: 'content' },
    h('p', { class: goesOn ? 'head sr' : 'head' }, h('span', { class: 'author' }, name),
      message.author?.bot && h('span', { class: 'tag' }, 'app'), time,
      message.pinned && h('span', { class: 'tag pin' }, 'pinned')),
    body,
    message.edited_timestamp && !message.components?.length && h('p', { class: 'small' }, '(edited)'),
    reactions(message), threadLink(threadOf(message)), menus(message),
    ephemeral && ephemeralLine(message)));
  return h('li', {}, newDay && h('div', { class: 'day' }, newDay), article);
}

function bodyOf(message) {
  const waiting = (message.flags ?? 0) & 128;
  if (waiting) return h('p', { class: 'waiting' }, `${nameOf(message)} is thinking…`);
  return [
    message.content && h('div', { class: 'prose' }, markdown(message.content)),
    (message.embeds ?? []).map(embedOf),
    (message.flags ?? 0) & 32768 ? null : attachmentsOf(message),
    (message.components ?? []).map(component => componentOf(component, message)),
    message.poll && pollOf(message),
  ];
}

function usedLine(message) {
  const used = message.interaction_metadata ?? message.interaction;
  const user = used?.user ?? {};
  const by = memberById(user.id ?? used?.user_id)?.name ?? user.global_name ?? user.username ?? 'Someone';
  const command = used?.name ?? message.interaction?.name;
  if (used && used.type === 2 && command) {
    return h('p', { class: 'used' }, h('strong', {}, by), ' used ', h('span', { class: 'mention' }, `/${command}`));
  }
  const replied = message.type === 19 && message.referenced_message;
  return replied ? h('p', { class: 'used' }, 'In reply to ', h('strong', {}, nameOf(replied))) : null;
}

/** Initials on a quiet colour of one's own; a name always stands beside it. */
export function avatar(id, name, bot) {
  const initials = name.split(/\s+/).map(word => [...word][0]).slice(0, 2).join('').toUpperCase();
  const element = h('span', { class: bot ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' }, initials);
  const mixed = [...`${name}${id ?? ''}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  element.style.setProperty('--hue', mixed * 137 % 360);
  return element;
}

/** The reactions that are there, each to be joined or taken back, and a few to begin with. */
function reactions(message) {
  if ((message.flags ?? 0) & 64) return null;
  const given = (message.reactions ?? []).map(each => reaction(message, each.emoji?.name, each.count));
  const there = new Set((message.reactions ?? []).map(each => each.emoji?.name));
  const more = common.filter(emoji => !there.has(emoji)).map(emoji => reaction(message, emoji, 0));
  return [given.length > 0 && h('div', { class: 'reactions' }, given), h('details', { class: 'apps react' },
    h('summary', { 'aria-label': `React to the message of ${nameOf(message)}` }, 'React'), more)];
}

const common = ['👍', '❤️', '🙏', '🎉', '😂'];

function reaction(message, emoji, count) {
  const mine = (message.reacted_by?.[emoji] ?? []).includes(store.viewer?.id);
  return h('button', {
    type: 'button', class: mine ? 'reaction mine' : 'reaction', 'aria-pressed': String(mine),
    data: { customId: `react ${emoji}` }, 'aria-label': count === 0 ? emoji : `${emoji}, ${count}`,
    onclick: () => perform({ react: { message: message.id, emoji, remove: mine } }),
  }, count === 0 ? emoji : `${emoji} ${count}`);
}

function threadLink(thread) {
  if (!thread) return null;
  const count = thread.message_count ?? 0;
  return h('button', { type: 'button', class: 'thread-link', onclick: () => openChannel(thread.id) },
    h('span', { class: 'sr' }, 'Open the thread '), h('strong', {}, thread.name),
    h('span', { class: 'small' }, count === 1 ? '1 message' : `${count} messages`),
    h('span', { 'aria-hidden': 'true' }, ' ›'));
}

/** The bot's commands on a message and on who wrote it, as in Discord's menu "Apps". */
function menus(message) {
  const offered = (store.guild?.commands ?? []).filter(command => mayUse(command, store));
  const about = message.author?.bot ? [] : offered.filter(command => command.type === 2);
  const commands = [...offered.filter(command => command.type === 3), ...about];
  if (commands.length === 0 || (message.flags ?? 0) & 64) return null;
  const target = command => command.type === 2 ? { user: message.author.id } : { message: message.id };
  return h('details', { class: 'apps' },
    h('summary', { 'aria-label': `Apps, on the message of ${nameOf(message)}` }, 'Apps'), commands.map(command =>
      h('button', { type: 'button', onclick: () => perform({ menu: { name: command.name, ...target(command) } }) },
        command.type === 2 ? `${command.name} (${nameOf(message)})` : command.name)));
}

function ephemeralLine(message) {
  const dismiss = h('button', { type: 'button', class: 'inline', data: { customId: 'dismiss' } }, 'Dismiss');
  dismiss.addEventListener('click', () => {
    store.dismissed.add(message.id);
    byId('line').focus();
    rereadSoon();
  });
  return h('p', { class: 'only-you' }, 'Only you can see this · ', dismiss);
}

function pins(messages) {
  const pinned = messages.filter(message => message.pinned);
  const button = byId('pinned');
  button.hidden = pinned.length === 0;
  button.onclick = () => {
    const article = drawn.get(pinned.at(-1).id).element.querySelector('.message');
    article.scrollIntoView({ block: 'center' });
    article.focus();
  };
}

function drawPosts(forum) {
  const posts = store.guild.threads.filter(thread => thread.parent_id === forum.id && canSee(thread, store));
  drawn.clear();
  if (posts.length === 0) return empty('No posts yet.');
  byId('messages').replaceChildren(...posts.map(post => h('li', { class: 'post' }, threadLink(post))));
}
