-- Rows that the last framing dropped, with their reason, and people's decisions on generated rows.

create table dropped_rows (
  id           text primary key,
  position     integer not null,
  row_id       text not null,
  stage        text not null,
  because      text not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);
create index dropped_rows_by_row on dropped_rows (row_id);
create index dropped_rows_by_cause on dropped_rows (because);

create table reviews (
  id           text primary key,
  position     integer not null,
  row_id       text not null,
  decision     text not null,
  json         text not null,
  content_hash text not null,
  run_id       text not null,
  created_at   text not null,
  input_hash   text not null
);

-- Stages have samples of what they dropped; those of older framings have none.
update funnel_stages set json = json_set(json, '$.samples', json('{}'));
