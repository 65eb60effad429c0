package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.framers.conflicts.ConflictSearch;
import io.alignmentstudio.studio.web.ConflictView.Query;
import io.alignmentstudio.studio.web.ConflictView.State;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Conflicts tab: norms that cannot both be followed, side by side, and which prevails. */
final class ConflictRoutes {
  private static final int SHOWN = 200;

  private final StudioBackend backend;
  private final Templates templates;

  ConflictRoutes(StudioBackend backend, Templates templates) {
    this.backend = backend;
    this.templates = templates;
  }

  void register(RoutesConfig routes) {
    routes.get("/conflicts", this::page);
    routes.get("/conflicts/results", this::results);
  }

  private void page(Context context) {
    Query query = query(context);
    Optional<ConflictSearch.Found> found = backend.conflicts();
    Map<String, Object> values = values(found, query);
    values.put("missing", found.isEmpty() ? Optional.of(Missing.DOCUMENTS) : Optional.empty());
    values.put("query", query);
    values.put(
        "regulations",
        found.stream()
            .flatMap(each -> each.all().stream())
            .flatMap(each -> Stream.of(each.first().regulation(), each.second().regulation()))
            .distinct()
            .sorted()
            .toList());
    templates.page(context, Page.Tab.CONFLICTS, "conflicts", values);
  }

  private void results(Context context) {
    templates.fragment(context, "conflictList", values(backend.conflicts(), query(context)));
  }

  private static Map<String, Object> values(Optional<ConflictSearch.Found> found, Query query) {
    List<Conflict> stated = found.map(ConflictSearch.Found::conflicts).orElse(List.of());
    List<Conflict> toLookAt = found.map(ConflictSearch.Found::toLookAt).orElse(List.of());
    List<Conflict> hits = stated.stream().filter(query::finds).toList();
    List<Conflict> further = toLookAt.stream().filter(query::finds).toList();
    Map<String, Object> values = new HashMap<>();
    values.put("total", stated.size());
    values.put("found", hits.size());
    values.put("unresolved", (int) hits.stream().filter(State.UNRESOLVED::holds).count());
    values.put("shown", hits.stream().limit(SHOWN).toList());
    values.put("thin", toLookAt.size());
    values.put("thinFound", further.size());
    values.put("thinShown", further.stream().limit(SHOWN).toList());
    return values;
  }

  private static Query query(Context context) {
    return new Query(
        parameter(context, "q").orElse(""),
        parameter(context, "kind").map(name -> constant(ConflictKind.values(), name)),
        parameter(context, "state").map(name -> constant(State.values(), name)),
        parameter(context, "regulation"));
  }

  private static <T extends Enum<T>> T constant(T[] constants, String name) {
    return Arrays.stream(constants)
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "no choice " + name + "; there is " + Arrays.toString(constants)));
  }

  private static Optional<String> parameter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
  }
}
