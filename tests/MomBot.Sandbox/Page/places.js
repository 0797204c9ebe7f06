// The left side: communities, their channels by category, threads below their channel, and what is unread.
import { canSee } from './access.js';
import { arrowKeys, byId, h, notice } from './dom.js';
import { findChannel, myDms, openChannel, openGuild, store } from './store.js';

const signs = { 0: '#', 2: '♪', 5: '!', 13: '♪', 15: '≡', 16: '≡' };
const kinds = {
  2: 'voice', 5: 'announcements', 10: 'thread', 11: 'thread', 12: 'private thread',
  13: 'stage', 15: 'forum', 16: 'media',
};
const shownThreads = 6;

export function drawPlaces() {
  const focused = byId('places').contains(document.activeElement) ? document.activeElement.dataset.channel : null;
  drawGuilds();
  drawChannels();
  drawDms();
  if (focused) byId('places').querySelector(`[data-channel="${CSS.escape(focused)}"]`)?.focus();
}

function drawGuilds() {
  const { guilds, others, guild } = store;
  const box = byId('guild');
  if (guilds.length + others.length < 2) {
    return box.replaceChildren(h('p', { class: 'guild-name' }, guild?.name ?? 'No community yet'));
  }
  const open = event => openGuild(event.target.value).catch(problem => notice(problem.message));
  const all = [...guilds, ...others].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
  const select = h('select', { id: 'guild-select', onchange: open },
    all.map(each => h('option', { value: each.id }, each.name)));
  select.value = guild.id;
  box.replaceChildren(h('label', { for: 'guild-select', class: 'label' }, 'Community'), select);
}

const byPosition = (a, b) => (a.position ?? 0) - (b.position ?? 0) || (a.id < b.id ? -1 : 1);

function drawChannels() {
  const ordered = [...store.guild?.channels ?? []].sort(byPosition);
  const all = ordered.filter(channel => channel.type !== 4 && canSee(channel, store));
  const categories = ordered.filter(channel => channel.type === 4);
  const known = new Set(categories.map(category => category.id));
  const groups = [{ name: null, channels: all.filter(channel => !known.has(channel.parent_id)) },
    ...categories.map(({ id, name }) => ({ name, channels: all.filter(each => each.parent_id === id) }))];
  byId('channels').replaceChildren(...groups.filter(group => group.channels.length > 0).map(group => h('li', {},
    group.name && h('p', { class: 'category' }, group.name),
    h('ul', { 'aria-label': group.name ?? 'Channels' }, group.channels.map(channelItem)))));
}

function channelItem(channel) {
  const threads = (store.guild.threads ?? [])
    .filter(thread => thread.parent_id === channel.id && canSee(thread, store))
    .sort((a, b) => (a.id.length - b.id.length) || (a.id < b.id ? 1 : -1));
  const isOpen = (thread, index) => thread.id === store.channel?.id
    || (!thread.thread_metadata?.archived && (index < shownThreads || store.unread.has(thread.id)));
  const current = threads.filter(isOpen);
  const older = threads.filter(thread => !current.includes(thread));
  return h('li', {}, placeButton(channel, signs[channel.type] ?? '#'),
    current.length > 0 && h('ul', { class: 'threads', 'aria-label': `Threads in ${channel.name}` },
      current.map(thread => h('li', {}, placeButton(thread, threadSign(thread))))),
    older.length > 0 && h('details', { class: 'older' }, h('summary', {}, `${older.length} older`),
      h('ul', { class: 'threads', 'aria-label': `Older threads in ${channel.name}` },
        older.map(thread => h('li', {}, placeButton(thread, threadSign(thread)))))));
}

const threadSign = thread => thread.type === 12 ? h('span', { class: 'lock' }) : '›';

function placeButton(channel, sign) {
  const unread = store.unread.has(channel.id);
  const current = channel.id === store.channel?.id;
  const kind = kinds[channel.type];
  return h('button', {
    type: 'button', class: unread ? 'place unread' : 'place', 'aria-current': current ? 'page' : undefined,
    data: { channel: channel.id }, onclick: () => openChannel(channel.id),
  }, h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
  h('span', { class: 'name', title: channel.name }, channel.name),
  kind && h('span', { class: 'sr' }, `, ${kind}`), unread && h('span', { class: 'new' }, 'new'));
}

/** The bot's letters to the viewer, on her own side of the page. */
export function drawDms() {
  const dms = myDms();
  byId('dms').replaceChildren(...(dms.length === 0
    ? [h('p', { class: 'small' }, `No letters for ${store.viewer?.name ?? 'anyone'}. The bot writes only after a yes.`)]
    : [h('ul', { class: 'people' }, dms.map(dm => h('li', {}, placeButton({ ...dm, name: 'From the bot' }, '@'))))]));
}

export function startPlaces() {
  arrowKeys(byId('channels'), '.place');
}

/** Whether a message in this channel would concern the viewer. */
export const concerns = id => {
  const channel = findChannel(id);
  return channel !== null && canSee(channel, store);
};
