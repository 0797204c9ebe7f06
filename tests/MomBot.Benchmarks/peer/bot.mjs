// A minimal discord.js bot, as its guide shows it: it answers a slash command, and does nothing else.
import { Client, Events, GatewayIntentBits, MessageFlags, REST, Routes } from 'discord.js';

const { DISCORD_API_BASE: api, DISCORD_TOKEN: token } = process.env;
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api, version: '10', globalRequestsPerSecond: 0x7fffffff },
});

client.once(Events.ClientReady, ready => {
  console.log(`All ${ready.guilds.cache.size} communities are here`);
});

client.on(Events.InteractionCreate, async interaction => {
  if (interaction.isChatInputCommand()) {
    await interaction.reply({ content: 'Yes.', flags: MessageFlags.Ephemeral }).catch(() => {});
  }
});

const rest = new REST({ api, version: '10' }).setToken(token);
const application = await rest.get('/applications/@me');
await rest.put(Routes.applicationCommands(application.id), {
  body: [{ name: 'ping', description: 'Answers' }],
});
await client.login(token);
