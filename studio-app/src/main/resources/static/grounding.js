import {element} from './stream.js';

/** Shows the clauses that an answer rests on, and what had no room. */
export function showGrounding(target, grounding, title) {
  const box = element('section', 'rests');
  const count = grounding.clauses.length;
  const clauses = count === 1 ? '1 clause' : `${count} clauses`;
  box.append(element('h3', '', count ? `${title} ${clauses}` : 'No clause of the policy bears on this'));
  for (const clause of grounding.clauses) box.append(cited(clause));
  if (grounding.likeRequests) {
    box.append(element('p', 'note', `Requests like this one ${grounding.likeRequests}, the model is told.`));
  }
  if (grounding.leftOutPassages) {
    box.append(element('p', 'note', `${grounding.leftOutPassages} more found, but the model's context has no room for them.`));
  }
  if (grounding.leftOutTurns) {
    box.append(element('p', 'note', `The ${grounding.leftOutTurns} oldest messages no longer fit into the model's context.`));
  }
  target.replaceChildren(box);
}

function cited(clause) {
  const details = element('details', 'cited');
  const summary = element('summary');
  summary.append(
      element('code', '', clause.id),
      element('span', 'path', clause.headings.join(' › ')),
      element('span', 'snippet', clause.text));
  const quote = element('blockquote');
  if (clause.leadIn) quote.append(element('span', 'label', clause.leadIn + ' '));
  quote.append(...marked(clause.text, clause.passages));
  const source = element('p', 'source');
  const link = element('a', '', 'Show in the policy');
  link.href = '/policy?clause=' + encodeURIComponent(clause.id) + '#target';
  source.append(clause.where ? `${clause.regulation}, ${clause.where} · ` : 'No longer in the policy. ');
  if (clause.where) source.append(link);
  details.append(summary, quote, source);
  return details;
}

/** Marks the passages that the model was given where they stand in the clause. */
function marked(text, passages) {
  const spans = passages
      .map(passage => ({start: text.indexOf(passage), length: passage.length}))
      .filter(span => span.start >= 0 && span.length < text.length)
      .sort((left, right) => left.start - right.start);
  const nodes = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    nodes.push(text.slice(at, span.start), element('mark', '', text.slice(span.start, span.start + span.length)));
    at = span.start + span.length;
  }
  nodes.push(text.slice(at));
  return nodes;
}
