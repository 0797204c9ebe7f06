"""What every part of the walk shares: the client, the community, and the ways to wait and to be refused."""
import asyncio

import discord

INTENTS = discord.Intents(guilds=True, members=True, guild_messages=True, guild_reactions=True, dm_messages=True,
                          guild_scheduled_events=True)


class Client(discord.Client):
    """A client that hands each interaction to whoever waits for it."""

    def __init__(self, **options):
        # A whole list of members may be asked for once in 30 seconds, so a step of its own asks for it.
        super().__init__(intents=options.pop('intents', INTENTS), chunk_guilds_at_startup=False, **options)
        self.tree = discord.app_commands.CommandTree(self)


class Walk:
    def __init__(self, control, token, complaints):
        self.control = control
        self.token = token
        self.complaints = complaints
        self.client = None
        self.running = None
        self.guild = None
        self.made = None
        self.answer = None
        self.skipped = []

    def skip(self, name, why):
        self.skipped.append((name, why))

    def channel(self, name):
        found = discord.utils.get(self.guild.channels, name=name)
        assert found, f'no channel {name} in the cache'
        return found

    def role(self, name):
        found = discord.utils.get(self.guild.roles, name=name)
        assert found, f'no role {name} in the cache'
        return found

    def person_id(self, name):
        return int(next(one['user']['id'] for one in self.made['members'] if one['name'] == name))

    async def log_in(self, client):
        """Runs a client beside the walk; gives the task that ends with it."""
        await client.login(self.token)
        running = asyncio.ensure_future(client.connect())
        ready = asyncio.ensure_future(client.wait_for('ready', timeout=20))
        await asyncio.wait([running, ready], return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            ready.cancel()
            running.result()
        await ready
        return running

    async def log_out(self):
        await self.control.clear_faults()
        await self.client.close()
        await self.running

    def next(self, event, check=lambda *_: True):
        return asyncio.ensure_future(self.client.wait_for(event, check=check, timeout=15))

    async def acting(self, answer, **deed):
        """A person acts, the bot answers as given; both are done when this is."""
        tasks = []

        async def reply(interaction, *values):
            tasks.append(asyncio.ensure_future(answer(interaction, *values)))
            await asyncio.wait(tasks)

        self.answer = reply
        try:
            told = await self.control.act(**deed)
        finally:
            for task in tasks:
                await task
        assert tasks, 'the library did not hand the interaction on'
        return told

    async def refused(self, code, request):
        """The request is refused with this code of Discord's; the traffic log is told that it is on purpose."""
        http = self.client.http
        session = http._HTTPClient__session
        session.headers['X-Sandbox-Deliberate'] = '1'
        try:
            await request
        except discord.HTTPException as problem:
            assert problem.code == code, f'{problem.code}: {problem}'
            return problem
        finally:
            del session.headers['X-Sandbox-Deliberate']
        raise AssertionError(f'was not refused with {code}')
