import {cost, element, sendOnEnter, stream} from './stream.js';
import {showGrounding} from './grounding.js';

const STORED = 'studio.conversation';
const conversation = document.getElementById('conversation');
const composer = document.getElementById('composer');
const message = document.getElementById('message');
const send = document.getElementById('send');
const stop = document.getElementById('stop');
const clear = document.getElementById('clear');
const starters = document.getElementById('starters');
const status = document.getElementById('status');

/** Turns as the model reads them; an answer also keeps what is shown below it. */
let turns = JSON.parse(sessionStorage.getItem(STORED) ?? '[]');
let abort = null;

for (const turn of turns) show(turn);
clear.hidden = turns.length === 0;
if (starters) starters.hidden = turns.length > 0;
conversation.lastElementChild?.scrollIntoView({block: 'end'});
sendOnEnter(message);

composer.addEventListener('submit', async event => {
  event.preventDefault();
  const content = message.value.trim();
  if (!content || abort) return;
  message.value = '';
  await ask(content);
});
starters?.addEventListener('click', async event => {
  if (event.target.matches('button') && !abort) await ask(event.target.textContent);
});
stop.addEventListener('click', () => abort?.abort());
clear.addEventListener('click', () => {
  abort?.abort();
  turns = [];
  sessionStorage.removeItem(STORED);
  conversation.replaceChildren();
  clear.hidden = true;
  if (starters) starters.hidden = false;
  message.focus();
});

async function ask(content) {
  const question = {role: 'user', content};
  const answer = {role: 'assistant', content: '', question: content};
  const asked = turns;
  show(question);
  const shown = show(answer);
  abort = new AbortController();
  busy(true);
  try {
    await stream('/chat', {messages: [...turns, question].map(({role, content}) => ({role, content}))}, {
      grounding: data => showGrounding(shown.rests, answer.grounding = data, 'Rests on'),
      text: data => {
        answer.content += data.text;
        shown.text.textContent = answer.content;
        follow();
      },
      end: data => {
        shown.meta.textContent = answer.meta = cost(data);
        shown.compare.hidden = false;
      },
      error: data => fail(shown, data.message),
    }, abort.signal);
    status.textContent = 'The answer is complete.';
  } catch (error) {
    if (abort.signal.aborted) {
      shown.meta.textContent = answer.meta = 'Stopped';
      status.textContent = 'Stopped.';
    } else {
      fail(shown, error.message);
    }
  } finally {
    abort = null;
    busy(false);
    shown.text.classList.remove('waiting');
    // A failed question stays on the page but is no part of the next prompt.
    if (answer.content && turns === asked) {
      turns.push(question, answer);
      sessionStorage.setItem(STORED, JSON.stringify(turns));
    } else if (!message.value && turns === asked) {
      message.value = content;
    }
    follow();
    message.focus();
  }
}

function busy(on) {
  send.hidden = on;
  stop.hidden = !on;
  clear.hidden = false;
  if (starters) starters.hidden = true;
  conversation.setAttribute('aria-busy', on);
  if (on) status.textContent = 'Answering…';
}

function show(turn) {
  const user = turn.role === 'user';
  const article = element('article', 'turn ' + turn.role);
  const text = element('div', user ? 'text' : 'text' + (turn.content ? '' : ' waiting'), turn.content);
  article.append(element('p', 'who', user ? 'You' : 'Aligned model'), text);
  const shown = {article, text};
  if (!user) {
    shown.meta = element('p', 'meta', turn.meta ?? '');
    shown.rests = element('div');
    shown.compare = element('a', '', 'Compare with the unaligned model');
    const footer = element('div', 'footer');
    footer.append(shown.meta, shown.compare);
    article.append(footer, shown.rests);
    shown.compare.hidden = !turn.content;
    shown.compare.href = compareLink(turn.question ?? '');
    if (turn.grounding) showGrounding(shown.rests, turn.grounding, 'Rests on');
  }
  conversation.append(article);
  return shown;
}

function compareLink(prompt) {
  return '/compare?prompt=' + encodeURIComponent(prompt);
}

function fail(shown, message) {
  const problem = element('div', 'problem', message);
  problem.setAttribute('role', 'alert');
  shown.text.after(problem);
  status.textContent = 'There is no answer.';
}

function follow() {
  const room = document.documentElement.scrollHeight - window.innerHeight - window.scrollY;
  if (room < 240) window.scrollTo(0, document.documentElement.scrollHeight);
}
