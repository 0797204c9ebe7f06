"""The sandbox's control calls: communities are made, people act, things break."""
import json


class Control:
    def __init__(self, http, root):
        self._http = http
        self._root = root

    async def make_guild(self, body):
        return await self._call('POST', '/guilds', body)

    async def state(self):
        return await self._call('GET', '/state')

    async def messages(self, channel, who):
        return await self._call('GET', f'/messages?channel={channel}&as={who}')

    async def interaction(self, number):
        return await self._call('GET', f'/interactions/{number}')

    async def change_channel(self, guild, which, change):
        return await self._call('PATCH', f'/guilds/{guild}/channels/{which}', change)

    async def faults(self, *faults):
        return await self._call('POST', '/faults', list(faults))

    async def clear_faults(self):
        return await self._call('DELETE', '/faults')

    async def metrics(self):
        return await self._call('GET', '/metrics')

    async def act(self, **deed):
        """One person does one thing; what a real client would not let them do is an error here too."""
        told = await self._call('POST', '/act', deed)
        if told['error']:
            raise Refused(told['error'])
        return told

    async def _call(self, method, path, body=None):
        async with self._http.request(method, self._root + path, json=body) as answer:
            text = await answer.text()
            if answer.status >= 400:
                raise RuntimeError(f'{method} {path} was answered {answer.status}: {text}')
            return json.loads(text) if text else None


class Refused(Exception):
    """A real client would not have let the person do it, or the bot did not answer."""
