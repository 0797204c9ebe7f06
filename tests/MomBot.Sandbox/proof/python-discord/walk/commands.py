import discord
from discord import app_commands

from control import Refused


def build(walk):
    """The commands; each hands what it was given to the step that waits."""
    tree = walk.client.tree
    choices = [app_commands.Choice(name='A meal', value='meal'), app_commands.Choice(name='A ride', value='ride')]

    @tree.command(name='ask', description='Ask your village for a hand')
    @app_commands.guild_only()
    @app_commands.choices(kind=choices)
    async def ask(interaction: discord.Interaction, what: str, hours: app_commands.Range[int, 1, 12] = None,
                  miles: float = None, soon: bool = None, whom: discord.Member = None, circle: discord.Role = None,
                  where: discord.TextChannel = None, kind: str = None, picture: discord.Attachment = None):
        await walk.answer(interaction, dict(what=what, hours=hours, miles=miles, soon=soon, whom=whom, circle=circle,
                                            where=where, kind=kind, picture=picture))

    @ask.autocomplete('what')
    async def complete(interaction: discord.Interaction, current: str):
        return [app_commands.Choice(name=f'Soup for {current}', value='soup'), app_commands.Choice(
            name='Socks', value='socks')]

    host = app_commands.Group(name='host', description='For those who keep the village going',
                              default_permissions=discord.Permissions(manage_guild=True))
    prompt = app_commands.Group(name='prompt', description='Prompts', parent=host)

    @prompt.command(name='list', description='List them')
    async def prompts(interaction: discord.Interaction, page: int = 1):
        await walk.answer(interaction, page)

    @tree.context_menu(name='Keep this')
    async def keep(interaction: discord.Interaction, message: discord.Message):
        await walk.answer(interaction, message)

    @tree.context_menu(name='Say hello')
    async def hello(interaction: discord.Interaction, member: discord.Member):
        await walk.answer(interaction, member)

    tree.add_command(host, guild=walk.guild)


async def walk(steps, walk):
    place = walk.channel('general')
    at = dict(guild=str(walk.guild.id), channel=str(place.id))

    def asking(who, **options):
        return {'as': who, **at, 'command': {'name': 'ask', 'options': {'what': 'soup', **options}}}

    async def registered():
        build(walk)
        assert len(await walk.client.tree.sync()) == 3
        assert [one.name for one in await walk.client.tree.sync(guild=walk.guild)] == ['host']
        assert len(await walk.client.tree.fetch_commands()) == 3

    async def every_option():
        async def answer(interaction, given):
            assert given['what'] == 'soup' and given['hours'] == 3 and given['miles'] == 1.5 and given['soon'] is True
            assert given['whom'].id == walk.person_id('Theo') and given['circle'].name == 'newborn'
            assert given['where'].name == 'general' and given['kind'] == 'meal'
            assert await given['picture'].read() == b'\0\0\0'
            assert interaction.user.id == walk.person_id('Maya') and interaction.app_permissions.send_messages
            await interaction.response.send_message('It is asked.')

        told = await walk.acting(answer, **asking(
            'Maya', hours=3, miles=1.5, soon=True, whom='Theo', circle='newborn', where='general', kind='A meal',
            picture={'name': 'pot.png', 'base64': 'AAAA', 'content_type': 'image/png'}))
        assert told['response']['message']['content'] == 'It is asked.'

    async def subcommand():
        async def answer(interaction, page):
            assert page == 2
            await interaction.response.send_message('None yet.', ephemeral=True)

        deed = dict(at, command={'name': 'host prompt list', 'options': {'page': 2}})
        await walk.acting(answer, **{'as': 'Maya', **deed})
        try:
            await walk.control.act(**{'as': 'Theo', **deed})
        except Refused:
            return
        raise AssertionError('Theo was offered it')

    async def autocomplete():
        told = await walk.control.act(**{'as': 'Maya', **at, 'autocomplete': {
            'name': 'ask', 'focused': 'what', 'options': {'what': 'two'}}})
        assert [one['name'] for one in told['response']['choices']] == ['Soup for two', 'Socks']

    async def deferred():
        async def answer(interaction, _):
            await interaction.response.defer(thinking=True)
            await interaction.edit_original_response(content='Found two.')
            more = await interaction.followup.send('And a third.', wait=True)
            await more.edit(content='And a fourth.')
            assert (await interaction.original_response()).content == 'Found two.'
            await more.delete()

        told = await walk.acting(answer, **asking('Theo'))
        whole = await walk.control.interaction(told['interaction'])
        assert told['response']['type'] == 5
        assert whole['original']['content'] == 'Found two.' and whole['followups'] == []

    async def ephemeral():
        async def answer(interaction, _):
            await interaction.response.send_message('Only you see this.', ephemeral=True)
            await interaction.followup.send('And this.', ephemeral=True)

        await walk.acting(answer, **asking('Theo'))
        seen = {who: [one['content'] for one in await walk.control.messages(place.id, who)] for who in ('Theo', 'Maya')}
        assert {'Only you see this.', 'And this.'} <= set(seen['Theo'])
        assert not {'Only you see this.', 'And this.'} & set(seen['Maya'])

    async def twice():
        async def answer(interaction, _):
            await interaction.response.send_message('Once.')
            interaction.response._response_type = None
            await walk.refused(40060, interaction.response.send_message('Twice.'))

        await walk.acting(answer, **asking('Theo'))

    async def menus():
        message = await place.send('Worth keeping.')

        async def kept(interaction, target):
            assert target.id == message.id
            await interaction.response.send_message('Kept.', ephemeral=True)

        async def greeted(interaction, member):
            await interaction.response.send_message(f'Hello {member.name}.', ephemeral=True)

        await walk.acting(kept, **{'as': 'Theo', **at, 'menu': {'name': 'Keep this', 'message': str(message.id)}})
        told = await walk.acting(greeted, **{'as': 'Theo', **at, 'menu': {'name': 'Say hello', 'user': 'Maya'}})
        assert told['response']['message']['content'] == 'Hello maya.'

    await steps.run('commands are registered for everywhere and for one guild', registered)
    await steps.run('a slash command brings every kind of option', every_option)
    await steps.run('a subcommand in a group; above one\'s permissions it is not offered', subcommand)
    await steps.run('autocomplete answers what is typed', autocomplete)
    await steps.run('a deferred reply is edited, followed up, fetched and deleted', deferred)
    await steps.run('an ephemeral reply and followup are seen by one person alone', ephemeral)
    await steps.run('a second first answer is refused with 40060', twice)
    await steps.run('context menus on a message and on a person', menus)
