import discord


async def walk(steps, walk):
    guild = walk.guild

    async def everyone():
        members = await guild.chunk()
        assert len(members) == guild.member_count == len(guild.members)

    async def asked():
        found = await guild.query_members('Parent 1', limit=5)
        assert len(found) == 5
        two = await guild.query_members(user_ids=[walk.person_id('Maya'), walk.person_id('Dev')])
        assert sorted(one.name for one in two) == ['dev', 'maya']

    async def over_rest():
        assert (await guild.fetch_member(walk.person_id('Maya'))).name == 'maya'
        assert len([one async for one in guild.fetch_members(limit=10)]) == 10
        await walk.refused(10013, guild.fetch_member(123456789012345678))

    async def comes_and_goes():
        came = walk.next('member_join')
        await walk.control.act(**{'as': 'Noor', 'join': {'guild': str(guild.id)}})
        noor = await came
        assert noor.name == 'noor'
        left = walk.next('member_remove', lambda one: one.id == noor.id)
        await walk.control.act(**{'as': str(noor.id), 'leave': {'guild': str(guild.id)}})
        await left
        await walk.refused(10007, guild.fetch_member(noor.id))

    async def roles():
        role = await guild.create_role(name='gardeners', color=discord.Color(0x33AA55), mentionable=True,
                                       permissions=discord.Permissions.none(), reason='They asked')
        assert (await role.edit(name='growers')).name == 'growers'
        moved = await role.edit(position=2)
        assert moved.position == 2
        maya = guild.get_member(walk.person_id('Maya'))
        changed = walk.next('member_update', lambda _, now: now.id == maya.id)
        await maya.add_roles(role, reason='She gardens')
        assert role in (await changed)[1].roles
        changed = walk.next('member_update', lambda _, now: now.id == maya.id)
        await maya.remove_roles(role)
        assert role not in (await changed)[1].roles
        gone = walk.next('guild_role_delete', lambda one: one.id == role.id)
        await role.delete()
        await gone

    async def hierarchy():
        maya = guild.get_member(walk.person_id('Maya'))
        high = walk.role('facilitators')
        await walk.refused(50013, maya.add_roles(high))
        await walk.refused(50013, high.edit(name='lowered'))
        await walk.refused(50013, high.delete())
        await walk.refused(50013, maya.kick())
        await walk.refused(50028, guild.self_role.delete())

    async def letters():
        maya = guild.get_member(walk.person_id('Maya'))
        sent = await maya.send('How are you, really?')
        heard = walk.next('message', lambda one: one.channel.id == sent.channel.id and not one.author.bot)
        await walk.control.act(**{'as': str(maya.id), 'say': {
            'channel': str(sent.channel.id), 'text': 'Tired. Better now.'}})
        assert (await heard).content == 'Tired. Better now.'
        await sent.edit(content='How are you?')
        await sent.delete()

    async def closed():
        await walk.refused(50007, guild.get_member(walk.person_id('Dev')).send('Knock knock'))

    await steps.run('all members come in chunks over the gateway', everyone)
    await steps.run('members by name and by id over the gateway', asked)
    await steps.run('members over REST: one, a page', over_rest)
    await steps.run('someone joins and leaves', comes_and_goes)
    await steps.run('a role is made, changed, moved, given, taken and deleted', roles)
    await steps.run('the hierarchy holds: 50013 above, 50028 for managed', hierarchy)
    await steps.run('a direct message is sent, and answered', letters)
    await steps.run('a closed door: 50007', closed)
