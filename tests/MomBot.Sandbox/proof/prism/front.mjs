import { createServer, request } from 'node:http';
import { habitsOf } from '../traffic/habits.mjs';
import { exact, payloadOf, without } from '../traffic/plain.mjs';

/**
 * Stands on both sides of Prism. Before it, a request is put as Discord's description has it: the JSON of a form with
 * files instead of the form, which Prism cannot read, and without the habits of the library that habits.mjs names.
 * Behind it, the request goes on byte by byte as it was asked. What Prism finds wrong it says in a header of the answer,
 * which goes no further; what a test asked wrongly on purpose is left aside.
 */
export class Front {
  static #roomForHeaders = 1 << 20;

  exchanges = 0;
  forms = 0;
  deliberate = 0;
  violations = new Map();
  #prism;
  #sandbox;
  #habits;
  #asked = new Map();
  #numbered = 0;
  #before = createServer((asked, answered) => this.#ask(asked, answered));
  #behind = createServer((asked, answered) => this.#pass(asked, answered));

  constructor(prism, sandbox, library) {
    this.#prism = prism;
    this.#sandbox = new URL(sandbox);
    this.#habits = habitsOf(library);
  }

  async listen() {
    const [before, behind] = await Promise.all([this.#before, this.#behind].map(server => new Promise(resolve =>
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`)))));
    return { api: before, behind };
  }

  close() {
    for (const server of [this.#before, this.#behind]) {
      server.closeAllConnections();
      server.close();
    }
  }

  async #ask(asked, answered) {
    const body = Buffer.concat(await asked.toArray());
    const exchange = String(this.#numbered++);
    this.#asked.set(exchange, { method: asked.method, url: asked.url, headers: asked.headers, body });
    const described = this.#described(asked, body);
    const { 'transfer-encoding': _, ...headers } = asked.headers;
    headers['x-exchange'] = exchange;
    if (described !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = described.length;
    }
    const onward = request({ host: '127.0.0.1', port: this.#prism, method: asked.method,
      path: asked.url.replaceAll('%40', '@'), headers, maxHeaderSize: Front.#roomForHeaders, agent: false }, answer => {
      this.#asked.delete(exchange);
      const { 'sl-violations': found, ...rest } = answer.headers;
      if (asked.headers['x-sandbox-deliberate']) this.deliberate++;
      else this.#keep(asked, answer.statusCode, found ? JSON.parse(found) : []);
      answered.writeHead(answer.statusCode, rest);
      answer.pipe(answered);
    });
    onward.on('error', () => answered.destroy());
    onward.end(described ?? body);
  }

  /** Undefined: it is no JSON, and goes as it is. */
  #described(asked, body) {
    const type = asked.headers['content-type'] ?? '';
    const text = type.startsWith('multipart/') ? payloadOf(body, type)
      : type.startsWith('application/json') ? body.toString('utf8') : undefined;
    if (text === undefined) return undefined;
    const about = { method: asked.method, path: asked.url.split('?')[0].replace(/^\/v10/, '') };
    try {
      about.request = exact(text);
    } catch {
      return undefined;
    }
    return Buffer.from(JSON.stringify(without(about.request, '', about, this.#habits, () => {})));
  }

  #pass(asked, answered) {
    const { method, url, headers, body } = this.#asked.get(asked.headers['x-exchange']);
    const { hostname, port, pathname } = this.#sandbox;
    const onward = request({ hostname, port, method, path: pathname + url, headers, agent: false }, answer => {
      answered.writeHead(answer.statusCode, answer.headers);
      answer.pipe(answered);
    });
    onward.on('error', () => answered.destroy());
    onward.end(body);
  }

  #keep(asked, status, found) {
    this.exchanges++;
    const form = asked.headers['content-type']?.startsWith('multipart/');
    if (form) this.forms++;
    for (const one of found) {
      const route = asked.url.split('?')[0].replace(/\d{5,}/g, '*')
        .replace(/(interactions|webhooks)\/\*\/[^/]+/, '$1/*/*');
      const text = `${asked.method} ${route} ${status}${form ? ' (form)' : ''} ${one.location?.join('.')}: ${one.message}`;
      this.violations.set(text, (this.violations.get(text) ?? 0) + 1);
    }
  }
}
