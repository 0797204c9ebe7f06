// Measures, on the machine at hand, what the project says of its speed; one line each. What is lost, or beyond what was
// promised by far, fails.
// node figures.mjs <MomBot.Sandbox.dll, built in Release> <MomBot.dll, as the image has it>
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';

const [program, bot] = process.argv.slice(2);
if (!bot) {
  console.error('Usage: node figures.mjs <MomBot.Sandbox.dll> <MomBot.dll>');
  process.exit(2);
}
const mostStart = 10_000, mostMemory = 1024; // milliseconds and megabytes, for 2,500 communities
const mostPage = 3_000; // milliseconds: what Discord waits for
const leaves = ['Apply', 'Undo']; // not a page: they change the place
const wrong = [];

const starts = [];
for (let i = 0; i < 3; i++) starts.push(await start());
told('Cold start to READY, small world, an empty data folder', `${starts.join(', ')} ms (asked: under 1000)`);
answers('First answers, 30 communities, 50 a second', await load('--world', 'large:30', '--rate', '50'),
  ' (asked: p99 under 50)');
answers('First answers, 1,000 communities, 500 a second', await load('--world', 'large:1000', '--rate', '500'), '');

const pages = await setup();
told('/setup with 500 channels and 250 roles, each page', `most ${pages.most} ms (asked: under 300): ${pages.each}`);
if (pages.most > mostPage) wrong.push('A page of /setup took far too long.');

const large = await world('large:2500');
told('Local Discord with 2,500 communities', `${large.ms} ms, ${large.mb} MB (asked: under 10 s and 1 GB)`);
if (large.ms > mostStart || large.mb > mostMemory) wrong.push('2,500 communities took too long or too much.');

for (const each of wrong) console.error(each);
process.exit(wrong.length === 0 ? 0 : 1);

function told(what, figure) {
  console.log(`measured  ${what}: ${figure}`);
}

function answers(what, { sent, answered, lost, first_answer_ms: ms }, asked) {
  told(what, `p50 ${ms.p50} ms, p99 ${ms.p99} ms, most ${ms.max} ms${asked}; ${answered} of ${sent} answered`);
  if (answered === 0 || lost > 0) wrong.push(`${what}: ${lost} of ${sent} were not answered.`);
}

async function start() {
  const { starts: [first] } = await load('--world', 'small', '--act', 'nothing');
  return Math.round(first.process_to_ready_ms);
}

async function load(...how) {
  const { lines, code } = await run(['load', ...how, '--seconds', '5', '--bot', bot]);
  if (code !== 0) throw new Error(`load ${how.join(' ')} ended with ${code}.`);
  return JSON.parse(lines.at(-1));
}

/** As many channels and roles as Discord allows: how long each page of /setup takes, by the sandbox's own clock. */
async function setup() {
  const folder = mkdtempSync(`${tmpdir()}/mombot-setup-`);
  const file = `${folder}/large.json`;
  const many = (count, make) => Array.from({ length: count }, (_, number) => make(number + 1));
  writeFileSync(file, JSON.stringify({
    name: 'A large place',
    roles: many(238, number => ({ name: `role ${number}` })),
    channels: [{ name: 'general' }, { name: 'help' },
      ...many(464, number => ({ name: `room-${number}`, category: `part ${number % 19}` }))],
    members: [{ name: 'Amara', owner: true }],
  }));
  let took = [];
  await run(['--url', 'http://127.0.0.1:0', '--world', file], async (child, line) => {
    const { page } = JSON.parse(line);
    const act = async what => (await fetch(new URL('sandbox/act', page), {
      method: 'POST', body: JSON.stringify({ as: 'Amara', channel: 'general', ...what }),
    })).json();
    const open = () => act({ command: { name: 'setup', options: { zone: 'Europe/London' } } });
    const buttons = part => (part.components ?? []).flatMap(each => each.type === 2 ? [each] : buttons(each));
    await act({ command: { name: 'support' } }); // what is measured are pages, not the compiling after a start
    const first = await open();
    took = [['the panel', first.ms]];
    for (const { label } of buttons(first.response.message).filter(each => !leaves.includes(each.label))) {
      const { response: { message } } = await open();
      const { custom_id } = buttons(message).find(each => each.label === label);
      took.push([label, (await act({ press: { message: message.id, custom_id } })).ms]);
    }

    child.kill('SIGTERM');
  });
  rmSync(folder, { recursive: true });
  return {
    most: Math.round(Math.max(...took.map(([, ms]) => ms))),
    each: took.map(([name, ms]) => `${name} ${Math.round(ms)}`).join(', '),
  };
}

/** How long until it says where it is, and what it holds then. */
async function world(name) {
  const began = process.hrtime.bigint();
  let found;
  await run(['--no-bot', '--url', 'http://127.0.0.1:0', '--world', name], child => {
    found = {
      ms: Number((process.hrtime.bigint() - began) / 1_000_000n),
      mb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024),
    };
    child.kill('SIGTERM');
  });
  return found;
}

function run(args, onFirstLine = () => {}) {
  return new Promise((resolve, reject) => {
    const child = spawn('dotnet', [program, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    const lines = [];
    createInterface({ input: child.stdout }).on('line', line => {
      lines.push(line);
      if (lines.length === 1) Promise.resolve(onFirstLine(child, line)).catch(error => { child.kill(); reject(error); });
    });
    child.once('error', reject);
    child.once('close', code => resolve({ lines, code }));
  });
}
