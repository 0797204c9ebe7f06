// What a person may see, worked out from roles and overwrites as Discord documents it.
// The local Discord has the last word; this only keeps the page from offering closed doors.

const administrator = 1n << 3n;
const viewChannel = 1n << 10n;
const manageThreads = 1n << 34n;

const bits = value => { try { return BigInt(value ?? 0); } catch { return 0n; } };

function guildPermissions(guild, member) {
  if (guild.owner_id === member.id) return administrator;
  return guild.roles
    .filter(role => role.id === guild.id || role.name === '@everyone' || member.roles.includes(role.id))
    .reduce((sum, role) => sum | bits(role.permissions), 0n);
}

function channelPermissions(guild, member, channel) {
  const base = guildPermissions(guild, member);
  if (base & administrator) return ~0n;
  const overwrites = channel.permission_overwrites ?? [];
  const everyone = overwrites.find(each => each.id === guild.id);
  const ofRoles = overwrites.filter(each => member.roles.includes(each.id));
  const own = overwrites.find(each => each.id === member.id);
  let result = base;
  if (everyone) result = (result & ~bits(everyone.deny)) | bits(everyone.allow);
  result &= ~ofRoles.reduce((sum, each) => sum | bits(each.deny), 0n);
  result |= ofRoles.reduce((sum, each) => sum | bits(each.allow), 0n);
  if (own) result = (result & ~bits(own.deny)) | bits(own.allow);
  return result;
}

/** Whether the viewer finds this channel or thread in her list. */
export function canSee(channel, { guild, viewer, guilds }) {
  if (channel.type === 1) return true;
  if (!guild || !viewer) return false;
  const told = channel.visible_to;
  if (Array.isArray(told)) return told.some(each => (each.id ?? each) === viewer.id || each === viewer.name);
  const home = guilds.find(each => each.id === channel.guild_id) ?? guild;
  const member = home.members.find(each => each.id === viewer.id);
  if (!member) return false;
  const parent = home.channels.find(each => each.id === channel.parent_id);
  if ([10, 11, 12].includes(channel.type)) {
    const permissions = parent ? channelPermissions(home, member, parent) : 0n;
    if (!parent || !(permissions & viewChannel)) return false;
    if (channel.type !== 12) return true;
    const members = channel.members ?? channel.member_ids ?? [];
    return Boolean(permissions & manageThreads)
      || members.some(each => (each.user_id ?? each.id ?? each) === viewer.id);
  }
  return Boolean(channelPermissions(home, member, channel) & viewChannel);
}

/** Whether the viewer is offered this command where she is: the local Discord says so, with all its settings. */
export const mayUse = (command, { offered }) => offered.has(command.id);
