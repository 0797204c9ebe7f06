// Takes out of a walk's recorded requests exactly those habits of its library that habits.mjs names, and says how often
// each was met. What is left must conform to Discord's description with nothing off.
// node conform.mjs <traffic.jsonl> <library> <conforming.jsonl>
import { readFileSync, writeFileSync } from 'node:fs';
import { habits } from './habits.mjs';

const [from, library, to] = process.argv.slice(2);
if (!to) {
  console.error('Usage: node conform.mjs <traffic.jsonl> <library> <conforming.jsonl>');
  process.exit(2);
}
const own = habits.filter(habit => ['both', library].includes(habit.writer));
const met = new Map(own.map(habit => [habit, 0]));

/** A number that is too large for JavaScript's becomes a text with a sign before it, and nothing of it is lost. */
const exact = line => JSON.parse(
  line.replace(/"(?:[^"\\]|\\.)*"|\d{16,}/g, part => part[0] === '"' ? part : `"#${part}"`));

function without(value, field, asked, parent) {
  const habit = own.find(one => one.meets(field, value, { ...asked, parent }));
  if (habit) {
    met.set(habit, met.get(habit) + 1);
    return habit.instead?.(value);
  }
  if (Array.isArray(value)) return value.map(each => without(each, field, asked, parent));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value)
    .map(([name, each]) => [name, without(each, name, asked, field)]).filter(([, each]) => each !== undefined));
}

const lines = readFileSync(from, 'utf8').split('\n').filter(Boolean).map(line => {
  const asked = exact(line);
  if (asked.request !== undefined) asked.request = without(asked.request, '', asked, '');
  const query = [...new URLSearchParams(asked.query ?? '')].filter(([name, value]) =>
    without(value, `?${name}`, asked, '') !== undefined);
  asked.query = new URLSearchParams(query).toString();
  return JSON.stringify(asked);
});
writeFileSync(to, `${lines.join('\n')}\n`);
for (const [{ name, why }, times] of met) console.log(`habit  ${name} (${times} times): ${why}`);
const idle = [...met].filter(([, times]) => times === 0).map(([habit]) => habit.name);
if (idle.length > 0) console.error(`Nobody has these habits any more; take them off the list: ${idle.join('; ')}.`);
process.exit(idle.length === 0 ? 0 : 1);
