// What the page knows: the communities, who you are, where you are, and what time it is there.
import { get } from './api.js';
import { canSee } from './access.js';

export const store = {
  guilds: [], others: [], dms: [], commands: [],
  guild: null, viewer: null, channel: null,
  offered: new Set(), unread: new Set(), dismissed: new Set(), since: null,
  nowAt: Date.now(), readAt: performance.now(), frozen: false,
  zone: remembered('zone') ?? null,
};

const listeners = new Map();
export const on = (name, run) => listeners.set(name, [...(listeners.get(name) ?? []), run]);
export const emit = (name, value) => (listeners.get(name) ?? []).forEach(run => run(value));

export function remembered(key) {
  try { return localStorage.getItem(`sandbox.${key}`); } catch { return null; }
}
export function remember(key, value) {
  try { localStorage.setItem(`sandbox.${key}`, value); } catch { /* a private window forgets; nothing breaks */ }
}

const list = value => Array.isArray(value) ? value : value ? Object.values(value) : [];

function memberFrom(raw) {
  const user = raw.user ?? raw;
  return {
    ...raw,
    id: user.id,
    bot: Boolean(user.bot),
    name: raw.name ?? raw.nick ?? user.global_name ?? user.username,
    roles: list(raw.roles).map(role => role.id ?? role),
  };
}

function guildFrom(raw, commands) {
  const threads = [...list(raw.threads), ...list(raw.channels).filter(channel => isThread(channel))];
  return {
    ...raw,
    roles: list(raw.roles),
    channels: list(raw.channels).filter(channel => !isThread(channel)),
    threads: threads.map(thread => ({ ...thread, guild_id: raw.id })),
    members: list(raw.members).map(memberFrom).sort((a, b) => a.name.localeCompare(b.name)),
    events: list(raw.scheduled_events),
    commands: [...list(raw.commands), ...commands],
  };
}

export const isThread = channel => [10, 11, 12].includes(channel.type);
export const isForum = channel => [15, 16].includes(channel.type);
export const isDm = channel => channel.type === 1;

/** Reads everything again and keeps you who and where you were, as far as that still exists. */
export async function refresh() {
  const raw = await get(`state?guild=${store.guild?.id ?? 'first'}`);
  store.frozen = Boolean(raw.frozen);
  setNow(raw.now);
  store.since ??= store.nowAt;
  const globals = list(raw.commands).filter(command => !command.guild_id);
  const ofGuild = id => list(raw.commands).filter(command => command.guild_id === id);
  store.guilds = list(raw.guilds).map(guild => guildFrom(guild, [...ofGuild(guild.id), ...globals]));
  store.others = list(raw.others);
  store.dms = list(raw.dms);
  store.bot = raw.bot ?? null;
  store.guild = store.guilds.find(guild => guild.id === store.guild?.id) ?? store.guilds[0] ?? null;
  const people = peopleOf(store.guild);
  store.viewer = people.find(person => person.id === store.viewer?.id)
    ?? people.find(person => person.name === 'Maya') ?? people[0] ?? null;
  store.channel = findChannel(store.channel?.id);
  if (!store.channel || !canSee(store.channel, store)) store.channel = firstChannel();
  emit('state');
}

export const peopleOf = guild => (guild?.members ?? []).filter(member => !member.bot);
export const memberById = id => store.guild?.members.find(member => member.id === id);
export const roleById = id => store.guild?.roles.find(role => role.id === id);

export function findChannel(id) {
  if (!id) return null;
  for (const guild of store.guilds) {
    const found = guild.channels.find(channel => channel.id === id) ?? guild.threads.find(thread => thread.id === id);
    if (found) return found;
  }
  return myDms().find(channel => channel.id === id) ?? null;
}

export function myDms() {
  const me = store.viewer?.id;
  return store.dms
    .filter(dm => list(dm.recipients).some(person => person.id === me))
    .map(dm => ({ name: 'Direct messages', ...dm }));
}

function firstChannel() {
  const talk = (store.guild?.channels ?? [])
    .filter(channel => [0, 5].includes(channel.type) && canSee(channel, store))
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  return talk.find(channel => /check-?in/i.test(channel.name)) ?? talk[0] ?? null;
}

export function openChannel(id) {
  const channel = findChannel(id);
  if (!channel) return;
  const guild = store.guilds.find(each => each.id === channel.guild_id
    || each.channels.includes(channel) || each.threads.includes(channel));
  if (guild) store.guild = guild;
  store.channel = channel;
  store.unread.delete(id);
  emit('channel');
}

/** Another community is read when it is opened: there may be thousands. */
export async function openGuild(id) {
  store.guild = { id };
  store.channel = null;
  await refresh();
  emit('viewer');
}

export function become(id) {
  store.viewer = peopleOf(store.guild).find(person => person.id === id) ?? store.viewer;
  if (!store.channel || !canSee(store.channel, store) || (isDm(store.channel) && !findChannel(store.channel.id))) {
    store.channel = firstChannel();
  }
  emit('viewer');
}

/** The sandbox's time arrives now and then; in between it flows here. */
export function setNow(value) {
  const at = typeof value === 'number' ? value : Date.parse(value);
  if (Number.isNaN(at)) return;
  store.nowAt = at;
  store.readAt = performance.now();
  emit('now');
}
export const now = () => store.nowAt + (store.frozen ? 0 : performance.now() - store.readAt);

export const zoneInUse = () => store.zone ?? store.guild?.timezone
  ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
