// htmx says nothing when a part of a page cannot be fetched.

const problem = document.getElementById('page-problem');

function show(message) {
  problem.textContent = message;
  problem.hidden = false;
}

document.addEventListener('htmx:sendError', () => {
  show('The studio does not answer. Is ./studio serve still running?');
});
document.addEventListener('htmx:responseError', event => show(event.detail.xhr.responseText));
document.addEventListener('htmx:beforeSwap', event => {
  if (event.detail.xhr.status < 400) problem.hidden = true;
});
