// "You are Maya": who looks through this window, what roles she has, and how to be someone else.
import { byId, announce, arrowKeys, h } from './dom.js';
import { avatar } from './messages.js';
import { become, on, peopleOf, roleById, store } from './store.js';

export function drawPerson() {
  const { viewer } = store;
  byId('you').replaceChildren(...(viewer
    ? [avatar(viewer.id, viewer.name), h('div', {},
      h('p', { class: 'you-name' }, 'You are ', h('strong', {}, viewer.name)), rolesOf(viewer))]
    : [h('p', {}, 'There is nobody here yet.')]));
  drawPeople();
}

const colour = role => role.colors?.primary_color || role.color;

function rolesOf(member) {
  const roles = member.roles.map(roleById)
    .filter(role => role && role.id !== store.guild.id && role.name !== '@everyone')
    .sort((a, b) => (b.position ?? 0) - (a.position ?? 0));
  const owner = store.guild.owner_id === member.id ? [h('li', { class: 'tag' }, 'owner')] : [];
  if (roles.length + owner.length === 0) return h('p', { class: 'small' }, 'No roles yet');
  return h('ul', { class: 'roles', 'aria-label': `Roles of ${member.name}` }, owner, roles.map(role => {
    const dot = h('span', { class: 'dot', 'aria-hidden': 'true' });
    if (colour(role)) dot.style.setProperty('--dot', `#${colour(role).toString(16).padStart(6, '0')}`);
    return h('li', { class: 'tag' }, dot, role.name);
  }));
}

function drawPeople() {
  const wanted = byId('people-search').value.trim().toLowerCase();
  const people = peopleOf(store.guild);
  const found = people.filter(person => `${person.name} ${roleNames(person)}`.toLowerCase().includes(wanted));
  const focused = byId('people').contains(document.activeElement) ? document.activeElement.dataset.person : null;
  byId('people').replaceChildren(...found.slice(0, 60).map(person => h('li', {}, h('button', {
    type: 'button', class: 'person', 'aria-current': person.id === store.viewer?.id ? 'true' : undefined,
    data: { person: person.id }, onclick: () => become(person.id),
  }, avatar(person.id, person.name), h('span', { class: 'name' }, person.name,
    h('span', { class: 'small' }, roleNames(person))),
  person.id === store.viewer?.id && h('span', { class: 'new' }, 'you')))));
  byId('people-count').textContent = found.length === people.length
    ? `${people.length} people` : `${found.length} of ${people.length} people`;
  if (focused) byId('people').querySelector(`[data-person="${CSS.escape(focused)}"]`)?.focus();
}

const roleNames = person => person.roles.map(roleById).filter(role => role && role.name !== '@everyone')
  .map(role => role.name).join(', ');

export function startPerson() {
  byId('people-search').addEventListener('input', drawPeople);
  byId('people-search').addEventListener('keydown', event => {
    const first = byId('people').querySelector('button');
    if (event.key === 'ArrowDown' && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === 'Enter' && first && event.target.value.trim()) {
      event.preventDefault();
      first.click();
    }
  });
  arrowKeys(byId('people'));
  on('viewer', () => announce(`You are ${store.viewer?.name}, in ${store.channel?.name ?? 'no channel'}.`));
}
