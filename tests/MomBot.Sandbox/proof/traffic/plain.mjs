/** A number that is too large for JavaScript's becomes a text with a sign before it, and nothing of it is lost. */
export const exact = text => JSON.parse(
  text.replace(/"(?:[^"\\]|\\.)*"|\d{16,}/g, part => part[0] === '"' ? part : `"#${part}"`));

/** A body or a parameter as Discord's description has it: without the habits named, which are told to `met`. */
export function without(value, field, asked, habits, met, parent = '') {
  const habit = habits.find(one => one.meets(field, value, { ...asked, parent }));
  if (habit) {
    met(habit);
    return habit.instead?.(value);
  }
  if (Array.isArray(value)) return value.map(each => without(each, field, asked, habits, met, parent));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value)
    .map(([name, each]) => [name, without(each, name, asked, habits, met, field)])
    .filter(([, each]) => each !== undefined));
}

/** The JSON of a form with files: what stands in its part payload_json. Undefined: it has none. */
export function payloadOf(body, contentType) {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  for (const part of body.toString('latin1').split(`--${boundary}`)) {
    const split = part.indexOf('\r\n\r\n');
    if (/name="?payload_json"?/i.test(part.slice(0, split)))
      return Buffer.from(part.slice(split + 4, -2), 'latin1').toString('utf8');
  }
  return undefined;
}
