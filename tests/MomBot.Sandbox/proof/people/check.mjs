// Two hundred people act at once for a minute, with all of Discord's limits, and nothing goes wrong or stays behind.
// node check.mjs '<the first line the sandbox prints>' [people] [seconds]
const [line, howMany = '200', howLong = '60'] = process.argv.slice(2);
if (!line) {
  console.error("Usage: node check.mjs '<first line of the sandbox>' [people] [seconds]");
  process.exit(2);
}
const { control, guild_ids: [guild] } = JSON.parse(line);
const people = Number(howMany);
const seconds = Number(howLong);

/** Everyone begins anew in the same moment, so that two hundred stand at the door at once, again and again. */
const beat = 2000;
const leakMost = 60; // kilobytes that may stay of one act: an answer is kept as long as its token lives, a quarter hour

async function call(method, path, body) {
  const answer = await fetch(`${control}/${path}`, {
    method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(told)}`);
  return told;
}

const state = await call('GET', `state?guild=${guild}`);
const general = state.guilds[0].channels.find(channel => channel.name === 'general').id;
const crowd = [];
for (let i = 1; i <= people; i++)
  crowd.push((await call('POST', `guilds/${guild}/members`, { name: `Neighbour ${i}` })).user.id);

const deeds = [
  () => ({ command: { name: 'requests' } }),
  () => ({ command: { name: 'ask' } }),
  () => ({ command: { name: 'me' } }),
  (i, round) => ({ say: { channel: general, text: `Neighbour ${i} says good morning for the ${round}. time.` } }),
];
const problems = new Map();
const waits = [];
let acts = 0;

async function act(as, i, round) {
  const told = await call('POST', 'act', { as, guild, channel: general, ...deeds[(i + round) % deeds.length](i, round) });
  acts++;
  if (told.error) problems.set(told.error, (problems.get(told.error) ?? 0) + 1);
  else if (told.interaction) waits.push(told.ms);
}

async function everyone(round) {
  const results = await Promise.allSettled(crowd.map((id, i) => act(id, i, round)));
  for (const { reason } of results.filter(result => result.status === 'rejected'))
    problems.set(reason.message, (problems.get(reason.message) ?? 0) + 1);
}

async function quiet() {
  for (let tries = 0; tries < 100; tries++) {
    const { held } = await call('GET', 'metrics?held');
    if (held.unanswered === 0) return held;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('Some interactions were never answered.');
}

await everyone(0); // whoever comes first finds everything cold; that is another measurement
const before = { metrics: await call('GET', 'metrics'), held: await quiet() };
[acts, waits.length] = [0, 0];
const began = performance.now();
let rounds = 0;
while (performance.now() - began < seconds * 1000) {
  const next = began + (rounds + 1) * beat;
  await everyone(++rounds);
  await new Promise(resolve => setTimeout(resolve, Math.max(0, next - performance.now())));
}
const took = (performance.now() - began) / 1000;
const after = { held: await quiet(), metrics: await call('GET', 'metrics') };

const bad = ({ requests }) => Object.entries(requests).flatMap(([route, statuses]) => Object.entries(statuses)
  .filter(([status]) => status >= 400).map(([status, times]) => `${route} ${status} ×${times}`)).sort();
const at = share => waits[Math.max(0, Math.ceil(share * waits.length) - 1)];
waits.sort((a, b) => a - b);
const grown = (after.held.heap_mb - before.held.heap_mb) * 1024 / acts;
console.log(`${people} people, ${rounds} times at once in ${took.toFixed(0)} s: ${acts} acts, ${waits.length} of them `
  + `answered by the bot, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms.`);
console.log(`Held before: ${JSON.stringify(before.held)}`);
console.log(`Held after:  ${JSON.stringify(after.held)}, ${grown.toFixed(1)} KB for each act`);

let [passed, failed] = [0, 0];
function check(name, wrong) {
  if (wrong) failed++;
  else passed++;
  console.log(wrong ? `FAIL  ${name}: ${wrong}` : `pass  ${name}`);
}
const same = (name, of) => of(before) !== of(after) && `${of(before)} before, ${of(after)} after`;
check('for a minute everyone acted', rounds < seconds * 1000 / beat * 0.9 && `${rounds} rounds only`);
check('nobody met an error', [...problems].map(([words, times]) => `${words} (${times} times)`).join('; '));
check('nobody waited in vain', same('unanswered', one => one.metrics.interactions.unanswered));
check('Discord refused the bot nothing', same('refused', one => bad(one.metrics).join(', ')));
check('no request was invalid', same('invalid', one => one.metrics.invalid_requests));
for (const what of ['sessions', 'connections', 'uploads'])
  check(`as many ${what} as before`, same(what, one => one.held[what]));
check('the bot stayed on its one connection', same('identifies', one => one.metrics.identifies + one.metrics.resumes));
check(`no more than ${leakMost} KB stay of an act`, grown > leakMost && `${grown.toFixed(1)} KB`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
