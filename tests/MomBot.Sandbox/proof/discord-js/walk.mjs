import assert from 'node:assert/strict';
import { Client, DiscordAPIError, Events, GatewayIntentBits as Intents, Partials } from 'discord.js';

/** What every part of the walk shares: the client, the community, and the ways to wait and to be refused. */
export class Walk {
  static intents = [Intents.Guilds, Intents.GuildMembers, Intents.GuildMessages, Intents.GuildMessageReactions,
    Intents.DirectMessages, Intents.GuildScheduledEvents];

  client = null;
  guild = null;
  made = null;

  constructor(control, api, token, complaints) {
    Object.assign(this, { control, api, token, complaints });
  }

  newClient(options = {}) {
    const client = new Client({
      intents: Walk.intents,
      partials: [Partials.Channel, Partials.Message, Partials.Reaction],
      rest: { api: this.api, version: '10' },
      ...options,
    });
    client.on(Events.Warn, text => this.complaints.push(text));
    client.on(Events.Error, problem => this.complaints.push(problem.message));
    return client;
  }

  channel(name) {
    const found = this.guild.channels.cache.find(channel => channel.name === name);
    assert.ok(found, `no channel ${name} in the cache`);
    return found;
  }

  role(name) {
    const found = this.guild.roles.cache.find(role => role.name === name);
    assert.ok(found, `no role ${name} in the cache`);
    return found;
  }

  personId(name) {
    return this.made.members.find(member => member.name === name).user.id;
  }

  /** The arguments of the next such event that fits. */
  next(event, fits = () => true, client = this.client) {
    const coming = new Promise((resolve, reject) => {
      const listen = (...args) => {
        if (!fits(...args)) return;
        clearTimeout(timer);
        client.off(event, listen);
        resolve(args);
      };
      const timer = setTimeout(() => {
        client.off(event, listen);
        reject(new Error(`no ${event} came within 15 s`));
      }, 15_000);
      client.on(event, listen);
    });
    coming.catch(() => {}); // a step that failed earlier does not wait for it any more
    return coming;
  }

  /** A person acts, the bot answers as given; both are done when this is. */
  async acting(deed, answer) {
    let listen;
    const answered = new Promise((resolve, reject) => {
      listen = interaction => Promise.resolve(interaction).then(answer).then(resolve, reject);
      this.client.once(Events.InteractionCreate, listen);
    });
    answered.catch(() => {});
    try {
      const told = await this.control.act(deed);
      return { told, result: await answered };
    } finally {
      this.client.off(Events.InteractionCreate, listen);
      await answered.catch(() => {});
    }
  }

  /** Requests of which something is wrong on purpose, here or in the answer, are marked so for the traffic log. */
  async onPurpose(request) {
    const headers = this.client.rest.options.headers;
    headers['X-Sandbox-Deliberate'] = '1';
    try {
      return await request();
    } finally {
      delete headers['X-Sandbox-Deliberate'];
    }
  }

  /** The request is refused with this code of Discord's. */
  async refused(code, request) {
    try {
      await this.onPurpose(request);
    } catch (problem) {
      if (!(problem instanceof DiscordAPIError)) throw problem;
      assert.equal(problem.code, code, problem.message);
      return problem;
    }
    throw new Error(`was not refused with ${code}`);
  }
}
