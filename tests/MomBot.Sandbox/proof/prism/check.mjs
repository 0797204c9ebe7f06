// Leads a walk through Prism, a proxy that holds each request and answer against Discord's OpenAPI description.
// node check.mjs '<the first line the sandbox prints>' <openapi.json> <the walk's check.mjs>
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Front } from './front.mjs';

const [line, description, walk] = process.argv.slice(2);
if (!walk) {
  console.error("Usage: node check.mjs '<first line of the sandbox>' <openapi.json> <check.mjs of the walk>");
  process.exit(2);
}
const found = JSON.parse(line);
const folder = mkdtempSync(join(tmpdir(), 'prism-'));
const port = await freePort();
const front = new Front(port, found.api, 'discord-js');
const { api, behind } = await front.listen();
const prism = spawn('npx', ['--no-install', 'prism', 'proxy', describe(), behind, '--port', String(port)],
  { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  await listening(prism);
  const walked = await run(process.execPath, [walk, JSON.stringify({ ...found, api })]);
  for (const [text, times] of front.violations) console.log(`off   ${text} (${times} times)`);
  console.log(`Through Prism: ${front.exchanges} exchanges, ${front.forms} of them with files, `
    + `${front.violations.size} kinds of violation off; ${front.deliberate} more exchanges were wrong on purpose.`);
  if (front.exchanges < 100 || front.forms === 0) throw new Error('The walk did not come this way.');
  process.exitCode = front.violations.size === 0 && walked === 0 ? 0 : 1;
} finally {
  front.close();
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
