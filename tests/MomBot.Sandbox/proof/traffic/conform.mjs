// Takes out of a walk's recorded requests exactly those habits of its library that habits.mjs names, and says how often
// each was met. What is left must conform to Discord's description with nothing off.
// node conform.mjs <traffic.jsonl> <library> <conforming.jsonl>
import { readFileSync, writeFileSync } from 'node:fs';
import { habitsOf } from './habits.mjs';
import { exact, without } from './plain.mjs';

const [from, library, to] = process.argv.slice(2);
if (!to) {
  console.error('Usage: node conform.mjs <traffic.jsonl> <library> <conforming.jsonl>');
  process.exit(2);
}
const own = habitsOf(library);
const met = new Map(own.map(habit => [habit, 0]));
const count = habit => met.set(habit, met.get(habit) + 1);

const lines = readFileSync(from, 'utf8').split('\n').filter(Boolean).map(line => {
  const asked = exact(line);
  if (asked.request !== undefined) asked.request = without(asked.request, '', asked, own, count);
  const query = [...new URLSearchParams(asked.query ?? '')].filter(([name, value]) =>
    without(value, `?${name}`, asked, own, count) !== undefined);
  asked.query = new URLSearchParams(query).toString();
  return JSON.stringify(asked);
});
writeFileSync(to, `${lines.join('\n')}\n`);
for (const [{ name, why }, times] of met) console.log(`habit  ${name} (${times} times): ${why}`);
const idle = [...met].filter(([, times]) => times === 0).map(([habit]) => habit.name);
if (idle.length > 0) console.error(`Nobody has these habits any more; take them off the list: ${idle.join('; ')}.`);
process.exit(idle.length === 0 ? 0 : 1);
