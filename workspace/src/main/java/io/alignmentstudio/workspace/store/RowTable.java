package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.workspace.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** A table of JSON rows with stable ids, an order, and provenance. */
final class RowTable {
  private static final List<String> FRAME =
      List.of("id", "position", "json", "content_hash", "run_id", "created_at", "input_hash");

  private final Database database;
  private final InstantSource clock;
  private final String table;
  private final List<String> names;

  /**
   * Names a table.
   *
   * @param ownColumns its columns beside those that every such table has
   */
  RowTable(Database database, InstantSource clock, String table, String... ownColumns) {
    this.database = database;
    this.clock = clock;
    this.table = table;
    this.names = Stream.concat(FRAME.stream(), Stream.of(ownColumns)).toList();
  }

  /** Makes the table equal to the rows. */
  Changes replaceAll(List<Row> rows, Origin origin) {
    return database.writing(handle -> replaceAll(handle, rows, origin));
  }

  /** Makes the table equal to the rows, inside the caller's transaction. */
  Changes replaceAll(Handle handle, List<Row> rows, Origin origin) {
    Map<String, String> present = contentHashes(handle);
    Changes changes = put(handle, rows, present, 0, origin);
    Set<String> removed = new HashSet<>(present.keySet());
    rows.forEach(row -> removed.remove(row.id()));
    if (!removed.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch("delete from " + table + " where id = ?");
      removed.forEach(batch::add);
      batch.execute();
    }
    return new Changes(changes.added(), changes.changed(), removed.size(), changes.unchanged());
  }

  /** Adds the rows after those that are there, or replaces those with the same ids. */
  Changes put(List<Row> rows, Origin origin) {
    return database.writing(
        handle -> {
          int next =
              handle
                  .createQuery("select coalesce(max(position), -1) + 1 from " + table)
                  .mapTo(int.class)
                  .one();
          return put(handle, rows, contentHashes(handle, rows), next, origin);
        });
  }

  private Changes put(
      Handle handle,
      List<Row> rows,
      Map<String, String> present,
      int firstPosition,
      Origin origin) {
    Set<String> seen = new HashSet<>();
    List<List<?>> values = new ArrayList<>();
    List<Moved> kept = new ArrayList<>();
    int added = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (!seen.add(row.id())) {
        throw new IllegalArgumentException(table + ": the id " + row.id() + " is there twice");
      }
      String hash = row.contentHash();
      if (hash.equals(present.get(row.id()))) {
        kept.add(new Moved(row.id(), firstPosition + i));
      } else {
        added += present.containsKey(row.id()) ? 0 : 1;
        values.add(values(row, firstPosition + i, hash, origin));
      }
    }
    upsert(handle, values);
    if (firstPosition == 0) {
      move(handle, kept);
    }
    return new Changes(added, values.size() - added, 0, kept.size());
  }

  private List<?> values(Row row, int position, String hash, Origin origin) {
    List<Object> values = new ArrayList<>();
    Collections.addAll(
        values,
        row.id(),
        position,
        row.json(),
        hash,
        origin.runId(),
        clock.instant().toString(),
        origin.inputHash());
    values.addAll(row.columns());
    return values;
  }

  private void upsert(Handle handle, List<List<?>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String places = String.join(", ", Collections.nCopies(names.size(), "?"));
    String updates =
        String.join(
            ", ", names.stream().skip(1).map(name -> name + " = excluded." + name).toList());
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into "
                + table
                + " ("
                + String.join(", ", names)
                + ") values ("
                + places
                + ") on conflict (id) do update set "
                + updates);
    rows.forEach(row -> batch.add(row.toArray()));
    batch.execute();
  }

  private void move(Handle handle, List<Moved> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update "
                + table
                + " set position = :position where id = :id and position <> :position");
    rows.forEach(row -> batch.bind("id", row.id()).bind("position", row.position()).add());
    batch.execute();
  }

  private Map<String, String> contentHashes(Handle handle) {
    Map<String, String> hashes = new HashMap<>();
    handle
        .createQuery("select id, content_hash from " + table)
        .map((rows, context) -> hashes.put(rows.getString(1), rows.getString(2)) == null)
        .forEach(first -> {});
    return hashes;
  }

  private Map<String, String> contentHashes(Handle handle, List<Row> rows) {
    Map<String, String> hashes = new HashMap<>();
    for (Row row : rows) {
      handle
          .createQuery("select content_hash from " + table + " where id = :id")
          .bind("id", row.id())
          .mapTo(String.class)
          .findOne()
          .ifPresent(hash -> hashes.put(row.id(), hash));
    }
    return hashes;
  }

  /** The JSON of the rows whose columns have these values, in order. */
  List<String> json(Map<String, ?> where) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select json from " + table + condition(where) + " order by position, id")
                .bindMap(where)
                .mapTo(String.class)
                .list());
  }

  Optional<String> json(String id) {
    return json(Map.of("id", id)).stream().findFirst();
  }

  List<String> ids() {
    return database.read(
        handle ->
            handle
                .createQuery("select id from " + table + " order by position, id")
                .mapTo(String.class)
                .list());
  }

  int count(Map<String, ?> where) {
    return database.read(
        handle ->
            handle
                .createQuery("select count(*) from " + table + condition(where))
                .bindMap(where)
                .mapTo(int.class)
                .one());
  }

  /** Hash of every row's content in order: equal tables have equal hashes. */
  String hash(Map<String, ?> where) {
    return database.read(
        handle ->
            Hash.of(
                handle
                    .createQuery(
                        "select content_hash from "
                            + table
                            + condition(where)
                            + " order by position, id")
                    .bindMap(where)
                    .mapTo(String.class)
                    .list()
                    .toArray(String[]::new)));
  }

  Optional<RowOrigin> origin(String id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select run_id, created_at, input_hash from " + table + " where id = :id")
                .bind("id", id)
                .map(
                    (rows, context) ->
                        new RowOrigin(
                            rows.getString(1), Instant.parse(rows.getString(2)), rows.getString(3)))
                .findOne());
  }

  private static String condition(Map<String, ?> where) {
    return where.isEmpty()
        ? ""
        : " where "
            + String.join(" and ", where.keySet().stream().map(key -> key + " = :" + key).toList());
  }

  private record Moved(String id, int position) {}
}
