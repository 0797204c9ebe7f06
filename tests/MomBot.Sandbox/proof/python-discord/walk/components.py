import discord
from discord import ui


def select_view(walk, select):
    view = ui.View(timeout=None)
    view.add_item(select)

    async def chosen(interaction):
        await walk.answer(interaction, select.values)

    select.callback = chosen
    return view


async def walk(steps, walk):
    place = walk.channel('general')

    async def button():
        view = ui.View(timeout=None)
        yes = ui.Button(label='Yes', custom_id='yes', style=discord.ButtonStyle.success)
        view.add_item(yes)
        view.add_item(ui.Button(label='Closed', custom_id='shut', disabled=True))
        view.add_item(ui.Button(label='Read', url='https://example.org'))

        async def pressed(interaction):
            await walk.answer(interaction)

        yes.callback = pressed
        message = await place.send('Coming?', view=view)

        async def answer(interaction):
            assert interaction.message.id == message.id
            await interaction.response.edit_message(content='Maya comes.', view=None)

        told = await walk.acting(answer, **{'as': 'Maya', 'press': {'message': str(message.id), 'custom_id': 'yes'}})
        assert told['response']['message']['content'] == 'Maya comes.'
        assert told['response']['message']['components'] == []

    async def quietly():
        view = ui.View(timeout=None)
        more = ui.Button(label='More', custom_id='more')
        view.add_item(more)

        async def pressed(interaction):
            await walk.answer(interaction)

        more.callback = pressed
        message = await place.send('Soup', view=view)

        async def answer(interaction):
            await interaction.response.defer()
            await interaction.edit_original_response(content='Tomato soup')
            await interaction.followup.send('With bread.', ephemeral=True)

        await walk.acting(answer, **{'as': 'Theo', 'press': {'message': str(message.id), 'custom_id': 'more'}})
        assert (await place.fetch_message(message.id)).content == 'Tomato soup'

    selects = [
        ('string', ui.Select(custom_id='s', min_values=1, max_values=2, options=[
            discord.SelectOption(label='Newborn', value='newborn'),
            discord.SelectOption(label='Toddler', value='toddler')]), ['newborn', 'toddler'], str),
        ('role', ui.RoleSelect(custom_id='r'), ['toddler'], lambda role: role.name),
        ('channel', ui.ChannelSelect(custom_id='c', channel_types=[discord.ChannelType.text]), ['general'],
         lambda channel: channel.name),
        ('user', ui.UserSelect(custom_id='u'), ['Theo'], lambda user: user.name.title()),
        ('mentionable', ui.MentionableSelect(custom_id='m', max_values=2), ['Maya', 'newborn'],
         lambda one: one.name if isinstance(one, discord.Role) else one.name.title()),
    ]

    def choosing(select, values, name_of):
        async def step():
            message = await place.send('Choose', view=select_view(walk, select))

            async def answer(interaction, chosen):
                assert sorted(name_of(one) for one in chosen) == sorted(values), chosen
                await interaction.response.send_message('Noted.', ephemeral=True)

            await walk.acting(answer, **{'as': 'Maya', 'select': {
                'message': str(message.id), 'custom_id': select.custom_id, 'values': values}})

        return step

    async def form():
        class Ask(ui.Modal, title='Ask for a hand'):
            what = ui.TextInput(label='What do you need?', style=discord.TextStyle.paragraph, max_length=200)
            area = ui.TextInput(label='Which area?', required=False)

            async def on_submit(self, interaction):
                await walk.answer(interaction, self)

        async def show(interaction, _):
            await interaction.response.send_modal(Ask(custom_id='ask:form'))

        told = await walk.acting(show, **{'as': 'Maya', 'guild': str(walk.guild.id), 'channel': str(place.id),
                                          'command': {'name': 'ask', 'options': {'what': 'form'}}})
        assert told['response']['modal']['title'] == 'Ask for a hand'

        async def answer(interaction, filled):
            assert filled.what.value == 'Soup for two' and filled.area.value == ''
            await interaction.response.send_message('It is asked.', ephemeral=True)

        field = {row['components'][0]['label']: row['components'][0]['custom_id']
                 for row in told['response']['modal']['components']}
        await walk.acting(answer, **{'as': 'Maya', 'submit': {
            'interaction': told['interaction'], 'fields': {field['What do you need?']: 'Soup for two'}}})

    await steps.run('a button updates its message', button)
    await steps.run('a button is answered quietly, the message is edited and a word follows', quietly)
    for name, select, values, name_of in selects:
        await steps.run(f'a select: {name}', choosing(select, values, name_of))
    await steps.run('a form of text inputs is shown and sent', form)
    age = f'discord.py {discord.__version__} is of 2023 and does not know them'
    walk.skip('cards of Components V2', age)
    walk.skip('forms with labels, selects, radio groups, checkboxes and file uploads', age)
