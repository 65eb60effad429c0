// Server-sent events over fetch: EventSource cannot post.

export const token = document.querySelector('meta[name="studio-token"]').content;

export function post(path, value, signal) {
  return fetch(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-Studio-Token': token},
    body: JSON.stringify(value),
    signal,
  });
}

/** Posts a value and calls handlers[event](data) for each event of the answer. */
export async function stream(path, value, handlers, signal) {
  let response;
  try {
    response = await post(path, value, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error('The studio does not answer. Is ./studio serve still running?');
  }
  if (!response.ok) throw new Error(await response.text());
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (;;) {
    const {done, value: text} = await reader.read();
    if (done) return;
    pending += text;
    let end;
    while ((end = pending.indexOf('\n\n')) >= 0) {
      dispatch(pending.slice(0, end), handlers);
      pending = pending.slice(end + 2);
    }
  }
}

function dispatch(block, handlers) {
  let event = '';
  let data = '';
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) event = line.slice(7);
    if (line.startsWith('data: ')) data += line.slice(6);
  }
  handlers[event]?.(JSON.parse(data));
}

/** Makes an element; text is always text, never markup. */
export function element(name, className = '', text = '') {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** Sends a form on Enter, except while a word is being composed. */
export function sendOnEnter(textarea) {
  textarea.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      textarea.form.requestSubmit();
    }
  });
}

/** How long an answer is and took. */
export function cost(end) {
  const tokens = `${end.answerTokens} ${end.answerTokens === 1 ? 'token' : 'tokens'}`;
  const cut = end.cut ? ' · cut at the longest answer that has room' : '';
  return `${tokens} · ${end.seconds.toFixed(1)} s${cut}`;
}
