import asyncio

import discord

from walking import INTENTS


async def walk(steps, walk):
    control, place = walk.control, walk.channel('general')

    async def heard(text):
        """The bot hears its own words over the gateway, so nothing in between was lost."""
        told = walk.next('message', lambda one: one.content == text)
        await control.act(**{'as': 'Theo', 'say': {'channel': str(place.id), 'text': f'{walk.client.user.mention} x'}})
        await place.send(text)
        await told

    def resumes(name, fault):
        async def step():
            before = (await control.metrics())
            resumed = walk.next('resumed')
            await control.faults({'kind': 'gateway', **fault})
            await asyncio.gather(resumed, heard(name))
            after = await control.metrics()
            assert after['resumes'] == before['resumes'] + 1 and after['identifies'] == before['identifies']

        return step

    async def new_session():
        before = (await control.metrics())['identifies']
        ready = walk.next('ready')
        await control.faults({'kind': 'gateway', 'do': 'invalid-session', 'resumable': False})
        await ready
        assert (await control.metrics())['identifies'] == before + 1
        walk.guild = walk.client.get_guild(walk.guild.id)
        assert walk.guild.name == walk.made['name']
        await heard('a new session')

    await steps.run('closed with 4000: resume, with what was missed',
                    resumes('after 4000', {'do': 'close', 'code': 4000}))
    await steps.run('op 7: resume', resumes('after op 7', {'do': 'reconnect'}))
    await steps.run('op 9, resumable: resume', resumes('after op 9', {'do': 'invalid-session', 'resumable': True}))
    await steps.run('op 9, not resumable: a new session', new_session)


async def two_shards(steps, walk):
    async def step():
        # A guild's shard follows from the millisecond of its making, so they are made until both shards have one.
        for i in range(64):
            made = (await walk.control.state())['guilds']
            if i >= 4 and len({(int(one['id']) >> 22) % 2 for one in made}) == 2:
                break
            await walk.control.make_guild({'name': f'Village {i}', 'members': [{'name': f'Ines {i}'}]})
        client = discord.AutoShardedClient(intents=INTENTS, shard_count=2, chunk_guilds_at_startup=False)
        running = await walk.log_in(client)
        try:
            wanted = {int(one['id']) for one in (await walk.control.state())['guilds'] if one['bot']}
            assert {one.id for one in client.guilds} == wanted
            assert all(one.shard_id == (one.id >> 22) % 2 for one in client.guilds)
            assert {one.shard_id for one in client.guilds} == {0, 1}
        finally:
            await client.close()
            await running

    await steps.run('two shards: each guild on its own, both hear', step)
