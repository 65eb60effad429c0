package io.alignmentstudio.workspace.store;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.workspace.database.Database;
import io.alignmentstudio.workspace.json.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The examples of all kinds, for training and held out. */
public final class ExampleStore {
  private final RowTable table;

  public ExampleStore(Database database, InstantSource clock) {
    this.table =
        new RowTable(
            database,
            clock,
            "examples",
            "regulation",
            "kind",
            "split",
            "example_group",
            "norm_id",
            "generator");
  }

  /** Makes the stored examples equal to these; a split that is absent becomes empty. */
  public Changes replaceAll(Map<Split, List<Example>> examples, Origin origin) {
    List<Row> rows = new ArrayList<>();
    for (Split split : Split.values()) {
      for (Example example : examples.getOrDefault(split, List.of())) {
        rows.add(row(example, split));
      }
    }
    return table.replaceAll(rows, origin);
  }

  private static Row row(Example example, Split split) {
    return new Row(
        example.id(),
        Arrays.asList(
            example.regulation(),
            kind(example.getClass()),
            split.name(),
            example.group(),
            example.provenance().normId().orElse(null),
            example.provenance().generator()),
        Json.mapper().writerFor(Example.class).writeValueAsString(example));
  }

  private static String kind(Class<? extends Example> type) {
    return type.getSimpleName();
  }

  /** Every example of a split, in the order in which they were given. */
  public List<Example> all(Split split) {
    return read(Map.of("split", split.name()));
  }

  /** The examples of one kind in a split. */
  public <E extends Example> List<E> all(Split split, Class<E> kind) {
    return read(Map.of("split", split.name(), "kind", kind(kind))).stream()
        .map(kind::cast)
        .toList();
  }

  /** The examples of both splits that realise a norm. */
  public List<Example> ofNorm(String normId) {
    return read(Map.of("norm_id", normId));
  }

  public Optional<Example> find(String id) {
    return table.json(id).map(json -> Json.read(json, Example.class));
  }

  /** The split that an example is in; empty where there is no such example. */
  public Optional<Split> split(String id) {
    return Arrays.stream(Split.values())
        .filter(split -> table.count(Map.of("id", id, "split", split.name())) > 0)
        .findFirst();
  }

  /** Whether a split has examples that realise a norm. */
  public boolean has(Split split, String normId) {
    return table.count(Map.of("split", split.name(), "norm_id", normId)) > 0;
  }

  /** The ids of both splits. */
  public List<String> ids() {
    return table.ids();
  }

  /** Which run made an example what it is. */
  public Optional<RowOrigin> origin(String id) {
    return table.origin(id);
  }

  public int count(Split split) {
    return table.count(Map.of("split", split.name()));
  }

  /** Number of examples of each kind in a split: "Instruction", "Scenario", "Preference". */
  public Map<String, Integer> counts(Split split) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Class<?> kind : Example.class.getPermittedSubclasses()) {
      String name = kind.getSimpleName();
      counts.put(name, table.count(Map.of("split", split.name(), "kind", name)));
    }
    return counts;
  }

  /** Hash of a split: equal examples in equal order, equal hash. */
  public String hash(Split split) {
    return table.hash(Map.of("split", split.name()));
  }

  /** The examples of a split that people wrote. */
  public List<Example> handWritten(Split split) {
    return Provenance.PEOPLE.stream()
        .flatMap(people -> read(Map.of("split", split.name(), "generator", people)).stream())
        .toList();
  }

  /** Hash of {@link #handWritten}. */
  public String handWrittenHash(Split split) {
    return Hash.of(
        Provenance.PEOPLE.stream()
            .map(people -> table.hash(Map.of("split", split.name(), "generator", people)))
            .toArray(String[]::new));
  }

  private List<Example> read(Map<String, ?> where) {
    return table.json(where).stream().map(json -> Json.read(json, Example.class)).toList();
  }
}
