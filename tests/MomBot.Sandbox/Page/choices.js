// What a select offers: its own options, or the people, roles and channels the viewer knows.
import { canSee } from './access.js';
import { store } from './store.js';

const people = () => store.guild.members.map(member => ({ value: member.id, label: member.name }));
const roles = () => store.guild.roles
  .filter(role => role.id !== store.guild.id && role.name !== '@everyone')
  .sort((a, b) => (b.position ?? 0) - (a.position ?? 0))
  .map(role => ({ value: role.id, label: `@${role.name}` }));
const channels = types => store.guild.channels
  .filter(channel => (!types?.length || types.includes(channel.type)) && canSee(channel, store))
  .map(channel => ({ value: channel.id, label: channel.type === 4 ? channel.name : `#${channel.name}` }));

/** The choices of any select, with what is preset marked as default. */
export function choicesOf(component) {
  const preset = new Set((component.default_values ?? []).map(each => each.id));
  const offered = {
    3: () => component.options ?? [],
    5: people,
    6: roles,
    7: () => [...people(), ...roles()],
    8: () => channels(component.channel_types),
  }[component.type]();
  return offered.map(choice => ({ ...choice, default: choice.default || preset.has(choice.value) }));
}

/** The same for a command's option: choices, people, roles, channels or yes and no; null when it is free text. */
export function choicesOfOption(option) {
  const named = choices => choices.map(choice => ({ value: choice.value, label: choice.label ?? choice.name }));
  if (option.choices?.length) return named(option.choices);
  switch (option.type) {
    case 5: return [{ value: true, label: 'Yes' }, { value: false, label: 'No' }];
    case 6: return people();
    case 7: return channels(option.channel_types);
    case 8: return roles();
    case 9: return [...people(), ...roles()];
    default: return null;
  }
}
