// The newcomer's whole visit with the keyboard alone: no press of a mouse from the first look to the mended fault.
import { commandLine, messages } from './newcomer.mjs';

const meal = 'Soup for two evenings, left at the door';
const thought = 'We found the other mitten.';

export const focused = page => page.evaluate(() => {
  const element = document.activeElement;
  const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText ?? '';
  return `${element.id} ${name}`.trim();
});

export async function expectFocus(page, what) {
  for (let waited = 0; waited < 3000; waited += 50) {
    if (what.test(await focused(page))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`The focus is on "${await focused(page)}" and not on ${what}.`);
}

/** Tabs, or with back Shift+Tabs, until the focus is there; says where it went instead. */
export async function tabTo(page, what, { most = 150, back = false } = {}) {
  for (let presses = 0; presses < most; presses++) {
    if (what.test(await focused(page))) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`${most} times Tab did not reach ${what}; the focus is on "${await focused(page)}".`);
}

/** Fills an open form: words into the first field, a choice in what is needed, Enter on Submit. */
async function fill(page, words) {
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(words);
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (/\bSubmit$/.test(await focused(page))) break;
    const kind = await page.evaluate(() => {
      const { tagName, type, required, value, name } = document.activeElement;
      if (tagName === 'SELECT' && required && value === '') return 'select';
      if (type === 'radio' && !document.querySelector(`input[name="${name}"]:checked`)) return 'radio';
      return 'other';
    });
    if (kind === 'select') await page.keyboard.press('ArrowDown');
    if (kind === 'radio') await page.keyboard.press('Space');
  }
  await expectFocus(page, /\bSubmit$/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Back to where the page begins, as anyone gets there. */
export const toTheTop = page => tabTo(page, /^Skip to the command line$/, { back: true, most: 400 });

async function openChannel(page, name) {
  await page.keyboard.press('Escape');
  await toTheTop(page);
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await expectFocus(page, /^channel-name\b/);
}

/** What is planned opens, tells when and where, and somebody means to come; before the clock has gone past it. */
export async function saysThatSheComes({ page, shoot }) {
  await page.keyboard.press('Tab');
  await tabTo(page, /Soup and swap/);
  await page.keyboard.press('Enter');
  await page.getByText('The hall').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /✓ Interested in Soup and swap/ }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Soup and swap' }).getByText('3 people').waitFor();
  await shoot(page, '1-planned');
}

export async function wholeVisitByKeyboard({ visit, step, shoot }) {
  const page = await visit({ reducedMotion: 'reduce' });
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const command = async text => {
    await commandLine(page).waitFor();
    await toTheTop(page);
    await press('Enter');
    await expectFocus(page, /^line\b/);
    await press('Control+a');
    await page.keyboard.type(text);
    await page.getByRole('option').first().waitFor();
    await press('Enter', 'Enter');
  };

  await step('keyboard, whole visit: the first step lets the days pass', async () => {
    await tabTo(page, /Let the days pass$/);
    await press('Enter');
    await page.locator('#guide-steps .done').filter({ hasText: 'See a check-in' }).waitFor({ timeout: 60_000 });
    await expectFocus(page, /^channel-name\b/);
    await page.getByRole('progressbar', { name: 'Moving the clock' }).waitFor({ state: 'hidden', timeout: 60_000 });
  });
  await step('keyboard, whole visit: the newest check-in is answered', async () => {
    await openChannel(page, /^#\s*check-?ins/i);
    await tabTo(page, /^line\b/);
    await tabTo(page, /(^| )Answer$/, { back: true });
    await press('Enter');
    await fill(page, thought);
    await openChannel(page, /^#\s*check-?ins/i);
    await tabTo(page, /^line\b/);
    await tabTo(page, /Open the thread/, { back: true });
    await press('Enter');
    await messages(page).getByText(thought).first().waitFor();
  });
  await step('keyboard, whole visit: a meal is asked for', async () => {
    await command('/ask');
    await messages(page).getByText('What would help?').last().waitFor();
    await tabTo(page, /^line\b/);
    await tabTo(page, /^Choose what kind of help/, { back: true });
    await press('Enter');
    await expectFocus(page, /^Meals\s*Food/);
    await press('Enter');
    await fill(page, meal);
    await openChannel(page, /^#\s*help/i);
    await messages(page).getByText(meal).last().waitFor();
  });
  await step('keyboard, whole visit: someone else helps', async () => {
    await tabTo(page, /^people-search\b/);
    await page.keyboard.type('Theo');
    await press('Enter');
    await page.getByRole('complementary').getByText('You are Theo').waitFor();
    await openChannel(page, /^#\s*help/i);
    await messages(page).getByText(meal).last().waitFor();
    await tabTo(page, /^line\b/);
    await tabTo(page, /I can help$/, { back: true });
    await press('Enter');
    await messages(page).getByRole('article').filter({ hasText: meal }).filter({ hasText: 'Theo' }).last().waitFor();
    await shoot(page, '20-keyboard-helped');
  });
  await step('keyboard, whole visit: a week goes by', async () => {
    const before = await page.locator('#clock-date').innerText();
    await tabTo(page, /^plus-week\b/);
    await press('Enter');
    await page.waitForFunction(was => document.getElementById('clock-date').innerText !== was, before);
    await page.getByRole('progressbar', { name: 'Moving the clock' }).waitFor({ state: 'hidden', timeout: 60_000 });
  });
  await step('keyboard, whole visit: the bot is cut off, comes back, and has missed nothing', async () => {
    await tabTo(page, /Break something/);
    await press('Enter');
    await tabTo(page, /^fault-disconnect\b/);
    await press('Enter');
    await page.getByText(/It is back, and/).waitFor({ timeout: 30_000 });
    await shoot(page, '22-keyboard-back');
  });
}
