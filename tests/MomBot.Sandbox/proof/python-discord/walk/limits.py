import time


from control import Refused


async def walk(steps, walk):
    place = walk.channel('news')

    async def path():
        problem = await walk.refused(50035, place.send('x' * 2001))
        assert problem.status == 400 and 'In content' in problem.text, problem.text

    async def empty():
        await walk.refused(50006, place.send(''))

    async def paced():
        before = (await walk.control.metrics())['rate_limited']
        for i in range(12):
            await place.send(f'Line {i}')
        assert (await walk.control.metrics())['rate_limited'] == before

    def waited_out(scope):
        async def step():
            await walk.control.faults({'kind': 'rate-limit', 'route': 'POST /channels/*/typing', 'scope': scope,
                                       'retry_after': 1.2, 'times': 1})
            started = time.perf_counter()
            await place.typing()
            assert time.perf_counter() - started >= 1
            walk.complaints.expect('rate limit')

        return step

    async def tried_again():
        await walk.control.faults(
            {'kind': 'status', 'route': 'POST /channels/*/typing', 'status': 500, 'times': 1},
            {'kind': 'status', 'route': 'POST /channels/*/typing', 'status': 502, 'times': 1})
        await place.typing()

    async def late():
        kept = []

        async def keep(interaction, _):
            kept.append(interaction)

        walk.answer = keep
        try:
            await walk.control.act(**{'as': 'Maya', 'guild': str(walk.guild.id),
                                      'channel': str(walk.channel('general').id),
                                      'command': {'name': 'ask', 'options': {'what': 'patience'}}})
            raise AssertionError('somebody answered')
        except Refused:
            pass
        await walk.refused(10062, kept[0].response.send_message('Too late'))

    await steps.run('an invalid body names its path: 50035', path)
    await steps.run('an empty message: 50006', empty)
    await steps.run('the library reads the bucket headers and paces itself without a 429', paced)
    for scope in ('user', 'shared', 'global'):
        await steps.run(f'a 429 ({scope}) is waited out', waited_out(scope))
    await steps.run('a 500 and a 502 are tried again', tried_again)
    await steps.run('an answer after more than three seconds: 10062', late)
