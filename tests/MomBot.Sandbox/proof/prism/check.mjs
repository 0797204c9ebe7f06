// Leads a walk through Prism, a proxy that holds each request and answer against Discord's OpenAPI description.
// node check.mjs '<the first line the sandbox prints>' <openapi.json> <the walk's check.mjs>
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Front } from './front.mjs';
import { known } from './known.mjs';

const [line, description, walk] = process.argv.slice(2);
if (!walk) {
  console.error("Usage: node check.mjs '<first line of the sandbox>' <openapi.json> <check.mjs of the walk>");
  process.exit(2);
}
const found = JSON.parse(line);
const folder = mkdtempSync(join(tmpdir(), 'prism-'));
const port = await freePort();
const prism = spawn('npx', ['--no-install', 'prism', 'proxy', describe(), found.api, '--port', String(port)],
  { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  await listening(prism);
  const front = new Front(port);
  const api = await front.listen();
  const walked = await run(process.execPath, [walk, JSON.stringify({ ...found, api })]);
  const told = [];
  for (const [text, times] of front.violations) {
    const why = known.find(([pattern]) => pattern.test(text))?.[1];
    if (why) console.log(`known ${text} (${times} times): ${why}`);
    else told.push([text, times]);
  }
  for (const [text, times] of told) console.log(`off   ${text} (${times} times)`);
  console.log(`Through Prism: ${front.exchanges} exchanges, ${told.length} kinds of violation off; `
    + `${front.violations.size - told.length} known; ${front.deliberate} more exchanges were wrong on purpose.`);
  if (front.exchanges < 100) throw new Error('The walk did not come this way.');
  process.exitCode = told.length === 0 && walked === 0 ? 0 : 1;
  front.close();
} finally {
  process.kill(-prism.pid);
  rmSync(folder, { recursive: true });
}

/** The description with the version in its paths, since libraries put it there. */
function describe() {
  const whole = JSON.parse(readFileSync(description, 'utf8'));
  delete whole.servers;
  whole.paths = Object.fromEntries(Object.entries(whole.paths).map(([path, item]) => [`/v10${path}`, item]));
  const file = join(folder, 'described.json');
  writeFileSync(file, JSON.stringify(whole));
  return file;
}

function listening(child) {
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`Prism ended with ${code}.`)));
    child.stdout.on('data', text => { if (String(text).includes('Prism is listening')) resolve(); });
  });
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}

function run(program, args) {
  return new Promise(resolve => spawn(program, args, { stdio: 'inherit' }).once('exit', resolve));
}
