import {post} from './stream.js';

const AUTHOR = 'studio.author';
const list = document.getElementById('list');
const url = list?.dataset.url;
const author = document.getElementById('author');
const status = document.getElementById('review-status');

if (author) {
  author.value = localStorage.getItem(AUTHOR) ?? '';
  author.addEventListener('change', () => localStorage.setItem(AUTHOR, author.value));
}

const cards = () => [...list.querySelectorAll('.review')];
const current = () => list.querySelector('.review.current') ?? cards()[0];

function choose(card) {
  if (!card) return;
  for (const other of cards()) other.classList.toggle('current', other === card);
  card.focus({preventScroll: true});
  card.scrollIntoView({block: 'nearest'});
}

function step(by) {
  const all = cards();
  const marked = all.findIndex(card => card.classList.contains('current'));
  choose(all[marked < 0 ? 0 : Math.min(all.length - 1, Math.max(0, marked + by))]);
}

/** Opens the form: with the texts to edit them, with the reason alone to reject. */
function open(card, decision) {
  const form = card.querySelector('form');
  form.dataset.decision = decision;
  form.hidden = false;
  form.querySelector('[data-texts]').hidden = decision !== 'edit';
  card.querySelector('[data-actions]').hidden = true;
  form.querySelector(decision === 'edit' ? 'textarea, input:checked' : '[data-reason]').focus();
}

function leave(card) {
  const form = card.querySelector('form');
  form.reset();
  form.hidden = true;
  card.querySelector('[data-actions]').hidden = false;
  card.querySelector('.problem').hidden = true;
  choose(card);
}

function fail(card, message) {
  const problem = card.querySelector('.problem');
  problem.textContent = message;
  problem.hidden = false;
}

async function store(card, decision, reason, texts) {
  let response;
  try {
    response = await post(url, {
      row: card.dataset.row,
      version: card.dataset.version,
      decision,
      author: author.value,
      reason,
      texts,
    });
  } catch (error) {
    fail(card, 'The studio does not answer, nothing was stored. Is ./studio serve still running?');
    return;
  }
  const text = await response.text();
  if (!response.ok) {
    fail(card, text);
    if (!author.value.trim()) author.focus();
    return;
  }
  const fresh = document.createRange().createContextualFragment(text).querySelector('.review');
  card.replaceWith(fresh);
  status.textContent = `Stored: ${decision} ${fresh.getAttribute('aria-label')}`;
  choose(fresh.nextElementSibling?.matches('.review') ? fresh.nextElementSibling : fresh);
}

async function history(card) {
  const target = card.querySelector('.history');
  if (!target.hidden) {
    target.hidden = true;
    return;
  }
  try {
    const response = await fetch(url + '/history?row=' + encodeURIComponent(card.dataset.row));
    target.textContent = await response.text();
  } catch (error) {
    target.textContent = 'The studio does not answer. Is ./studio serve still running?';
  }
  target.hidden = false;
}

function act(card, what) {
  if (what === 'accept') store(card, 'accept', '', {});
  else if (what === 'history') history(card);
  else if (what === 'leave') leave(card);
  else if (card.querySelector(`[data-do=${what}]`)) open(card, what);
}

list?.addEventListener('click', event => {
  const card = event.target.closest('.review');
  const button = event.target.closest('[data-do]');
  if (!card) return;
  if (button) {
    choose(card);
    act(card, button.dataset.do);
  } else if (!event.target.closest('form, a, pre')) {
    choose(card);
  }
});

list?.addEventListener('submit', event => {
  event.preventDefault();
  const form = event.target;
  const values = new FormData(form);
  const reason = values.get('reason');
  values.delete('reason');
  const texts = form.dataset.decision === 'edit' ? Object.fromEntries(values) : {};
  store(form.closest('.review'), form.dataset.decision, reason, texts);
});

document.addEventListener('keydown', event => {
  const typing = event.target.matches('input, textarea, select');
  if (event.key === 'Escape' && event.target.closest('.review form')) {
    leave(event.target.closest('.review'));
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form?.matches('.edit')) {
    event.preventDefault();
    event.target.form.requestSubmit();
  } else if (event.key === 'Escape' && typing) {
    event.target.blur();
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const card = list && current();
  const what = {a: 'accept', e: 'edit', r: 'reject', h: 'history'}[event.key];
  if (event.key === 'j' || event.key === 'ArrowDown') step(1);
  else if (event.key === 'k' || event.key === 'ArrowUp') step(-1);
  else if (event.key === '/') document.querySelector('#filters [name=q]')?.focus();
  else if (what && card) {
    choose(card);
    act(card, what);
  } else return;
  event.preventDefault();
});
