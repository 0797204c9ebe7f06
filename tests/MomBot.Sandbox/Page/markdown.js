// Discord's markdown, the part people meet, as elements. Text is only ever set as text.
import { h } from './dom.js';
import { timeElement } from './times.js';
import { emit, findChannel, memberById, openChannel, roleById, store } from './store.js';
import { canSee } from './access.js';

const inlineRules = [
  [/^\\([^A-Za-z0-9\s])/, found => found[1]],
  [/^(`+)(.+?)\1(?!`)/s, found => h('code', {}, found[2].trim())],
  [/^\*\*\*(.+?)\*\*\*/s, found => h('strong', {}, h('em', {}, inline(found[1])))],
  [/^\*\*(.+?)\*\*(?!\*)/s, found => h('strong', {}, inline(found[1]))],
  [/^__(.+?)__(?!_)/s, found => h('u', {}, inline(found[1]))],
  [/^~~(.+?)~~/s, found => h('s', {}, inline(found[1]))],
  [/^\|\|(.+?)\|\|/s, found => spoiler(inline(found[1]))],
  [/^\*(?!\s)(.+?)(?<!\s)\*(?!\*)/s, found => h('em', {}, inline(found[1]))],
  [/^_(?!\s)(.+?)(?<!\s)_(?![_\w])/s, found => h('em', {}, inline(found[1]))],
  [/^<t:(-?\d+)(?::([tTdDfFsSR]))?>/, found => timeElement(Number(found[1]), found[2])],
  [/^<@!?(\d+)>/, found => person(found[1])],
  [/^<@&(\d+)>/, found => h('span', { class: 'mention' }, `@${roleById(found[1])?.name ?? 'deleted role'}`)],
  [/^<#(\d+)>/, found => channelLink(found[1])],
  [/^<\/([^:>]+):(\d+)>/, found => h('button', {
    type: 'button', class: 'mention', onclick: () => emit('compose', `/${found[1]}`),
  }, `/${found[1]}`)],
  [/^<a?:(\w+):\d+>/, found => `:${found[1]}:`],
  [/^<id:(customize|browse|guide|linked-roles)>/, found => h('span', { class: 'mention' }, found[1])],
  [/^\[([^\]]+)\]\(<?(https?:\/\/[^\s)>]+)>?(?:\s+"[^"]*")?\)/, found => link(found[2], inline(found[1]))],
  [/^<(https?:\/\/[^\s>]+)>/, found => link(found[1], found[1])],
  [/^https?:\/\/[^\s<]+[^\s<.,:;"')\]]/, found => link(found[0], found[0])],
  [/^@(everyone|here)\b/, found => h('span', { class: 'mention' }, found[0])],
  [/^\n/, () => h('br')],
];

export function inline(text) {
  const nodes = [];
  let plain = '';
  let rest = text;
  while (rest) {
    const before = plain.at(-1) ?? '';
    const hit = firstHit(rest, before);
    if (!hit) {
      plain += rest[0];
      rest = rest.slice(1);
      continue;
    }
    if (plain) nodes.push(plain);
    plain = '';
    nodes.push(hit.node);
    rest = rest.slice(hit.length);
  }
  if (plain) nodes.push(plain);
  return nodes;
}

function firstHit(rest, before) {
  if (!/^[\\`*_~|<[h@\n]/.test(rest)) return null;
  // An underscore, a link or an address inside a word is part of the word.
  if (/\w/.test(before) && /^(_(?!_)|h|@)/.test(rest)) return null;
  for (const [pattern, make] of inlineRules) {
    const found = pattern.exec(rest);
    if (found) return { node: make(found), length: found[0].length };
  }
  return null;
}

function person(id) {
  const member = memberById(id);
  return h('span', { class: id === store.viewer?.id ? 'mention me' : 'mention' }, `@${member?.name ?? 'someone'}`);
}

function channelLink(id) {
  const channel = findChannel(id);
  if (!channel || !canSee(channel, store)) return h('span', { class: 'mention' }, '#no-access');
  return h('button', { type: 'button', class: 'mention', onclick: () => openChannel(id) }, `#${channel.name}`);
}

function link(address, content) {
  return h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, content);
}

/** Hidden until asked for; works with the keyboard and says so. */
export function spoiler(content) {
  const cover = h('button', { type: 'button', class: 'spoiler', 'aria-expanded': 'false' }, 'Hidden: press to show');
  const inside = h('span', { hidden: true }, content);
  cover.addEventListener('click', () => {
    inside.hidden = !inside.hidden;
    cover.setAttribute('aria-expanded', String(!inside.hidden));
    cover.textContent = inside.hidden ? 'Hidden: press to show' : 'Hide';
  });
  return h('span', { class: 'spoilt' }, cover, inside);
}

const bullet = /^(\s*)(?:([-*])|(\d+)\.)\s+(.*)$/;

/** A whole text: paragraphs, headings, small print, quotes, lists and code. */
export function markdown(text) {
  const lines = String(text ?? '').split('\n');
  const out = document.createDocumentFragment();
  let paragraph = [];
  const flush = () => {
    while (paragraph.length && !paragraph[0].trim()) paragraph.shift();
    while (paragraph.length && !paragraph.at(-1).trim()) paragraph.pop();
    if (paragraph.length) out.append(h('p', {}, inline(paragraph.join('\n'))));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const take = test => {
      const taken = [];
      while (at < lines.length && test(lines[at])) taken.push(lines[at++]);
      at--;
      return taken;
    };
    const fence = /^```(\w*)\s*$/.exec(line);
    const heading = /^(#{1,3})\s+(.+)$/.exec(line);
    if (fence && lines.indexOf('```', at + 1) > at) {
      flush();
      const end = lines.indexOf('```', at + 1);
      out.append(h('pre', { tabindex: '0' }, h('code', {}, lines.slice(at + 1, end).join('\n'))));
      at = end;
    } else if (line.startsWith('>>> ')) {
      flush();
      out.append(h('blockquote', {}, markdown([line.slice(4), ...lines.slice(at + 1)].join('\n'))));
      break;
    } else if (/^>(\s|$)/.test(line)) {
      flush();
      const quoted = take(each => /^>(\s|$)/.test(each)).map(each => each.slice(2));
      out.append(h('blockquote', {}, markdown(quoted.join('\n'))));
    } else if (heading) {
      flush();
      // One level for all: a card may begin with any of the three sizes.
      out.append(h('h2', { class: `size-${heading[1].length}` }, inline(heading[2])));
    } else if (line.startsWith('-# ')) {
      flush();
      out.append(h('p', { class: 'small' }, inline(line.slice(3))));
    } else if (bullet.test(line)) {
      flush();
      out.append(listOf(take(each => bullet.test(each))));
    } else if (!line.trim()) {
      flush();
    } else {
      paragraph.push(line);
    }
  }
  flush();
  return out;
}

function listOf(lines) {
  const items = lines.map(line => bullet.exec(line));
  const depth = items[0][1].length;
  const root = h(items[0][3] ? 'ol' : 'ul', items[0][3] ? { start: items[0][3] } : {});
  for (let at = 0; at < items.length; at++) {
    let end = at + 1;
    while (end < items.length && items[end][1].length > depth) end++;
    const nested = lines.slice(at + 1, end);
    root.append(h('li', {}, inline(items[at][4]), nested.length > 0 && listOf(nested)));
    at = end - 1;
  }
  return root;
}
