-- People's decisions on norms, and the norms as they were found, before any decision. Until now nobody decided.

create table norm_reviews (
  id           text primary key,
  position     integer not null,
  norm_id      text not null,
  decision     text not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);
create trigger norm_reviews_are_never_changed before update on norm_reviews
begin
  select raise(abort, 'decisions are append-only: they are never changed');
end;
create trigger norm_reviews_are_never_deleted before delete on norm_reviews
begin
  select raise(abort, 'decisions are append-only: they are never deleted');
end;

create table found_norms (
  id           text primary key,
  position     integer not null,
  regulation   text not null,
  modality     text not null,
  clause_id    text not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);
insert into found_norms
  select id, position, regulation, modality, clause_id, json, content_hash, run_id, created_at, input_hash from norms;
