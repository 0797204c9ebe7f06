// The only way out of this page: the control API of the local Discord.

/** Asks the control API; what goes wrong comes back as an error with one plain sentence. */
async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(`/sandbox/${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error('The local Discord does not answer. Is it still running in your terminal?');
  }
  const text = await answer.text();
  let json = null;
  try { json = text ? JSON.parse(text) : null; } catch { /* an answer without JSON is judged by its status */ }
  if (!answer.ok) {
    const problem = new Error(wordsOf(json?.error ?? json) ?? `The local Discord answered ${answer.status}.`);
    problem.status = answer.status;
    throw problem;
  }
  return json;
}

/** An error may be a sentence or an object that carries one. */
export function wordsOf(error) {
  if (!error) return null;
  return typeof error === 'string' ? error : error.message ?? error.error ?? error.detail ?? null;
}

export const get = path => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const remove = path => call('DELETE', path);
