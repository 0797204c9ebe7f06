import assert from 'node:assert/strict';
import { CompressionMethod, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { Events, GatewayIntentBits } from 'discord.js';

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

  await steps.run('the library\'s gateway code alone, compressed', async () => {
    const { rest } = walk.newClient();
    rest.setToken(walk.token);
    const manager = new WebSocketManager({ token: walk.token, intents: GatewayIntentBits.Guilds, rest,
      compression: CompressionMethod.ZlibStream });
    const names = new Set();
    const wanted = (await walk.control.state()).guilds.filter(guild => guild.bot).length;
    let seen = 0;
    const all = new Promise(resolve => manager.on(WebSocketShardEvents.Dispatch, ({ data: packet }) => {
      names.add(packet.t);
      if (packet.t === 'GUILD_CREATE' && ++seen === wanted) resolve();
    }));
    manager.on(WebSocketShardEvents.Error, ({ error }) => walk.complaints.push(error.message));
    const { warn } = console;
    // Without zlib-sync, which must be built, it says that each payload is compressed by itself: that is as good here.
    console.warn = (...words) => /zlib-sync/.test(words.join(' ')) || walk.complaints.push(words.join(' '));
    try {
      await manager.connect().finally(() => { console.warn = warn; });
      await all;
    } finally {
      await manager.destroy();
    }
    // The library inflates each payload on its own, so the smaller one may come out first.
    assert.deepEqual([...names].sort(), ['GUILD_CREATE', 'READY']);
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
