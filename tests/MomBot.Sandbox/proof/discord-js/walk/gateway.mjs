import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { Events, Status } from 'discord.js';

export async function gateway(steps, walk) {
  const { client, control } = walk;
  const place = walk.channel('general');
  const name = `<@${client.user.id}>`;
  const say = text => control.act({ as: 'Theo', say: { channel: place.id, text: `${name} ${text}` } });
  const heard = text => walk.next(Events.MessageCreate, message => message.content.endsWith(text));

  /** After a break the same session goes on, and an event of the meantime is told. */
  const resumesAfter = async (text, broken) => {
    const [[, replayed]] = await Promise.all([walk.next(Events.ShardResume), heard(text), broken()]);
    return replayed;
  };

  await steps.run('the heartbeat is acknowledged', async () => {
    while (client.ws.ping < 0) await setTimeout(200);
  });

  await steps.run('an event told twice comes with two numbers, and the library tells it once', async () => {
    const numbers = [];
    let told = 0;
    const listenRaw = packet => { if (packet.d?.content?.endsWith('an echo')) numbers.push(packet.s); };
    const listen = message => { if (message.content.endsWith('an echo')) told++; };
    client.on(Events.Raw, listenRaw).on(Events.MessageCreate, listen);
    await control.faults({ kind: 'gateway', do: 'duplicate-events', times: 1 });
    await Promise.all([heard('an echo'), say('an echo')]);
    await Promise.all([heard('a single word'), say('a single word')]);
    client.off(Events.Raw, listenRaw).off(Events.MessageCreate, listen);
    assert.equal(numbers.length, 2);
    assert.equal(numbers[1], numbers[0] + 1);
    assert.equal(told, 1);
  });

  await steps.run('a socket cut with an event on the way: resume, and the event is replayed', async () => {
    const replayed = await resumesAfter('missed while away', async () => {
      await control.faults({ kind: 'gateway', do: 'zombie' });
      await say('missed while away');
      await control.faults({ kind: 'gateway', do: 'close' });
    });
    assert.ok(replayed >= 1, `${replayed} events replayed`);
  });

  await steps.run('op 7: the library reconnects and resumes', () => resumesAfter('after op 7', async () => {
    await control.faults({ kind: 'gateway', do: 'reconnect' });
    await say('after op 7');
  }));

  for (const code of [4000, 1001]) {
    await steps.run(`closed with ${code}: resume`, () => resumesAfter(`after ${code}`, async () => {
      await control.faults({ kind: 'gateway', do: 'close', code });
      await say(`after ${code}`);
    }));
  }

  await steps.run('op 9, resumable: resume', () => resumesAfter('after op 9', async () => {
    await control.faults({ kind: 'gateway', do: 'invalid-session', resumable: true });
    await say('after op 9');
  }));

  await steps.run('op 9, not resumable: a new session', async () => {
    const before = (await control.metrics()).identifies;
    await Promise.all([walk.next(Events.ShardReady),
      control.faults({ kind: 'gateway', do: 'invalid-session', resumable: false })]);
    assert.equal((await control.metrics()).identifies, before + 1);
    await Promise.all([heard('a new session'), say('a new session')]);
  });

  await steps.run('a new session brings the cache as it is now', async () => {
    const state = (await control.state()).guilds.find(guild => guild.id === walk.made.id);
    walk.guild = client.guilds.cache.get(walk.made.id);
    assert.equal(walk.guild.memberCount, state.members.length);
    assert.deepEqual(walk.guild.channels.cache.filter(channel => !channel.isThread()).map(channel => channel.id).sort(),
      state.channels.map(channel => channel.id).sort());
    assert.equal(client.ws.status, Status.Ready);
  });
}
