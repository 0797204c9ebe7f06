// Visits the sandbox's page as a newcomer: node page-check.mjs http://127.0.0.1:4455/
// SHOTS names a folder for screenshots, CHROMIUM another browser than /usr/bin/chromium.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import {
  answerCheckIn, askForMeal, breakAndMend, helpAsAnother, letAWeekGoBy, letTheCheckInCome, reactToTheNewest,
  theMinuteOutlivesThePage,
} from './newcomer.mjs';
import { saysThatSheComes, wholeVisitByKeyboard } from './by-keyboard.mjs';
import { byKeyboardAlone, onAPhone, looks } from './ways.mjs';

const address = process.argv[2];
if (!address) {
  console.error('Usage: node page-check.mjs <page-url>');
  process.exit(2);
}
const shots = process.env.SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

let passed = 0;
let failed = 0;
const complaints = [];

/** A fresh visitor, whose browser's complaints are all written down. */
async function visit(options) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('console', line => ['error', 'warning'].includes(line.type()) && complaints.push(line.text()));
  page.on('pageerror', error => complaints.push(error.message));
  await page.goto(address);
  await page.getByText(/^You are/).waitFor({ state: 'attached' });
  return page;
}

async function step(name, run) {
  const from = performance.now();
  try {
    await run();
    passed++;
    console.log(`pass  ${name} (${Math.round(performance.now() - from)} ms)`);
  } catch (problem) {
    failed++;
    console.log(`FAIL  ${name}\n      ${problem.message.split('\n').slice(0, 4).join('\n      ')}`);
  }
}

const shoot = async (page, name) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
};

try {
  const story = {};
  const page = await visit({});
  const told = { page, story, shoot };
  await step('the first visit shows four steps to try', async () => {
    const steps = page.getByRole('region', { name: 'Try this first' }).getByRole('listitem');
    if (await steps.count() !== 4) throw new Error(`There are ${await steps.count()} steps.`);
    await shoot(page, '1-first-visit');
  });
  await step('someone says she comes to what is planned', () => saysThatSheComes(told));
  await step('the days pass until the check-in arrives', () => letTheCheckInCome(told));
  await step('the check-in is answered, and the answer stands in its thread', () => answerCheckIn(told));
  await step('a meal is asked for with /ask', () => askForMeal(told));
  await step('someone else helps', () => helpAsAnother(told));
  await step('a week goes by, and the next check-in has come', () => letAWeekGoBy(told));
  await step('Discord goes down and is mended', () => breakAndMend(told));
  await step('a page that is loaded anew counts the same minute, and mends it', () => theMinuteOutlivesThePage(told));
  await step('someone reacts to what was said, and takes it back', () => reactToTheNewest(told));
  await byKeyboardAlone({ visit, step, shoot });
  await wholeVisitByKeyboard({ visit, step, shoot });
  await onAPhone({ visit, step, shoot });
  await looks({ visit, step, shoot });
  await step('the browser has nothing to complain about', async () => {
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });
} finally {
  await browser.close();
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
