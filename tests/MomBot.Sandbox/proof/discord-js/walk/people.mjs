import assert from 'node:assert/strict';
import { ActivityType, Events, PermissionFlagsBits as May } from 'discord.js';

export async function people(steps, walk) {
  const { guild } = walk;

  await steps.run('all members come in chunks over the gateway', async () => {
    const members = await guild.members.fetch();
    assert.equal(members.size, walk.made.members.length);
  });

  await steps.run('the whole list again within 30 seconds: RATE_LIMITED', () =>
    assert.rejects(guild.members.fetch(), { name: 'GatewayRateLimitError' }));

  await steps.run('members by name and by id over the gateway', async () => {
    assert.equal((await guild.members.fetch({ query: 'Parent 1', limit: 5 })).size, 5);
    const two = await guild.members.fetch({ user: [walk.personId('Maya'), walk.personId('Dev')] });
    assert.deepEqual([...two.values()].map(member => member.displayName).sort(), ['Dev', 'Maya']);
  });

  await steps.run('members over REST: one, a page, a search', async () => {
    const maya = await guild.members.fetch({ user: walk.personId('Maya'), force: true });
    assert.equal(maya.displayName, 'Maya');
    assert.equal((await guild.members.list({ limit: 10 })).size, 10);
    assert.equal((await guild.members.search({ query: 'Theo' })).first().displayName, 'Theo');
    await walk.refused(10013, () => guild.members.fetch({ user: '123456789012345678', force: true }));
  });

  await steps.run('someone joins, is changed and leaves', async () => {
    const came = walk.next(Events.GuildMemberAdd);
    await walk.control.act({ as: 'Noor', join: { guild: guild.id } });
    const [noor] = await came;
    assert.equal(noor.displayName, 'Noor');
    const changed = walk.next(Events.GuildMemberUpdate, (_, now) => now.id === noor.id);
    await walk.control.changeMember(guild.id, noor.id, { roles: ['newborn'] });
    assert.ok((await changed)[1].roles.cache.some(role => role.name === 'newborn'));
    const left = walk.next(Events.GuildMemberRemove, member => member.id === noor.id);
    await walk.control.act({ as: noor.id, leave: { guild: guild.id } });
    await left;
    await walk.refused(10007, () => guild.members.fetch({ user: noor.id, force: true }));
  });

  await steps.run('a role is made, changed, given, taken and deleted', async () => {
    const made = walk.next(Events.GuildRoleCreate);
    const role = await guild.roles.create({ name: 'gardeners', colors: { primaryColor: 0x33aa55 }, permissions: [],
      mentionable: true, reason: 'They asked' });
    await made;
    assert.equal(role.permissions.bitfield, 0n);
    assert.equal((await role.edit({ name: 'growers' })).name, 'growers');
    const moved = await role.setPosition(2);
    assert.equal(moved.position, 2);
    const maya = await guild.members.fetch(walk.personId('Maya'));
    assert.ok((await maya.roles.add(role, 'She gardens')).roles.cache.has(role.id));
    assert.equal((await walk.client.rest.get(`/guilds/${guild.id}/roles/member-counts`))[role.id], 1);
    assert.ok(!(await maya.roles.remove(role)).roles.cache.has(role.id));
    const gone = walk.next(Events.GuildRoleDelete, one => one.id === role.id);
    await role.delete();
    await gone;
  });

  await steps.run('the hierarchy holds: 50013 above, 50028 for managed', async () => {
    const maya = await guild.members.fetch(walk.personId('Maya'));
    const high = walk.role('facilitators');
    await walk.refused(50013, () => maya.roles.add(high));
    await walk.refused(50013, () => high.edit({ name: 'lowered' }));
    await walk.refused(50013, () => high.delete());
    await walk.refused(50013, () => guild.roles.create({ name: 'kings', permissions: [May.Administrator] }));
    await walk.refused(50028, () => guild.members.me.roles.botRole.delete());
    await walk.refused(50013, () => maya.kick());
    await walk.refused(50013, () => maya.timeout(60_000));
    await walk.refused(50013, () => maya.setNickname('May'));
  });

  await steps.run('the bot shows a status and reads the onboarding', async () => {
    const kettle = { name: 'the kettle', type: ActivityType.Watching };
    walk.client.user.setPresence({ status: 'idle', activities: [kettle] });
    const onboarding = await guild.fetchOnboarding();
    assert.equal(onboarding.enabled, false);
  });

  await steps.run('a direct message is sent, and answered', async () => {
    const maya = await guild.members.fetch(walk.personId('Maya'));
    const sent = await maya.send('How are you, really?');
    assert.ok(sent.channel.isDMBased());
    const heard = walk.next(Events.MessageCreate,
      message => message.channelId === sent.channelId && !message.author.bot);
    await walk.control.act({ as: maya.id, say: { channel: sent.channelId, text: 'Tired. Better now.' } });
    assert.equal((await heard)[0].content, 'Tired. Better now.');
    assert.equal((await sent.edit('How are you?')).content, 'How are you?');
    await sent.delete();
  });

  await steps.run('a closed door: 50007', async () => {
    const dev = await guild.members.fetch(walk.personId('Dev'));
    await walk.refused(50007, () => dev.send('Knock knock'));
  });
}
