import assert from 'node:assert/strict';
import { ChannelType, Events, PermissionFlagsBits as May } from 'discord.js';

export async function places(steps, walk) {
  const { guild } = walk;

  await steps.run('a channel is made, changed, overwritten and deleted', async () => {
    const made = walk.next(Events.ChannelCreate);
    const channel = await guild.channels.create({
      name: 'Night shift', topic: 'Awake again', parent: walk.channel('Green'), permissionOverwrites: [
        { id: guild.id, deny: [May.ViewChannel] },
        { id: walk.client.user.id, allow: [May.ViewChannel] },
      ],
    });
    await made;
    assert.equal(channel.name, 'night-shift');
    assert.equal(channel.parent.name, 'Green');
    assert.ok(!channel.permissionsFor(guild.roles.everyone).has(May.ViewChannel));
    const changed = walk.next(Events.ChannelUpdate, (_, now) => now.id === channel.id);
    assert.equal((await channel.setTopic('Tea in one hand')).topic, 'Tea in one hand');
    await changed;
    const theo = walk.personId('Theo');
    await assert.rejects(walk.control.act({ as: theo, say: { channel: channel.id, text: 'Hello' } }), /cannot see/);
    await channel.permissionOverwrites.edit(theo, { ViewChannel: true, SendMessages: true });
    await walk.control.act({ as: theo, say: { channel: channel.id, text: 'Hello' } });
    await channel.permissionOverwrites.delete(theo);
    await assert.rejects(walk.control.act({ as: theo, say: { channel: channel.id, text: 'Hello' } }), /cannot see/);
    const gone = walk.next(Events.ChannelDelete, one => one.id === channel.id);
    await channel.delete();
    await gone;
    await walk.refused(10003, () => channel.send('Anyone?'));
  });

  await steps.run('a forum and a category are made', async () => {
    const category = await guild.channels.create({ name: 'Circles', type: ChannelType.GuildCategory });
    const forum = await guild.channels.create({ name: 'swaps', type: ChannelType.GuildForum, parent: category,
      availableTags: [{ name: 'clothes', emoji: { id: null, name: '👕' } }] });
    assert.equal(forum.availableTags[0].name, 'clothes');
    await forum.delete();
    await category.delete();
  });

  await steps.run('a channel that the bot cannot see: 50001', async () => {
    await walk.refused(50001, () => walk.channel('closed').messages.fetch());
    await walk.refused(50001, () => walk.channel('closed').send('Hello?'));
  });

  await steps.run('a channel where the bot may not write: 50013, until an admin lets it', async () => {
    await walk.refused(50013, () => walk.channel('silent').send('Hello?'));
    const changed = walk.next(Events.ChannelUpdate);
    await walk.control.changeChannel(guild.id, walk.channel('silent').id, { overwrites: [] });
    await changed;
    await walk.channel('silent').send('Hello.');
  });

  await steps.run('an overwrite beyond the bot\'s own permissions: 50013', () => walk.refused(50013, () =>
    walk.channel('general').permissionOverwrites.edit(walk.role('newborn'), { BanMembers: true })));

  await steps.run('the bot is sent away and invited again', async () => {
    const other = await walk.control.makeGuild({
      name: 'Other village', channels: [{ name: 'general' }], members: [{ name: 'Ada' }],
    });
    const gone = walk.next(Events.GuildDelete, one => one.id === other.id);
    await walk.control.removeBot(other.id);
    await gone;
    const back = walk.next(Events.GuildCreate, one => one.id === other.id);
    await walk.control.inviteBot(other.id);
    assert.equal((await back)[0].name, 'Other village');
  });
}
