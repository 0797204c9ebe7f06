import assert from 'node:assert/strict';
import { Events, RESTEvents } from 'discord.js';

export async function limits(steps, walk) {
  const place = walk.channel('news');

  await steps.run('an invalid body names its path: 50035', async () => {
    const problem = await walk.refused(50035, () => place.send('x'.repeat(2001)));
    assert.equal(problem.status, 400);
    assert.equal(problem.rawError.message, 'Invalid Form Body');
    assert.equal(problem.rawError.errors.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
    assert.match(problem.message, /content\[BASE_TYPE_MAX_LENGTH\]/);
  });

  await steps.run('a deep path: embeds.0.fields.1.name', async () => {
    const problem = await walk.refused(50035, () => place.send({
      embeds: [{ title: 'Deep', fields: [{ name: 'a', value: 'b' }, { name: 'x'.repeat(257), value: 'b' }] }],
    }));
    assert.match(problem.message, /embeds\[0\]\.fields\[1\]\.name\[BASE_TYPE_MAX_LENGTH\]/);
  });

  await steps.run('an empty message: 50006', () => walk.refused(50006, () => place.send({ content: '' })));

  await steps.run('custom ids twice in one message are refused with their path', async () => {
    const one = { type: 2, style: 1, custom_id: 'same', label: 'One' };
    const problem = await walk.refused(50035, () => place.send({
      content: 'Two', components: [{ type: 1, components: [one, one] }],
    }));
    assert.ok(problem.rawError.errors.components[0].components[1].custom_id._errors.length > 0);
  });

  await steps.run('the library reads the bucket headers and paces itself without a 429', async () => {
    let refusals = 0;
    let waits = 0;
    const count = (_, response) => { if (response.status === 429) refusals++; };
    const wait = () => waits++;
    walk.client.rest.on(RESTEvents.Response, count).on(RESTEvents.RateLimited, wait);
    await Promise.all(Array.from({ length: 12 }, (_, i) => place.send(`Line ${i}`)));
    walk.client.rest.off(RESTEvents.Response, count).off(RESTEvents.RateLimited, wait);
    assert.equal(refusals, 0);
    assert.ok(waits > 0, 'it never had to wait');
  });

  for (const scope of ['user', 'shared', 'global']) {
    await steps.run(`a 429 (${scope}) is waited out`, async () => {
      const route = 'POST /channels/*/typing';
      await walk.control.faults({ kind: 'rate-limit', route, scope, retry_after: 1.2, times: 1 });
      const scopes = [];
      const note = (_, { status, headers }) => {
        if (status === 429) scopes.push(headers.get('x-ratelimit-scope'));
      };
      walk.client.rest.on(RESTEvents.Response, note);
      const from = performance.now();
      await place.sendTyping();
      const took = performance.now() - from;
      walk.client.rest.off(RESTEvents.Response, note);
      assert.ok(took >= 1000, `it came back after ${Math.round(took)} ms`);
      assert.deepEqual(scopes, [scope]);
    });
  }

  await steps.run('a 500 and a 502 are tried again', async () => {
    await walk.control.faults({ kind: 'status', route: 'POST /channels/*/typing', status: 500, times: 1 },
      { kind: 'status', route: 'POST /channels/*/typing', status: 502, times: 1 });
    await walk.onPurpose(() => place.sendTyping());
  });

  await steps.run('an answer lost on the way: the nonce keeps the message single', async () => {
    await walk.control.faults({ kind: 'lost-answer', route: 'POST /channels/*/messages', times: 1 });
    await place.send({ content: 'Said once', nonce: 'walk-lost', enforceNonce: true });
    const told = await walk.control.messages(place.id, 'Maya');
    assert.equal(told.filter(message => message.content === 'Said once').length, 1);
  });

  await steps.run('an answer after more than three seconds: 10062', async () => {
    const late = walk.next(Events.InteractionCreate);
    await assert.rejects(walk.control.act({ as: 'Maya', guild: walk.guild.id, channel: walk.channel('general').id,
      command: { name: 'ask', options: { what: 'patience' } } }), /three seconds/);
    const [interaction] = await late;
    await walk.refused(10062, () => interaction.reply('Too late'));
  });
}
