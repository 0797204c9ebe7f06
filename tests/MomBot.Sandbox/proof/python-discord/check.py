"""Logs Debian's python3-discord in to a local Discord that runs with --no-bot, and walks through what a bot does.

/usr/bin/python3 check.py '<the first line the sandbox prints>'
"""
import asyncio
import json
import sys

import aiohttp
import discord
import yarl

from control import Control
from steps import Complaints, Steps
from walk import commands, components, gateway, limits, login, messages, people, places, scheduled_events, threads
from walking import Walk

AGENT = f'DiscordBot (https://github.com/Rapptz/discord.py {discord.__version__})'
PARTS = [commands, components, messages, threads, people, places, scheduled_events, limits, gateway]


async def main(found):
    async with aiohttp.ClientSession() as http:
        steps = Steps()
        complaints = Complaints()
        base = found['api'].rstrip('/') + '/v10'
        discord.http.Route.BASE = base
        async with http.get(base + '/gateway', headers={'User-Agent': AGENT}) as answer:
            discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL((await answer.json())['url'])
        walk = Walk(Control(http, found['control']), found['token'], complaints)
        await login.walk(steps, walk)
        if walk.client is not None and walk.client.is_ready():
            for part in PARTS:
                await part.walk(steps, walk)
            await walk.log_out()
            await gateway.two_shards(steps, walk)
        await steps.run('the library had nothing to warn of', lambda: complaints.raise_any(walk.control))
        for name, why in walk.skipped:
            print(f'skip  {name}: {why}')
        print(f'{steps.passed} passed, {steps.failed} failed, {len(walk.skipped)} skipped')
        return 0 if steps.failed == 0 else 1


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit("Usage: /usr/bin/python3 check.py '<first line of the sandbox>'")
    # Voice is no part of this walk; without its library discord.py says so once.
    discord.VoiceClient.warn_nacl = False
    sys.exit(asyncio.run(main(json.loads(sys.argv[1]))))
