/** The sandbox's control calls: communities are made, people act, things break. */
export class Control {
  #root;

  constructor(root) {
    this.#root = root;
  }

  makeGuild = body => this.#call('POST', '/guilds', body);
  state = () => this.#call('GET', '/state');
  messages = (channel, as) => this.#call('GET', `/messages?channel=${channel}&as=${encodeURIComponent(as)}`);
  interaction = id => this.#call('GET', `/interactions/${id}`);
  changeMember = (guild, who, change) => this.#call('PATCH', `/guilds/${guild}/members/${who}`, change);
  changeChannel = (guild, which, change) => this.#call('PATCH', `/guilds/${guild}/channels/${which}`, change);
  switchOn = (...intents) => this.#call('PATCH', '/application', { intents });
  removeBot = guild => this.#call('DELETE', `/guilds/${guild}/bot`);
  inviteBot = guild => this.#call('POST', `/guilds/${guild}/bot`, {});
  faults = (...faults) => this.#call('POST', '/faults', faults);
  clearFaults = () => this.#call('DELETE', '/faults');
  metrics = () => this.#call('GET', '/metrics');

  /** One person does one thing; what a real client would not let them do is an error here too. */
  async act(deed) {
    const told = await this.#call('POST', '/act', deed);
    if (told.error) throw new Error(`${JSON.stringify(deed)} was answered: ${told.error}`);
    return told;
  }

  async #call(method, path, body) {
    const answer = await fetch(this.#root + path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return text ? JSON.parse(text) : null;
  }
}
