import assert from 'node:assert/strict';
import { AttachmentBuilder, EmbedBuilder, Events, MessageType } from 'discord.js';

export async function messages(steps, walk) {
  const place = walk.channel('general');

  await steps.run('a message is sent, heard, edited, replied to and deleted', async () => {
    const heard = walk.next(Events.MessageCreate, one => one.content === 'Good morning');
    const message = await place.send({ content: 'Good morning' });
    assert.equal((await heard)[0].id, message.id);
    const updated = walk.next(Events.MessageUpdate, (_, now) => now.id === message.id);
    assert.equal((await message.edit('Good morning, all')).content, 'Good morning, all');
    assert.ok((await updated)[1].editedAt);
    const reply = await message.reply('And to you');
    assert.equal(reply.type, MessageType.Reply);
    assert.equal((await reply.fetchReference()).id, message.id);
    const gone = walk.next(Events.MessageDelete, one => one.id === message.id);
    await message.delete();
    await gone;
    await walk.refused(10008, () => place.messages.fetch({ message: message.id, force: true }));
  });

  await steps.run('an embed comes back as it was sent', async () => {
    const message = await place.send({ embeds: [new EmbedBuilder().setTitle('This week').setDescription('Three asked')
      .setColor(0x3388aa).addFields({ name: 'Meals', value: '2', inline: true }).setFooter({ text: 'MomBot' })] });
    assert.equal(message.embeds[0].title, 'This week');
    assert.equal(message.embeds[0].fields[0].value, '2');
  });

  await steps.run('the same nonce, enforced, gives the same message', async () => {
    const send = () => place.send({ content: 'Once only', nonce: 'walk-1', enforceNonce: true });
    const [one, two] = [await send(), await send()];
    assert.equal(two.id, one.id);
    assert.equal(one.nonce, 'walk-1');
  });

  await steps.run('only who may be pinged is pinged', async () => {
    const ids = [walk.personId('Maya'), walk.personId('Theo')];
    const words = `<@${ids[0]}> and <@${ids[1]}> and @everyone`;
    const message = await place.send({ content: words, allowedMentions: { users: [ids[0]] } });
    const [told] = (await walk.control.messages(place.id, 'Maya')).filter(one => one.id === message.id);
    assert.deepEqual(told.pinged, [ids[0]]);
    assert.equal(message.mentions.everyone, false);
  });

  await steps.run('attachments go up with their alt text and come down again', async () => {
    const file = new AttachmentBuilder(Buffer.from('two onions'), { name: 'list.txt', description: 'What to buy' });
    const message = await place.send({ content: 'Shopping', files: [file] });
    const attachment = message.attachments.first();
    assert.equal(attachment.name, 'list.txt');
    assert.equal(attachment.description, 'What to buy');
    assert.equal(attachment.size, 10);
    assert.equal(await (await fetch(attachment.url)).text(), 'two onions');
    assert.equal((await message.edit({ attachments: [] })).attachments.size, 0);
  });

  await steps.run('history is read in pages', async () => {
    const sent = [];
    for (let i = 0; i < 4; i++) sent.push(await place.send(`Page ${i}`));
    const newest = await place.messages.fetch({ limit: 2 });
    assert.deepEqual([...newest.keys()], [sent[3].id, sent[2].id]);
    const before = await place.messages.fetch({ limit: 2, before: sent[2].id });
    assert.deepEqual([...before.keys()], [sent[1].id, sent[0].id]);
    const after = await place.messages.fetch({ limit: 1, after: sent[0].id });
    assert.deepEqual([...after.keys()], [sent[1].id]);
  });

  await steps.run('messages are deleted in bulk', async () => {
    const sent = [await place.send('One'), await place.send('Two'), await place.send('Three')];
    const gone = walk.next(Events.MessageBulkDelete);
    await place.bulkDelete(sent);
    assert.equal((await gone)[0].size, 3);
    await walk.refused(50016, () => walk.client.rest.post(`/channels/${place.id}/messages/bulk-delete`,
      { body: { messages: [sent[0].id] } }));
  });

  await steps.run('a message is pinned, listed and unpinned', async () => {
    const message = await place.send('The house rules');
    const notice = walk.next(Events.MessageCreate, one => one.type === MessageType.ChannelPinnedMessage);
    const told = walk.next(Events.ChannelPinsUpdate);
    await message.pin('So that all find it');
    await told;
    assert.equal((await notice)[0].reference.messageId, message.id);
    const pins = await place.messages.fetchPins();
    assert.equal(pins.items[0].message.id, message.id);
    assert.ok(pins.items[0].pinnedTimestamp);
    await message.unpin();
    assert.equal((await place.messages.fetchPins()).items.length, 0);
  });

  await steps.run('reactions are added, heard, read and taken away', async () => {
    const message = await place.send('Who is in?');
    const heard = walk.next(Events.MessageReactionAdd, reaction => reaction.message.id === message.id);
    const reaction = await message.react('👍');
    assert.equal((await heard)[0].emoji.name, '👍');
    await message.react('🍲');
    assert.equal((await message.fetch(true)).reactions.cache.size, 2);
    assert.ok((await reaction.users.fetch()).has(walk.client.user.id));
    await reaction.users.remove();
    assert.equal((await message.fetch(true)).reactions.cache.size, 1);
    await message.react('👍');
    const kindGone = walk.next(Events.MessageReactionRemoveEmoji, one => one.emoji.name === '🍲');
    await (await message.fetch(true)).reactions.resolve('🍲').remove();
    await kindGone;
    const gone = walk.next(Events.MessageReactionRemoveAll, one => one.id === message.id);
    await message.reactions.removeAll();
    await gone;
    assert.equal((await message.fetch(true)).reactions.cache.size, 0);
  });

  await steps.run('without the intent the words of others stay hidden, unless the bot is named', async () => {
    const heard = () => walk.next(Events.MessageCreate, one => one.author.displayName === 'Theo');
    let next = heard();
    await walk.control.act({ as: 'Theo', say: { channel: place.id, text: 'Private words' } });
    assert.equal((await next)[0].content, '');
    next = heard();
    await walk.control.act({ as: 'Theo', say: { channel: place.id, text: `<@${walk.client.user.id}> hello` } });
    assert.match((await next)[0].content, /hello/);
  });

  await steps.run('a poll is sent and read', async () => {
    const message = await place.send({ poll: { question: { text: 'Which day?' }, duration: 24, allowMultiselect: true,
      answers: [{ text: 'Monday', emoji: '🌙' }, { text: 'Friday' }] } });
    assert.equal(message.poll.question.text, 'Which day?');
    assert.deepEqual(message.poll.answers.map(answer => answer.text), ['Monday', 'Friday']);
    assert.equal(message.poll.resultsFinalized, false);
  });

  await steps.run('typing shows', () => place.sendTyping());
}
