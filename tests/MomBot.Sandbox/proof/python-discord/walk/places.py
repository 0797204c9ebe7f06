import discord

from control import Refused


async def walk(steps, walk):
    guild = walk.guild

    async def life():
        theo = guild.get_member(walk.person_id('Theo'))
        made = walk.next('guild_channel_create')
        channel = await guild.create_text_channel(
            'Night shift', topic='Awake again', category=walk.channel('Green'), overwrites={
                guild.default_role: discord.PermissionOverwrite(view_channel=False),
                guild.me: discord.PermissionOverwrite(view_channel=True)})
        await made
        assert channel.name == 'night-shift' and channel.category.name == 'Green'
        changed = walk.next('guild_channel_update', lambda _, now: now.id == channel.id)
        await channel.edit(topic='Tea in one hand')
        assert (await changed)[1].topic == 'Tea in one hand'

        async def say():
            await walk.control.act(**{'as': str(theo.id), 'say': {'channel': str(channel.id), 'text': 'Hello'}})

        try:
            await say()
            raise AssertionError('Theo could see it')
        except Refused:
            pass
        await channel.set_permissions(theo, view_channel=True, send_messages=True)
        await say()
        await channel.set_permissions(theo, overwrite=None)
        gone = walk.next('guild_channel_delete', lambda one: one.id == channel.id)
        await channel.delete()
        await gone
        await walk.refused(10003, channel.send('Anyone?'))

    async def forum():
        category = await guild.create_category('Circles')
        made = await guild.create_forum('swaps', category=category,
                                        available_tags=[discord.ForumTag(name='clothes', emoji='👕')])
        assert made.available_tags[0].name == 'clothes'
        await made.delete()
        await category.delete()

    async def unseen():
        await walk.refused(50001, walk.channel('closed').send('Hello?'))

    async def unheard():
        silent = walk.channel('silent')
        await walk.refused(50013, silent.send('Hello?'))
        changed = walk.next('guild_channel_update')
        await walk.control.change_channel(guild.id, silent.id, {'overwrites': []})
        await changed
        await silent.send('Hello.')

    await steps.run('a channel is made, changed, overwritten and deleted', life)
    await steps.run('a forum and a category are made', forum)
    await steps.run('a channel that the bot cannot see: 50001', unseen)
    await steps.run('a channel where the bot may not write: 50013, until an admin lets it', unheard)
