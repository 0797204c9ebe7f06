// Other ways to visit: with the keyboard alone, on a phone, in the dark.
import { expectFocus, tabTo } from './by-keyboard.mjs';
import { chooseKind, commandLine, messages } from './newcomer.mjs';

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
    await tabTo(page, /Submit$/, { most: 40 });
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
