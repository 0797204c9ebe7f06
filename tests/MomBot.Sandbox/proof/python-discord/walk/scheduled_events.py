import datetime

import discord


async def walk(steps, walk):
    guild = walk.guild
    start = (discord.utils.utcnow() + datetime.timedelta(days=7)).replace(microsecond=0)

    async def life():
        heard = walk.next('scheduled_event_create')
        made = await guild.create_scheduled_event(
            name='Coffee in the park', description='Bring a cup', start_time=start,
            end_time=start + datetime.timedelta(hours=2), location='By the swings',
            entity_type=discord.EntityType.external, privacy_level=discord.PrivacyLevel.guild_only)
        assert (await heard).name == 'Coffee in the park'
        assert made.location == 'By the swings' and made.start_time == start
        assert [one.id for one in await guild.fetch_scheduled_events()].count(made.id) == 1
        assert (await guild.fetch_scheduled_event(made.id, with_counts=True)).user_count == 0
        assert [one async for one in made.users()] == []
        changed = walk.next('scheduled_event_update')
        await made.edit(name='Tea in the park')
        assert (await changed)[1].name == 'Tea in the park'
        gone = walk.next('scheduled_event_delete')
        await made.delete()
        await gone
        await walk.refused(10070, guild.fetch_scheduled_event(made.id))

    async def run():
        made = await guild.create_scheduled_event(
            name='Walk', start_time=start, end_time=start + datetime.timedelta(hours=1), location='The gate',
            entity_type=discord.EntityType.external, privacy_level=discord.PrivacyLevel.guild_only)
        started = await made.start()
        assert started.status is discord.EventStatus.active
        assert (await started.end()).status is discord.EventStatus.completed

    await steps.run('an event elsewhere is made, heard, listed, changed and deleted', life)
    await steps.run('an event begins and ends', run)
