package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.StudioException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Changes tab: the documents of the last framing against their files now. */
final class ChangeRoutes {
  private final StudioBackend backend;
  private final Templates templates;

  ChangeRoutes(StudioBackend backend, Templates templates) {
    this.backend = backend;
    this.templates = templates;
  }

  void register(RoutesConfig routes) {
    routes.get("/changes", this::page);
  }

  private void page(Context context) {
    Map<String, Object> values = new HashMap<>();
    try {
      Optional<PolicyChanges> changes = backend.changes();
      values.put("missing", changes.isEmpty() ? Optional.of(Missing.DOCUMENTS) : Optional.empty());
      values.put("changes", changes);
      values.put("problem", "");
    } catch (StudioException e) {
      values.put("missing", Optional.empty());
      values.put("changes", Optional.empty());
      values.put("problem", String.valueOf(e.getMessage()));
    }
    templates.page(context, Page.Tab.CHANGES, "changes", values);
  }
}
