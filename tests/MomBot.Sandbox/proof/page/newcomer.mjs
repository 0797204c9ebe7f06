// The newcomer's story. It goes by roles and labels, and is tolerant about the bot's other words.

const meal = 'A warm meal tonight';
const thought = 'My neighbour brought soup.';

export const messages = page => page.getByRole('region', { name: 'Messages' });
export const commandLine = page => page.getByRole('combobox', { name: /Write a message/ });
const channels = page => page.getByRole('navigation', { name: 'Communities and channels' });

async function openChannel(page, name) {
  await channels(page).getByRole('button', { name }).first().click();
}

export async function clockStops(page) {
  await page.getByRole('progressbar', { name: 'Moving the clock' }).waitFor({ state: 'hidden', timeout: 60_000 });
  const problem = page.getByRole('region', { name: 'The clock' }).getByRole('alert');
  if (await problem.count() > 0) throw new Error(await problem.innerText());
}

/** Fills what a form insists on: the words in its first text, something fitting in the rest. */
export async function fillForm(page, words) {
  const form = page.getByRole('dialog');
  await form.waitFor();
  const texts = await form.locator('input:not([type]), textarea').all();
  for (const [index, text] of texts.entries()) {
    const needed = await text.getAttribute('required') !== null && await text.inputValue() === '';
    if (index === 0) await text.fill(words);
    else if (needed) await text.fill('Oak Street');
  }
  for (const select of await form.locator('select[required]').all()) {
    if (await select.inputValue() === '') await select.selectOption({ index: 1 });
  }
  for (const group of await form.getByRole('radiogroup').all()) {
    if (await group.locator('input:checked').count() === 0) await group.getByRole('radio').first().check();
  }
  await form.getByRole('button', { name: 'Submit' }).click();
  await form.waitFor({ state: 'hidden' });
}

export async function nothingWrong(page) {
  const notice = page.locator('form').getByRole('alert').filter({ hasText: /\w/ });
  if (await notice.count() > 0) throw new Error(await notice.first().innerText());
}

export async function letTheCheckInCome({ page, shoot }) {
  await page.getByRole('region', { name: 'Try this first' }).getByRole('button', { name: 'Let the days pass' }).click();
  await page.locator('#guide-steps .done').filter({ hasText: 'See a check-in' }).waitFor({ timeout: 60_000 });
  await clockStops(page);
  await messages(page).getByRole('button', { name: 'Pass', exact: true }).last().waitFor();
  await shoot(page, '2-check-in');
}

export async function answerCheckIn({ page, shoot }) {
  await messages(page).getByRole('button', { name: 'Answer', exact: true }).last().click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, '3-answer-form');
  await fillForm(page, thought);
  await nothingWrong(page);
  await messages(page).getByRole('button', { name: /^Open the thread/ }).last().click();
  await messages(page).getByText(thought).first().waitFor();
  await shoot(page, '4-answered');
}

/** The private answer to /ask offers the kinds of help; choosing one opens its form. */
export async function chooseKind(page) {
  await messages(page).getByRole('button', { name: /^Choose what kind of help/ }).last().click();
  await messages(page).getByRole('button', { name: /^Meals\s*Food/ }).last().click();
  await page.getByRole('dialog').waitFor();
}

export async function askForMeal({ page, story, shoot }) {
  story.asker = await page.getByRole('complementary').getByText(/^You are/).innerText();
  await commandLine(page).fill('/ask');
  await page.getByRole('option', { name: /^\/ask/ }).first().waitFor();
  await shoot(page, '5-commands');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await chooseKind(page);
  await shoot(page, '6-ask-form');
  await fillForm(page, meal);
  await nothingWrong(page);
  await openChannel(page, /^help(?!.*thread)/i);
  await messages(page).getByText(meal).last().waitFor();
  await shoot(page, '7-asked');
}

