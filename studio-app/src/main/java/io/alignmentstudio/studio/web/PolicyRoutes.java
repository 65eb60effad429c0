package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.studio.web.PolicyView.Hits;
import io.alignmentstudio.studio.web.PolicyView.Query;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Policy tab: documents, sections, clauses and the norms found in them, with search. */
final class PolicyRoutes {
  private static final int SHOWN_HITS = 200;

  private final StudioBackend backend;
  private final Templates templates;

  PolicyRoutes(StudioBackend backend, Templates templates) {
    this.backend = backend;
    this.templates = templates;
  }

  void register(RoutesConfig routes) {
    routes.get("/policy", this::page);
    routes.get("/policy/results", this::results);
    routes.get("/policy/tree", this::tree);
    routes.get("/policy/norms", this::norms);
  }

  private void page(Context context) {
    List<PolicyDocument> documents = backend.documents();
    Map<String, Object> values = resultValues(context, documents);
    values.put("missing", documents.isEmpty() ? Optional.of(Missing.DOCUMENTS) : Optional.empty());
    templates.page(context, Page.Tab.POLICY, "policy", values);
  }

  private void results(Context context) {
    templates.fragment(context, "policyResults", resultValues(context, backend.documents()));
  }

  private Map<String, Object> resultValues(Context context, List<PolicyDocument> documents) {
    Query query = query(context);
    Optional<Hits> hits =
        query.isEmpty()
            ? Optional.empty()
            : Optional.of(PolicyView.search(documents, query, SHOWN_HITS));
    List<String> words = hits.map(Hits::words).orElse(List.of());
    String target = parameter(context, "clause").orElse("");
    Map<String, Object> values = new HashMap<>();
    values.put("documents", documents);
    values.put("query", query);
    values.put("hits", hits);
    values.put("list", list(words, hits.isPresent(), target));
    return values;
  }

  private void tree(Context context) {
    String key = parameter(context, "document").orElse("");
    PolicyDocument document =
        backend.documents().stream()
            .filter(candidate -> PolicyView.key(candidate).equals(key))
            .findFirst()
            .orElseThrow(() -> new BadRequestException("no document " + key + "; reload the page"));
    templates.fragment(
        context, "policyTree", Map.of("document", document, "list", list(List.of(), false, "")));
  }

  private ClauseList list(List<String> words, boolean paths, String target) {
    return new ClauseList(words, paths, target, id -> backend.norms(id).size());
  }

  private void norms(Context context) {
    String id = parameter(context, "clause").orElse("");
    Clause clause =
        backend
            .clause(id)
            .orElseThrow(() -> new BadRequestException("no clause " + id + "; reload the page"));
    templates.fragment(
        context,
        "policyNorms",
        Map.of("norms", backend.norms(clause.id()), "reviews", backend.reviews().norms()));
  }

  private static Query query(Context context) {
    return new Query(
        parameter(context, "q").orElse(""),
        parameter(context, "document"),
        parameter(context, "type").map(PolicyRoutes::type));
  }

  private static ClauseType type(String name) {
    return Arrays.stream(ClauseType.values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadRequestException("no clause type " + name));
  }

  private static Optional<String> parameter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
  }
}
