import { createServer, request } from 'node:http';

/**
 * Stands before Prism and keeps what it found wrong, apart from what a test asked wrongly on purpose. Prism says it in a
 * header of the answer, which goes no further.
 */
export class Front {
  static #roomForHeaders = 1 << 20;

  exchanges = 0;
  deliberate = 0;
  violations = new Map();
  #server;
  #prism;

  constructor(prism) {
    this.#prism = prism;
    this.#server = createServer((asked, answered) => this.#pass(asked, answered));
  }

  listen() {
    return new Promise(resolve => this.#server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${this.#server.address().port}`)));
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #pass(asked, answered) {
    const { 'x-sandbox-deliberate': onPurpose } = asked.headers;
    const onward = request({ host: '127.0.0.1', port: this.#prism, method: asked.method, path: asked.url.replaceAll('%40', '@'),
      headers: asked.headers, maxHeaderSize: Front.#roomForHeaders }, answer => {
      const { 'sl-violations': found, ...headers } = answer.headers;
      if (onPurpose) this.deliberate++;
      else this.#keep(asked, answer.statusCode, found ? JSON.parse(found) : []);
      answered.writeHead(answer.statusCode, headers);
      answer.pipe(answered);
    });
    onward.on('error', () => answered.destroy());
    asked.pipe(onward);
  }

  #keep(asked, status, found) {
    this.exchanges++;
    for (const one of found) {
      const route = asked.url.split('?')[0].replace(/\d{5,}/g, '*')
        .replace(/(interactions|webhooks)\/\*\/[^/]+/, '$1/*/*');
      const form = asked.headers['content-type']?.startsWith('multipart/') ? ' (multipart)' : '';
      const text = `${asked.method} ${route} ${status}${form} ${one.location?.join('.')}: ${one.message}`;
      this.violations.set(text, (this.violations.get(text) ?? 0) + 1);
    }
  }
}
