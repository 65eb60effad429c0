-- Every row of domain data has the same frame: a stable id, its place in the list that it came in, the record as JSON,
-- the hash of all that, and where it comes from (run, time, hash of the inputs). The other columns exist for queries.

create table runs (
  id          text primary key,
  number      integer not null unique,
  command     text not null,
  status      text not null check (status in ('running', 'finished', 'failed', 'interrupted')),
  started_at  text not null,
  finished_at text
);

create table events (
  id      integer primary key autoincrement,
  run_id  text not null,
  at      text not null,
  type    text not null,
  subject text not null,
  data    text not null
);
create index events_by_run on events (run_id, id);
create trigger events_are_never_changed before update on events
begin
  select raise(abort, 'the event log is append-only: events are never changed');
end;
create trigger events_are_never_deleted before delete on events
begin
  select raise(abort, 'the event log is append-only: events are never deleted');
end;

create table steps (
  id          integer primary key autoincrement,
  run_id      text not null,
  name        text not null,
  fingerprint text not null,
  inputs      text not null,
  status      text not null check (status in ('started', 'finished', 'failed')),
  started_at  text not null,
  finished_at text,
  output      text
);
create index steps_by_name on steps (name, id);

create table items (
  step       text not null,
  key        text not null,
  json       text not null,
  run_id     text not null,
  created_at text not null,
  primary key (step, key)
) without rowid;

create table documents (
  id           text primary key,
  position     integer not null,
  regulation   text not null,
  file_name    text not null,
  file_hash    text not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);

create table clauses (
  id           text primary key,
  position     integer not null,
  document_id  text not null,
  regulation   text not null,
  type         text not null,
  clause_hash  text not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);
create index clauses_by_document on clauses (document_id, position);

create table norms (
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
create index norms_by_clause on norms (clause_id);

create table concepts (
  id           text primary key,
  position     integer not null,
  name         text not null,
  kind         text not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);

create table examples (
  id            text primary key,
  position      integer not null,
  regulation    text not null,
  kind          text not null,
  split         text not null,
  example_group text not null,
  norm_id       text,
  generator     text not null,
  json          text not null,
  content_hash  text not null,
  run_id        text not null,
  created_at    text not null,
  input_hash    text not null
);
create index examples_by_kind on examples (kind, split, position);
create index examples_by_norm on examples (norm_id);

create table funnel_stages (
  id           text primary key,
  position     integer not null,
  rows_in      integer not null,
  rows_out     integer not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);

create table feedback (
  id           text primary key,
  position     integer not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);

create table audit_results (
  id           text primary key,
  position     integer not null,
  audit        text not null,
  item         text not null,
  side         text not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);
create index audit_results_by_audit on audit_results (audit, position);