export async function helpAsAnother({ page, story, shoot }) {
  const people = page.getByRole('complementary').getByRole('listitem').getByRole('button');
  const asker = story.asker.replace(/^You are\s+/, '').trim();
  for (const person of await people.all()) {
    const name = (await person.innerText()).split('\n').map(line => line.trim()).find(line => line.length > 1);
    if (name === asker) continue;
    await person.click();
    break;
  }
  await openChannel(page, /^help(?!.*thread)/i);
  const card = messages(page).getByRole('article').filter({ hasText: meal }).last();
  const before = await card.innerText();
  const threads = channels(page).getByRole('button', { name: /private thread/ });
  const threadsBefore = await threads.count();
  await card.getByRole('button', { name: 'I can help' }).click();
  const changed = async () => await card.innerText() !== before && await threads.count() > threadsBefore;
  for (let waited = 0; !await changed(); waited += 100) {
    if (waited > 5000) throw new Error('The card did not change, or no private thread opened.');
    await page.waitForTimeout(100);
  }
  await nothingWrong(page);
  await shoot(page, '8-helped');
}

export async function letAWeekGoBy({ page, shoot }) {
  await openChannel(page, /^check-?ins(?!.*thread)/i);
  const thread = page.getByRole('button', { name: /Open the thread/ });
  const cards = messages(page).getByRole('article').filter({ has: thread });
  await cards.first().waitFor();
  const before = await cards.count();
  await page.getByRole('button', { name: '+1 week' }).click();
  await clockStops(page);
  await cards.nth(before).waitFor();
  await shoot(page, '9-a-week-later');
}

export async function breakAndMend({ page, shoot }) {
  await page.getByText('Break something', { exact: true }).click();
  await page.getByRole('button', { name: 'Discord is down for a minute' }).click();
  await page.getByText('Discord answers nothing but 503').waitFor();
  await commandLine(page).fill('/me');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.locator('form').getByRole('alert').getByText('did not answer within three seconds').waitFor();
  await page.locator('#wire > summary').click();
  await page.getByRole('region', { name: 'Requests' }).getByRole('cell', { name: '503' }).first().waitFor();
  await shoot(page, '10-down');
  const date = await page.locator('#clock-date').innerText();
  await page.getByRole('button', { name: '+1 week' }).click();
  await page.getByText(/waiting to be tried again/).waitFor();
  await page.getByRole('button', { name: 'Mend everything' }).click();
  await page.getByText('All is well again.').waitFor();
  await page.getByText(/nothing is lost/).waitFor({ timeout: 60_000 });
  await clockStops(page);
  if (await page.locator('#clock-date').innerText() === date) throw new Error('The clock stood still.');
  await page.keyboard.press('Escape');
  await commandLine(page).fill('/me');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await messages(page).getByRole('article', { name: /only you can see this/ }).last().waitFor();
  await shoot(page, '11-mended');
}

/** The local Discord keeps the minute, so a page that is loaded anew neither forgets it nor leaves it for ever. */
export async function theMinuteOutlivesThePage({ page }) {
  await page.getByRole('button', { name: 'Discord is down for a minute' }).click(); // it was unfolded before
  await page.getByText(/\d+ seconds to go/).waitFor();
  await page.reload();
  await page.getByText('Break something', { exact: true }).click();
  await page.getByText(/\d+ seconds to go/).waitFor();
  await page.getByRole('button', { name: 'Discord is rate-limiting' }).click();
  await page.getByText(/\d+ seconds to go/).waitFor();
  await page.getByRole('button', { name: 'Mend everything' }).click();
  await page.getByText(/\d+ seconds to go/).waitFor({ state: 'hidden' });
}

export async function reactToTheNewest({ page, shoot }) {
  await openChannel(page, /general/);
  await commandLine(page).fill('The kettle is on.');
  await page.keyboard.press('Enter');
  const said = messages(page).getByRole('article').filter({ hasText: 'The kettle is on.' }).last();
  await said.hover();
  await said.locator('summary', { hasText: 'React' }).click();
  await said.getByRole('button', { name: '❤️', exact: true }).click();
  const given = said.getByRole('button', { name: '❤️, 1' });
  await given.waitFor();
  await shoot(page, '12-reacted');
  await given.click();
  await given.waitFor({ state: 'hidden' });
}
