import assert from 'node:assert/strict';
import { ChannelType, Events, GatewayIntentBits, PermissionFlagsBits as May } from 'discord.js';

const village = {
  name: 'The strangers walk',
  roles: [
    { name: 'newborn', mentionable: true },
    { name: 'toddler' },
    { name: 'facilitators', permissions: ['MANAGE_GUILD', 'MANAGE_MESSAGES'], color: 3447003 },
  ],
  channels: [
    { name: 'Green', type: 'category' },
    { name: 'general', category: 'Green', topic: 'Anything at all.' },
    { name: 'closed', overwrites: [{ role: '@everyone', deny: ['VIEW_CHANNEL'] }] },
    { name: 'silent', overwrites: [{ role: '@everyone', deny: ['SEND_MESSAGES'] }] },
    { name: 'posts', type: 'forum', tags: ['meals', 'rides'] },
    { name: 'news', type: 'announcement' },
    { name: 'kitchen-table', type: 'voice' },
  ],
  members: [
    { name: 'Maya', owner: true, roles: ['newborn'] },
    { name: 'Theo', roles: ['toddler'] },
    { name: 'Dev', dms: 'closed' },
    ...Array.from({ length: 60 }, (_, i) => ({ name: `Parent ${i + 1}` })),
  ],
  bot: { position: 3 },
};

export async function logIn(steps, walk) {
  await steps.run('a privileged intent that is not switched on is refused with 4014', async () => {
    const client = walk.newClient({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] });
    await assert.rejects(client.login(walk.token), /disallowed intents/i);
    await client.destroy();
  });

  await steps.run('a wrong token is refused', async () => {
    const client = walk.newClient();
    client.rest.options.headers['X-Sandbox-Deliberate'] = '1';
    await assert.rejects(client.login('MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong.token'), { code: 'TokenInvalid' });
    await client.destroy();
  });

  await steps.run('log in: gateway found by REST, hello, identify, READY', async () => {
    walk.made = await walk.control.makeGuild(village);
    walk.client = walk.newClient();
    const ready = walk.next(Events.ClientReady);
    await walk.client.login(walk.token);
    await ready;
    walk.guild = walk.client.guilds.cache.get(walk.made.id);
    assert.ok(walk.client.user.bot);
  });
}

export async function guildCache(steps, walk) {
  await steps.run('the guild stands in the cache as it was made', async () => {
    const { guild, made } = walk;
    assert.equal(guild.name, village.name);
    assert.equal(guild.available, true);
    assert.equal(guild.ownerId, walk.personId('Maya'));
    assert.equal(guild.memberCount, made.members.length);
    assert.deepEqual([...guild.roles.cache.keys()].sort(), made.roles.map(role => role.id).sort());
    assert.deepEqual([...guild.channels.cache.keys()].sort(), made.channels.map(channel => channel.id).sort());
    assert.equal(walk.channel('posts').type, ChannelType.GuildForum);
    assert.deepEqual(walk.channel('posts').availableTags.map(tag => tag.name), ['meals', 'rides']);
    assert.equal(walk.channel('general').parent.name, 'Green');
    assert.equal(walk.channel('general').topic, 'Anything at all.');
  });

  await steps.run('the bot knows itself, its role and its permissions', async () => {
    const me = walk.guild.members.me;
    assert.ok(me.roles.botRole);
    assert.equal(me.roles.highest.id, me.roles.botRole.id);
    assert.ok(me.permissions.has(May.ManageRoles));
    assert.ok(!me.permissions.has(May.Administrator));
    assert.ok(!me.permissionsIn(walk.channel('closed')).has(May.ViewChannel));
    assert.ok(walk.role('facilitators').comparePositionTo(me.roles.highest) > 0);
  });

  await steps.run('the application is read', async () => {
    const application = await walk.client.application.fetch();
    assert.equal(application.id, (await walk.control.state()).application.id);
    assert.ok(application.approximateGuildCount >= 1);
  });

  await steps.run('the guild, its channels and its roles are read over REST', async () => {
    const guild = await walk.guild.fetch();
    assert.equal(guild.approximateMemberCount, walk.made.members.length);
    assert.equal((await walk.guild.channels.fetch()).size, walk.made.channels.length);
    assert.equal((await walk.guild.roles.fetch()).size, walk.made.roles.length);
    assert.equal((await walk.client.guilds.fetch()).get(guild.id).name, guild.name);
  });
}

export async function logOut(walk) {
  await walk.control.clearFaults();
  await walk.client?.destroy();
}
