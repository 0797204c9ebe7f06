import assert from 'node:assert/strict';
import { CompressionMethod, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { Events, GatewayIntentBits } from 'discord.js';
import { Walk } from '../walk.mjs';

export async function shards(steps, walk) {
  await steps.run('two shards: each guild on its own, both hear', async () => {
    // A guild's shard follows from the millisecond of its making, so they are made until both shards have one.
    const onBoth = async () => new Set((await walk.control.state()).guilds
      .map(guild => Number((BigInt(guild.id) >> 22n) % 2n))).size === 2;
    for (let i = 0; i < 6 || (i < 64 && !await onBoth()); i++)
      await walk.control.makeGuild({ name: `Village ${i}`, members: [{ name: `Ana ${i}` }] });
    const client = walk.newClient({ shards: [0, 1], shardCount: 2 });
    try {
      const ready = walk.next(Events.ClientReady, undefined, client);
      await client.login(walk.token);
      await ready;
      const ids = (await walk.control.state()).guilds.filter(guild => guild.bot).map(guild => guild.id);
      assert.deepEqual([...client.guilds.cache.keys()].sort(), ids.sort());
      for (const guild of client.guilds.cache.values())
        assert.equal(guild.shardId, Number((BigInt(guild.id) >> 22n) % 2n));
      assert.equal(new Set(client.guilds.cache.map(guild => guild.shardId)).size, 2, 'all guilds fell on one shard');
    } finally {
      await client.destroy();
    }
  });

  const stream = 'zlib-stream with the library\'s own gateway code';
  if (await import('zlib-sync').catch(() => null)) {
    await steps.run(stream, () => alone(walk, { compression: CompressionMethod.ZlibStream }));
  } else {
    steps.skip(stream, 'it needs zlib-sync, which must be built from C; python3-discord walks with zlib-stream');
  }
  await steps.run('the library\'s gateway code alone, each payload compressed', () =>
    alone(walk, { useIdentifyCompression: true }));

  await steps.run('with the intent switched on, the words of others arrive', async () => {
    await walk.control.switchOn('GUILD_MEMBERS', 'MESSAGE_CONTENT');
    const client = walk.newClient({ intents: [...Walk.intents, GatewayIntentBits.MessageContent] });
    try {
      const ready = walk.next(Events.ClientReady, undefined, client);
      await client.login(walk.token);
      await ready;
      const heard = walk.next(Events.MessageCreate, message => message.content === 'Anyone up?', client);
      const { id } = walk.made.channels.find(channel => channel.name === 'general');
      await walk.control.act({ as: 'Theo', say: { channel: id, text: 'Anyone up?' } });
      const [message] = await heard;
      assert.equal((await message.fetch(true)).content, 'Anyone up?');
    } finally {
      await client.destroy();
      await walk.control.switchOn('GUILD_MEMBERS');
    }
  });

  await steps.run('closed with 4014: the library does not come back', async () => {
    const client = walk.newClient();
    const ready = walk.next(Events.ClientReady, undefined, client);
    await client.login(walk.token);
    await ready;
    const over = walk.next(Events.ShardDisconnect, undefined, client);
    await walk.control.faults({ kind: 'gateway', do: 'close', code: 4014 });
    assert.equal((await over)[0].code, 4014);
    await client.destroy();
  });
}

async function alone(walk, compressed) {
  const { rest } = walk.newClient();
  rest.setToken(walk.token);
  const manager = new WebSocketManager({ token: walk.token, intents: GatewayIntentBits.Guilds, rest, ...compressed });
  const names = new Set();
  const wanted = (await walk.control.state()).guilds.filter(guild => guild.bot).length;
  let seen = 0;
  const all = new Promise(resolve => manager.on(WebSocketShardEvents.Dispatch, ({ data: packet }) => {
    names.add(packet.t);
    if (packet.t === 'GUILD_CREATE' && ++seen === wanted) resolve();
  }));
  manager.on(WebSocketShardEvents.Error, ({ error }) => walk.complaints.push(error.message));
  try {
    await manager.connect();
    await all;
  } finally {
    await manager.destroy();
  }
  // The library may inflate each payload on its own, so the smaller one may come out first.
  assert.deepEqual([...names].sort(), ['GUILD_CREATE', 'READY']);
}
