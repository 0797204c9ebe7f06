import io

import discord


async def walk(steps, walk):
    place = walk.channel('general')

    async def life():
        heard = walk.next('message', lambda one: one.content == 'Good morning')
        message = await place.send('Good morning')
        assert (await heard).id == message.id
        edited = walk.next('message_edit', lambda _, now: now.id == message.id)
        assert (await message.edit(content='Good morning, all')).content == 'Good morning, all'
        await edited
        reply = await message.reply('And to you')
        assert reply.type is discord.MessageType.reply and reply.reference.message_id == message.id
        gone = walk.next('message_delete', lambda one: one.id == message.id)
        await message.delete()
        await gone
        await walk.refused(10008, place.fetch_message(message.id))

    async def embed():
        sent = discord.Embed(title='This week', description='Three asked', color=0x3388AA)
        sent.add_field(name='Meals', value='2')
        message = await place.send(embed=sent)
        assert message.embeds[0].title == 'This week' and message.embeds[0].fields[0].value == '2'

    async def pinged():
        maya, theo = walk.person_id('Maya'), walk.person_id('Theo')
        allowed = discord.AllowedMentions(users=[discord.Object(maya)], everyone=False, roles=False)
        message = await place.send(f'<@{maya}> and <@{theo}> and @everyone', allowed_mentions=allowed)
        told = [one for one in await walk.control.messages(place.id, 'Maya') if one['id'] == str(message.id)]
        assert told[0]['pinged'] == [str(maya)] and not message.mention_everyone

    async def files():
        file = discord.File(io.BytesIO(b'two onions'), 'list.txt', description='What to buy')
        message = await place.send('Shopping', file=file)
        assert message.attachments[0].description == 'What to buy'
        assert await message.attachments[0].read() == b'two onions'
        assert (await message.edit(attachments=[])).attachments == []

    async def history():
        sent = [await place.send(f'Page {i}') for i in range(4)]
        newest = [one.id async for one in place.history(limit=2)]
        assert newest == [sent[3].id, sent[2].id]
        before = [one.id async for one in place.history(limit=2, before=sent[2])]
        assert before == [sent[1].id, sent[0].id]

    async def bulk():
        sent = [await place.send(words) for words in ('One', 'Two', 'Three')]
        gone = walk.next('bulk_message_delete')
        await place.delete_messages(sent)
        assert len(await gone) == 3

    async def pins():
        message = await place.send('The house rules')
        told = walk.next('guild_channel_pins_update')
        await message.pin(reason='So that all find it')
        await told
        assert [one.id for one in await place.pins()] == [message.id]
        await message.unpin()
        assert await place.pins() == []

    async def reactions():
        message = await place.send('Who is in?')
        heard = walk.next('reaction_add', lambda reaction, _: reaction.message.id == message.id)
        await message.add_reaction('👍')
        assert str((await heard)[0].emoji) == '👍'
        await message.add_reaction('🍲')
        fresh = await place.fetch_message(message.id)
        assert len(fresh.reactions) == 2
        assert [one.id async for one in fresh.reactions[0].users()] == [walk.client.user.id]
        await message.remove_reaction('👍', walk.client.user)
        await message.clear_reaction('🍲')
        gone = walk.next('reaction_clear', lambda one, _: one.id == message.id)
        await message.add_reaction('👍')
        await message.clear_reactions()
        await gone

    async def hidden():
        async def say(text):
            heard = walk.next('message', lambda one: one.author.id == walk.person_id('Theo'))
            await walk.control.act(**{'as': 'Theo', 'say': {'channel': str(place.id), 'text': text}})
            return (await heard).content

        assert await say('Private words') == ''
        assert 'hello' in await say(f'<@{walk.client.user.id}> hello')

    async def typing():
        async with place.typing():
            pass

    await steps.run('a message is sent, heard, edited, replied to and deleted', life)
    await steps.run('an embed comes back as it was sent', embed)
    await steps.run('only who may be pinged is pinged', pinged)
    await steps.run('attachments go up with their alt text and come down again', files)
    await steps.run('history is read in pages', history)
    await steps.run('messages are deleted in bulk', bulk)
    await steps.run('a message is pinned, listed and unpinned', pins)
    await steps.run('reactions are added, heard, read and taken away', reactions)
    await steps.run('without the intent the words of others stay hidden, unless the bot is named', hidden)
    await steps.run('typing shows', typing)
