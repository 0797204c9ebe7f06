import assert from 'node:assert/strict';
import { ChannelType, Events, MessageFlags, ThreadAutoArchiveDuration } from 'discord.js';

export async function threads(steps, walk) {
  const place = walk.channel('general');
  const theo = walk.personId('Theo');

  await steps.run('a thread grows from a message', async () => {
    const message = await place.send('Soup for Maya');
    const heard = walk.next(Events.ThreadCreate, one => one.id === message.id);
    const thread = await message.startThread({ name: 'Soup', autoArchiveDuration: ThreadAutoArchiveDuration.OneDay });
    await heard;
    assert.equal(thread.type, ChannelType.PublicThread);
    assert.ok((await message.fetch(true)).flags.has(MessageFlags.HasThread));
    assert.equal((await thread.fetchStarterMessage()).id, message.id);
    await thread.send('Who brings what?');
    await walk.refused(160004, () => walk.client.rest.post(`/channels/${place.id}/messages/${message.id}/threads`,
      { body: { name: 'Again' } }));
  });

  await steps.run('a private thread: members come and go', async () => {
    const thread = await place.threads.create({
      name: 'Quiet corner', type: ChannelType.PrivateThread, invitable: false,
    });
    assert.equal(thread.invitable, false);
    const joined = walk.next(Events.ThreadMembersUpdate, added => added.has(theo));
    await thread.members.add(theo);
    await joined;
    assert.ok((await thread.members.fetch({ cache: false })).has(theo));
    await walk.control.act({ as: 'Theo', say: { channel: thread.id, text: 'Here I am' } });
    await thread.members.remove(theo);
    assert.ok(!(await thread.members.fetch({ cache: false })).has(theo));
    const still = { as: 'Theo', say: { channel: thread.id, text: 'Still here?' } };
    await assert.rejects(walk.control.act(still), /cannot see/);
    await thread.delete();
  });

  await steps.run('a thread is renamed, archived, refused, woken, locked', async () => {
    const thread = await place.threads.create({ name: 'Rides' });
    assert.equal((await thread.setName('Rides to school')).name, 'Rides to school');
    const heard = walk.next(Events.ThreadUpdate, (_, now) => now.id === thread.id && now.archived);
    await thread.setArchived(true);
    await heard;
    await walk.refused(50083, () => thread.setName('While asleep'));
    const archived = await place.threads.fetchArchived();
    assert.ok(archived.threads.has(thread.id));
    assert.ok(!(await place.threads.fetchActive()).threads.has(thread.id));
    await thread.setArchived(false);
    await thread.setLocked(true);
    await assert.rejects(walk.control.act({ as: 'Theo', say: { channel: thread.id, text: 'Locked?' } }), /locked/);
    assert.ok((await walk.guild.channels.fetchActiveThreads()).threads.has(thread.id));
    // The library forgets a thread that it deletes itself before the event comes, so the event is read raw.
    const gone = walk.next(Events.Raw, packet => packet.t === 'THREAD_DELETE' && packet.d.id === thread.id);
    await thread.delete();
    await gone;
  });

  await steps.run('a word of the bot wakes an archived thread; slowmode and invitations are set', async () => {
    const thread = await place.threads.create({ name: 'Sleepy', type: ChannelType.PrivateThread });
    assert.equal((await thread.setInvitable(false)).invitable, false);
    assert.equal((await thread.setRateLimitPerUser(30)).rateLimitPerUser, 30);
    await thread.setArchived(true);
    const asleep = await place.threads.fetchArchived({ type: 'private' });
    assert.ok(asleep.threads.has(thread.id));
    const woken = walk.next(Events.ThreadUpdate, (_, now) => now.id === thread.id && !now.archived);
    await thread.send('Good morning');
    await woken;
  });

  await steps.run('the bot leaves a thread and joins it again', async () => {
    const thread = await place.threads.create({ name: 'In and out' });
    await thread.leave();
    assert.ok(!(await thread.members.fetch({ cache: false })).has(walk.client.user.id));
    await thread.join();
    assert.ok((await thread.members.fetch({ cache: false })).has(walk.client.user.id));
  });

  await steps.run('a forum post with a tag, its first message, and a new tag', async () => {
    const forum = walk.channel('posts');
    const meals = forum.availableTags.find(tag => tag.name === 'meals');
    const post = await forum.threads.create({
      name: 'Lasagne', message: { content: 'Enough for six' }, appliedTags: [meals.id],
    });
    assert.deepEqual(post.appliedTags, [meals.id]);
    assert.equal((await post.fetchStarterMessage()).content, 'Enough for six');
    await post.setAppliedTags([]);
    assert.deepEqual(post.appliedTags, []);
    await post.setArchived(true);
    assert.equal(post.archived, true);
    await walk.refused(40058, () =>
      walk.client.rest.post(`/channels/${forum.id}/messages`, { body: { content: 'No' } }));
  });
}
