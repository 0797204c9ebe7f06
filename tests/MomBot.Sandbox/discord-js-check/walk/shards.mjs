import assert from 'node:assert/strict';
import { Events } from 'discord.js';

export async function shards(steps, walk) {
  await steps.run('two shards: each guild on its own, both hear', async () => {
    for (let i = 0; i < 6; i++)
      await walk.control.makeGuild({ name: `Village ${i}`, channels: [{ name: 'general' }], members: [{ name: `Ana ${i}` }] });
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
}
