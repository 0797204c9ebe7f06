// Cards, buttons, pictures: a message's components, old kind and new, as elements.
import { perform } from './actions.js';
import { h } from './dom.js';
import { markdown, spoiler } from './markdown.js';
import { picker } from './picker.js';
import { emit } from './store.js';

const buttonKinds = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' };

/** Draws one component of a message, and what it holds. */
export function componentOf(component, message) {
  const inside = () => (component.components ?? []).map(child => componentOf(child, message));
  switch (component.type) {
    case 1: return h('div', { class: 'row' }, inside());
    case 2: return buttonOf(component, message);
    case 3: case 5: case 6: case 7: case 8:
      return picker(component, values => perform({
        select: { message: message.id, custom_id: component.custom_id, values },
      }));
    case 9: return h('div', { class: 'section' }, h('div', {}, inside()),
      component.accessory && componentOf(component.accessory, message));
    case 10: return h('div', { class: 'prose' }, markdown(component.content));
    case 11: return covered(component, picture(component.media?.url, component.description, message, 'thumbnail'));
    case 12: return h('div', { class: 'gallery' }, (component.items ?? []).map(item =>
      covered(item, picture(item.media?.url, item.description, message))));
    case 13: return covered(component, fileOf(component.file?.url, component, message));
    case 14: return component.divider === false
      ? h('div', { class: component.spacing === 2 ? 'gap wide' : 'gap' })
      : h('hr', { class: component.spacing === 2 ? 'wide' : '' });
    case 17: return containerOf(component, inside());
    default: return h('p', { class: 'small' }, `(This page does not know components of type ${component.type}.)`);
  }
}

const covered = (component, element) => component.spoiler ? spoiler(element) : element;

function containerOf(component, content) {
  const card = h('div', { class: 'card' }, content);
  return covered(component, accented(card, component.accent_color));
}

function accented(card, colour) {
  if (Number.isInteger(colour)) card.style.setProperty('--accent', `#${colour.toString(16).padStart(6, '0')}`);
  return card;
}

function buttonOf(component, message) {
  const emoji = component.emoji && h('span', { 'aria-hidden': component.label ? 'true' : undefined },
    component.emoji.id ? `:${component.emoji.name}:` : component.emoji.name, component.label ? ' ' : '');
  if (component.style === 5) {
    return h('a', { class: 'button link', href: safe(component.url), target: '_blank', rel: 'noopener noreferrer' },
      emoji, component.label, h('span', { 'aria-hidden': 'true' }, ' ↗'),
      h('span', { class: 'sr' }, ' (opens a new page)'));
  }
  const button = h('button', {
    type: 'button', class: buttonKinds[component.style] ?? 'secondary', disabled: component.disabled,
    data: { customId: component.custom_id },
  }, emoji, component.label);
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-busy')) return;
    button.setAttribute('aria-busy', 'true');
    const done = await perform({ press: { message: message.id, custom_id: component.custom_id } });
    button.removeAttribute('aria-busy');
    if (done) emit('pressed', component.label ?? '');
  });
  return button;
}

const safe = address => /^(https?|discord):\/\//.test(address ?? '') ? address : '#';

function attachmentOf(address, message) {
  const name = /^attachment:\/\/(.+)$/.exec(address ?? '')?.[1];
  return (message.attachments ?? []).find(each => name ? each.filename === name : each.url === address);
}

/** Nothing is loaded from elsewhere: a picture that does not live here becomes a link with its words. */
function picture(address, description, message, kind = '') {
  const attachment = attachmentOf(address, message);
  const url = nearby(attachment?.url ?? address);
  const words = description ?? attachment?.description ?? '';
  if (!isHere(url)) {
    return h('a', { href: safe(url), target: '_blank', rel: 'noopener noreferrer' },
      `Picture: ${words || 'no description'}`);
  }
  const image = h('img', { class: kind, src: url, alt: words, loading: 'lazy' });
  return kind || !words ? image : h('figure', {}, image, h('figcaption', { 'aria-hidden': 'true' }, words));
}

/** The same machine under its other name (localhost, 127.0.0.1) is here too. */
function nearby(address) {
  const url = URL.parse?.(address ?? '', location.href);
  const loopback = ['localhost', '127.0.0.1', '[::1]'];
  return url && loopback.includes(url.hostname) && loopback.includes(location.hostname) && url.port === location.port
    ? url.pathname + url.search : address;
}

function isHere(address) {
  try {
    const url = new URL(address, location.href);
    return url.protocol === 'data:' || url.origin === location.origin;
  } catch {
    return false;
  }
}

function fileOf(address, component, message) {
  const attachment = attachmentOf(address, message);
  const url = nearby(attachment?.url ?? address);
  const name = component.name ?? attachment?.filename ?? 'file';
  const size = component.size ?? attachment?.size;
  return h('p', { class: 'file' }, h('a', { href: isHere(url) ? url : safe(url), download: name }, name),
    size ? ` (${size < 10_240 ? `${size} bytes` : `${Math.round(size / 1024)} KB`})` : '',
    attachment?.description && h('span', { class: 'small' }, ` ${attachment.description}`));
}

/** Attachments of an old-style message. */
export function attachmentsOf(message) {
  return (message.attachments ?? []).map(each => (each.content_type ?? '').startsWith('image/')
    ? picture(each.url, each.description, message)
    : fileOf(each.url, {}, message));
}

/** Embeds, in their plainest form. */
export function embedOf(embed) {
  const card = h('div', { class: 'card' },
    embed.author?.name && h('p', { class: 'small' }, embed.author.name),
    embed.title && h('h2', { class: 'size-3' }, embed.title),
    embed.description && h('div', { class: 'prose' }, markdown(embed.description)),
    embed.fields?.length && h('dl', {}, embed.fields.map(field =>
      h('div', {}, h('dt', {}, field.name), h('dd', {}, markdown(field.value))))),
    embed.footer?.text && h('p', { class: 'small' }, embed.footer.text));
  return accented(card, embed.color);
}
