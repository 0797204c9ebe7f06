// Other ways to visit: with the keyboard alone, on a phone, in the dark.
import { expectFocus, tabTo, toTheTop } from './by-keyboard.mjs';
import { chooseKind, clockStops, fillForm, messages, nothingWrong } from './newcomer.mjs';

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
    await tabTo(page, /^line\b/);
    await press('Control+a');
    await page.keyboard.type('/ask');
    await page.getByRole('option').first().waitFor();
    await press('Enter', 'Enter');
    await chooseKind(page);
    await tabTo(page, /Submit$/, { most: 40 });
    await press('Enter');
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await expectFocus(page, /^field-/);
    await shoot(page, '12-form-errors');
    await press('Escape');
  });
  await step('keyboard: arrows walk the channels, Enter opens one', async () => {
    await toTheTop(page);
    await tabTo(page, /^#/);
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
  await theFirstStepsOnAPhone({ page, step, shoot });
}

const meal = 'Something warm for four';

/** The four steps of the first visit with a thumb: each of the guide's buttons, and what it asks for. */
async function theFirstStepsOnAPhone({ page, step, shoot }) {
  const guide = page.getByRole('region', { name: 'Try this first' });
  const done = async title => {
    await page.locator('#guide-steps .done').filter({ hasText: title })
      .waitFor({ state: 'attached', timeout: 60_000 });
    await fits(page);
  };
  await step('phone: the days pass until the check-in comes', async () => {
    await guide.getByRole('button', { name: 'Let the days pass' }).tap();
    await done('See a check-in');
    await clockStops(page);
    await shoot(page, '17-phone-check-in');
  });
  await step('phone: the check-in is answered', async () => {
    await guide.getByRole('button', { name: 'Open it' }).tap();
    await messages(page).getByRole('button', { name: 'Answer', exact: true }).last().tap();
    await page.getByRole('dialog').waitFor();
    await fits(page);
    await shoot(page, '17-phone-answer');
    await fillForm(page, 'We slept.');
    await nothingWrong(page);
    await done('Answer the check-in');
  });
  await step('phone: a meal is asked for', async () => {
    await guide.getByRole('button', { name: 'Type it for me' }).tap();
    await page.getByRole('option', { name: /^\/ask/ }).first().tap();
    await page.getByRole('button', { name: 'Send' }).tap();
    await chooseKind(page);
    await fits(page);
    await shoot(page, '17-phone-ask');
    await fillForm(page, meal);
    await nothingWrong(page);
    await done('Ask for a meal');
  });
  await step('phone: someone else helps', async () => {
    await guide.getByRole('button', { name: 'Be someone else' }).tap();
    const card = messages(page).getByRole('article').filter({ hasText: meal }).last();
    await card.getByRole('button', { name: 'I can help' }).tap();
    await done('Help someone');
    await nothingWrong(page);
    await shoot(page, '17-phone-helped');
  });
  await step('phone: someone else is chosen in the drawer, and the focus is not lost', async () => {
    await page.getByRole('button', { name: /^You and the clock/ }).tap();
    await page.getByRole('complementary').getByRole('listitem').getByRole('button').last().tap();
    await expectFocus(page, /^open-side\b/);
  });
}

/** Nothing hangs over the side, in the page or in an open form. */
async function fits(page) {
  const wide = await page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('dialog[open], #scroller')];
    return boxes.filter(box => box.scrollWidth > box.clientWidth).map(box => `${box.id || 'page'} ${box.scrollWidth}`);
  });
  if (wide.length > 0) throw new Error(`Too wide: ${wide.join(', ')}`);
}

/** Light and dark, wide and narrow: kept as pictures, and each held against what one must be able to read. */
export async function looks({ visit, step, shoot }) {
  for (const colorScheme of ['light', 'dark'])
    for (const width of [1280, 390])
      await step(`${colorScheme}, ${width} wide: messages are there to read, with enough contrast`, async () => {
        const page = await visit({ colorScheme, viewport: { width, height: 900 } });
        await messages(page).getByRole('article').first().waitFor();
        await shoot(page, `16-${colorScheme}-${width}`);
        const faint = await page.evaluate(tooFaint);
        if (faint.length > 0) throw new Error(`Too faint: ${faint.slice(0, 5).join(' · ')}`);
      });
}

/** Words with less than 4.5 to 1 against the colour behind them. See WCAG 2.2, 1.4.3. */
function tooFaint() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const found = [];
  for (const element of document.querySelectorAll('body *')) {
    const words = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent.trim())
      .join(' ').trim();
    const box = element.getBoundingClientRect();
    if (!words || box.width < 2 || element.closest('.sr, [hidden], :disabled, [inert]')) continue;
    const [one, other] = [light(rgba(getComputedStyle(element).color)), light(behind(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    if (contrast < 4.5) found.push(`${words.slice(0, 30)} (${contrast.toFixed(1)})`);
  }
  return [...new Set(found)];
}
