import {cost, post, sendOnEnter, stream} from './stream.js';
import {showGrounding} from './grounding.js';

const BLIND = 'studio.blind';
const AUTHOR = 'studio.author';
const NAMES = {unaligned: 'Unaligned', aligned: 'Aligned'};
const byId = id => document.getElementById(id);
const composer = byId('composer');
const prompt = byId('prompt');
const blind = byId('blind');
const grading = byId('grading');
const columns = [...document.querySelectorAll('.answer')];

let abort = null;
/** The comparison on the page: which side stands where, and what it said. */
let current = null;

blind.checked = localStorage.getItem(BLIND) === 'true';
blind.addEventListener('change', () => localStorage.setItem(BLIND, blind.checked));
grading.elements.author.value = localStorage.getItem(AUTHOR) ?? '';
sendOnEnter(prompt);
prompt.value = new URLSearchParams(location.search).get('prompt') ?? '';

composer.addEventListener('submit', async event => {
  event.preventDefault();
  const text = prompt.value.trim();
  if (text && !abort) await compare(text);
});
byId('starters')?.addEventListener('click', async event => {
  if (!event.target.matches('button') || abort) return;
  prompt.value = event.target.textContent;
  await compare(prompt.value);
});
byId('stop').addEventListener('click', () => abort?.abort());
byId('again').addEventListener('click', () => {
  byId('comparison').hidden = true;
  if (byId('starters')) byId('starters').hidden = false;
  prompt.value = '';
  prompt.focus();
  window.scrollTo(0, 0);
});

async function compare(text) {
  const swapped = blind.checked && crypto.getRandomValues(new Uint8Array(1))[0] % 2 === 1;
  current = {
    prompt: text,
    blind: blind.checked,
    sides: swapped ? {left: 'aligned', right: 'unaligned'} : {left: 'unaligned', right: 'aligned'},
    answers: {unaligned: '', aligned: ''},
    complete: {unaligned: false, aligned: false},
    clauseIds: [],
  };
  reset();
  abort = new AbortController();
  busy(true);
  try {
    await stream('/compare', {prompt: text}, {
      grounding: data => {
        current.clauseIds = data.clauses.map(clause => clause.id);
        showGrounding(byId('grounding'), data, 'Both models were given');
      },
      text: data => {
        current.answers[data.side] += data.text;
        column(data.side).querySelector('[data-text]').textContent = current.answers[data.side];
      },
      end: data => {
        current.complete[data.side] = true;
        // The time could tell which model it was.
        if (current.blind) current.cost = {...current.cost, [data.side]: cost(data)};
        else column(data.side).querySelector('[data-meta]').textContent = cost(data);
        column(data.side).querySelector('[data-text]').classList.remove('waiting');
      },
      error: data => fail(column(data.side).querySelector('[data-problem]'), data.message),
    }, abort.signal);
    byId('status').textContent = 'Both answers are here.';
  } catch (error) {
    if (!abort.signal.aborted) fail(byId('problem'), error.message);
    byId('status').textContent = abort.signal.aborted ? 'Stopped.' : 'There is no comparison.';
    if (!abort.signal.aborted) byId('comparison').hidden = true;
  } finally {
    abort = null;
    busy(false);
    for (const answer of columns) answer.querySelector('[data-text]').classList.remove('waiting');
    if (current.complete.unaligned && current.complete.aligned) {
      byId('judgement').hidden = false;
      for (const answer of columns) answer.querySelector('[data-grades]').hidden = false;
    }
  }
}

function reset() {
  const author = grading.elements.author.value;
  grading.reset();
  grading.elements.author.value = author;
  for (const id of ['judgement', 'stored', 'problem', 'form-problem']) byId(id).hidden = true;
  byId('grounding').replaceChildren();
  for (const answer of columns) {
    answer.querySelector('[data-text]').textContent = '';
    answer.querySelector('[data-text]').classList.add('waiting');
    answer.querySelector('[data-meta]').textContent = '';
    answer.querySelector('[data-problem]').hidden = true;
    answer.querySelector('[data-grades]').hidden = true;
  }
  name(!current.blind);
  enable(true);
  byId('comparison').hidden = false;
  if (byId('starters')) byId('starters').hidden = true;
}

/** Writes the columns' names: the models', or A and B while the judgement is blind. */
function name(open) {
  for (const position of ['left', 'right']) {
    const side = current.sides[position];
    const text = open ? NAMES[side] : position === 'left' ? 'Answer A' : 'Answer B';
    for (const label of document.querySelectorAll(`[data-name="${position}"]`)) label.textContent = text;
    const answer = columns.find(candidate => candidate.dataset.position === position);
    if (open) answer.dataset.side = side;
    else delete answer.dataset.side;
    if (open && current.cost) answer.querySelector('[data-meta]').textContent = current.cost[side];
  }
}

function column(side) {
  return columns.find(answer => current.sides[answer.dataset.position] === side);
}

grading.addEventListener('submit', async event => {
  event.preventDefault();
  const values = new FormData(grading);
  const grades = side => {
    const position = column(side).dataset.position;
    return {
      faithfulness: Number(values.get(position + '-faithfulness')),
      completeness: Number(values.get(position + '-completeness')),
    };
  };
  const preferred = values.get('preferred');
  byId('form-problem').hidden = true;
  let response;
  try {
    response = await post('/feedback', {
      author: values.get('author'),
      prompt: current.prompt,
      clauseIds: current.clauseIds,
      unalignedAnswer: current.answers.unaligned,
      alignedAnswer: current.answers.aligned,
      preferred: current.sides[preferred] ?? preferred,
      unalignedGrades: grades('unaligned'),
      alignedGrades: grades('aligned'),
      blind: current.blind,
      comment: values.get('comment'),
      redTeamFinding: values.has('redTeamFinding'),
      bucket: values.get('bucket'),
      betterAnswer: values.get('betterAnswer'),
    });
  } catch (error) {
    fail(byId('form-problem'), 'The studio does not answer, nothing was stored. Is ./studio serve still running?');
    return;
  }
  if (!response.ok) {
    fail(byId('form-problem'), await response.text());
    return;
  }
  localStorage.setItem(AUTHOR, values.get('author'));
  stored();
});

function stored() {
  name(true);
  enable(false);
  byId('judgement').hidden = true;
  byId('stored').hidden = false;
  const reveal = current.blind
    ? ` Answer A was the ${NAMES[current.sides.left].toLowerCase()} model, answer B the ${NAMES[current.sides.right].toLowerCase()} one.`
    : '';
  byId('stored-text').textContent = 'Stored. Thank you.' + reveal;
  byId('stored-text').focus();
}

function enable(on) {
  for (const field of grading.querySelectorAll('input, select, textarea')) field.disabled = !on;
}

function busy(on) {
  byId('send').hidden = on;
  byId('stop').hidden = !on;
  byId('comparison').setAttribute('aria-busy', on);
  if (on) byId('status').textContent = 'Both models answer…';
}

function fail(target, message) {
  target.textContent = message;
  target.hidden = false;
}
