import discord

from walking import Client

VILLAGE = {
    'name': 'The second stranger',
    'roles': [
        {'name': 'newborn', 'mentionable': True},
        {'name': 'toddler'},
        {'name': 'facilitators', 'permissions': ['MANAGE_GUILD', 'MANAGE_MESSAGES'], 'color': 3447003},
    ],
    'channels': [
        {'name': 'Green', 'type': 'category'},
        {'name': 'general', 'category': 'Green', 'topic': 'Anything at all.'},
        {'name': 'closed', 'overwrites': [{'role': '@everyone', 'deny': ['VIEW_CHANNEL']}]},
        {'name': 'silent', 'overwrites': [{'role': '@everyone', 'deny': ['SEND_MESSAGES']}]},
        {'name': 'posts', 'type': 'forum', 'tags': ['meals', 'rides']},
        {'name': 'news', 'type': 'announcement'},
    ],
    'members': [
        {'name': 'Maya', 'owner': True, 'roles': ['newborn']},
        {'name': 'Theo', 'roles': ['toddler']},
        {'name': 'Dev', 'dms': 'closed'},
        *[{'name': f'Parent {i}'} for i in range(1, 61)],
    ],
    'bot': {'position': 3},
}


async def walk(steps, walk):
    async def wrong_token():
        client = Client()
        try:
            await client.login('MTIzNDU2Nzg5MDEyMzQ1Njc4.wrong.token')
        except discord.LoginFailure:
            return
        finally:
            await client.close()
        raise AssertionError('it was let in')

    async def intent():
        client = Client(intents=discord.Intents(guilds=True, message_content=True))
        try:
            await client.start(walk.token)
        except discord.PrivilegedIntentsRequired:
            return
        finally:
            await client.close()
        raise AssertionError('it was let in')

    async def log_in():
        walk.made = await walk.control.make_guild(VILLAGE)
        walk.client = Client()
        walk.running = await walk.log_in(walk.client)
        walk.guild = walk.client.get_guild(int(walk.made['id']))
        assert walk.client.user.bot

    async def cache():
        guild, made = walk.guild, walk.made
        assert guild.name == VILLAGE['name']
        assert guild.owner_id == walk.person_id('Maya')
        assert guild.member_count == len(made['members'])
        assert {role.id for role in guild.roles} == {int(role['id']) for role in made['roles']}
        assert {one.id for one in guild.channels} == {int(one['id']) for one in made['channels']}
        assert [tag.name for tag in walk.channel('posts').available_tags] == ['meals', 'rides']
        assert walk.channel('general').category.name == 'Green'
        assert walk.channel('general').topic == 'Anything at all.'

    async def own():
        me = walk.guild.me
        assert me.guild_permissions.manage_roles and not me.guild_permissions.administrator
        assert not walk.channel('closed').permissions_for(me).view_channel
        assert walk.role('facilitators') > me.top_role
        assert walk.guild.self_role == me.top_role

    async def over_rest():
        told = (await walk.control.state())['application']
        assert (await walk.client.application_info()).id == int(told['id'])
        guild = await walk.client.fetch_guild(walk.guild.id)
        assert guild.approximate_member_count == len(walk.made['members'])
        assert len(await guild.fetch_channels()) == len(walk.made['channels'])
        assert len(await guild.fetch_roles()) == len(walk.made['roles'])
        assert [one.id async for one in walk.client.fetch_guilds()].count(guild.id) == 1

    await steps.run('a wrong token is refused', wrong_token)
    await steps.run('a privileged intent that is not switched on is refused with 4014', intent)
    await steps.run('log in, zlib-stream: hello, identify, READY', log_in)
    if walk.guild is None:
        return
    await steps.run('the guild stands in the cache as it was made', cache)
    await steps.run('the bot knows itself, its role and its permissions', own)
    await steps.run('the application, the guild, its channels and roles are read over REST', over_rest)
