// Logs discord.js in to a local Discord that runs with --no-bot, and walks through what a bot does.
// node check.mjs '<the first line the sandbox prints>', or: node check.mjs <api> <control> <token>
import { Control } from './control.mjs';
import { Steps } from './steps.mjs';
import { Walk } from './walk.mjs';
import { logIn, guildCache, logOut } from './walk/login.mjs';
import { commands } from './walk/commands.mjs';
import { cards } from './walk/cards.mjs';
import { forms } from './walk/forms.mjs';
import { messages } from './walk/messages.mjs';
import { threads } from './walk/threads.mjs';
import { people } from './walk/people.mjs';
import { places } from './walk/places.mjs';
import { scheduledEvents } from './walk/scheduled-events.mjs';
import { limits } from './walk/limits.mjs';
import { gateway } from './walk/gateway.mjs';
import { shards } from './walk/shards.mjs';

const [first, second, third] = process.argv.slice(2);
if (!first || (!first.startsWith('{') && !third)) {
  console.error("Usage: node check.mjs '<first line of the sandbox>' | node check.mjs <api> <control> <token>");
  process.exit(2);
}
const found = first.startsWith('{') ? JSON.parse(first) : { api: first, control: second, token: third };

const complaints = [];
process.on('warning', warning => complaints.push(`${warning.name}: ${warning.message}`));
console.warn = (...words) => complaints.push(words.join(' '));

const steps = new Steps();
const walk = new Walk(new Control(found.control), found.api, found.token, complaints);
await logIn(steps, walk);
if (steps.failed === 0) {
  await guildCache(steps, walk);
  for (const part of [commands, cards, forms, messages, threads, people, places, scheduledEvents, limits, gateway])
    await part(steps, walk);
}
await logOut(walk);
if (steps.failed === 0 || walk.client) await shards(steps, walk);
await steps.run('the library had nothing to warn of', async () => {
  if (complaints.length > 0) throw new Error(complaints.join(' | '));
});

console.log(`${steps.passed} passed, ${steps.failed} failed, ${steps.skipped} skipped`);
process.exit(steps.failed === 0 ? 0 : 1);
