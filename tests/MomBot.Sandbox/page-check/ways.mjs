// Other ways to visit: with the keyboard alone, on a phone, in the dark.
import { chooseKind, commandLine, messages } from './newcomer.mjs';

const focused = page => page.evaluate(() => {
  const element = document.activeElement;
  return `${element.id} ${element.getAttribute('aria-label') ?? element.innerText ?? ''}`.trim();
});

async function expectFocus(page, what) {
  for (let waited = 0; waited < 3000; waited += 50) {
    if (what.test(await focused(page))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`The focus is on "${await focused(page)}" and not on ${what}.`);
}

/** Tabs until the focus is there; says where it went instead. */
async function tabTo(page, what, most = 80) {
  for (let presses = 0; presses < most; presses++) {
    if (what.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab did not reach ${what}.`);
}

export async function byKeyboardAlone({ visit, step, shoot }) {
  const page = await visit({ reducedMotion: 'reduce' });
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };

  await step('keyboard: the first Tab skips to the command line', async () => {
    await press('Tab', 'Enter');
    await expectFocus(page, /^line\b/);
  });
  await step('keyboard: a slash completes, a form opens, and Escape gives the focus back', async () => {
    await page.keyboard.type('/ask');
    await page.getByRole('option').first().waitFor();
    await press('ArrowDown', 'ArrowUp', 'Enter', 'Enter');
    await chooseKind(page);
    await expectFocus(page, /^field-/);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expectFocus(page, /^Choose what kind of help/);
  });
  await step('keyboard: an incomplete form says what is missing, by the field', async () => {
    await commandLine(page).focus();
    await commandLine(page).fill('');
    await page.keyboard.type('/ask');
    await page.getByRole('option').first().waitFor();
    await press('Enter', 'Enter');
    await chooseKind(page);
    await tabTo(page, /^Submit$/, 40);
    await press('Enter');
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await expectFocus(page, /^field-/);
    await shoot(page, '12-form-errors');
    await press('Escape');
  });
  await step('keyboard: arrows walk the channels, Enter opens one', async () => {
    await page.getByRole('navigation').getByRole('button').first().focus();
    await press('ArrowDown', 'Enter');
    await expectFocus(page, /^channel-name\b/);
    await shoot(page, '13-keyboard-focus');
  });
  await step('keyboard: Tab leads to the clock and to the people', async () => {
    await tabTo(page, /^people-search\b/);
    await page.keyboard.type('a');
    await press('ArrowDown', 'Enter');
    await tabTo(page, /^plus-hour\b/);
  });
}

export async function onAPhone({ visit, step, shoot }) {
  const page = await visit({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await step('phone: nothing hangs over the side', async () => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 390) throw new Error(`The page is ${width} wide.`);
    await messages(page).getByRole('article').first().waitFor();
    const cutOff = await messages(page).evaluate(box => box.scrollWidth - box.clientWidth);
    if (cutOff > 0) throw new Error(`The messages are ${cutOff} wider than their place.`);
    await shoot(page, '14-phone');
  });
  await step('phone: both drawers open, hold the focus and close with Escape', async () => {
    for (const [opener, drawer] of [[/^Channels/, 'places'], [/^You and the clock/, 'side']]) {
      await page.getByRole('button', { name: opener }).click();
      await expectFocus(page, new RegExp(`^${drawer}`));
      await page.waitForTimeout(250);
      await shoot(page, `15-phone-${drawer}`);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: opener }).waitFor();
    }
  });
}

export async function looks({ visit, step, shoot }) {
  for (const colorScheme of ['light', 'dark']) {
    await step(`${colorScheme}: messages are there to read`, async () => {
      const page = await visit({ colorScheme });
      await messages(page).getByRole('article').first().waitFor();
      await shoot(page, `16-${colorScheme}`);
    });
  }
}
