package io.alignmentstudio.studio.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Renders the templates that were compiled with the studio; they escape every value. */
final class Templates {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final StudioBackend backend;
  private final Guard guard;

  Templates(StudioBackend backend, Guard guard) {
    this.backend = backend;
    this.guard = guard;
  }

  /** Answers with a whole page. */
  void page(Context context, Page.Tab tab, String template, Map<String, Object> values) {
    page(context, Optional.of(tab), template, values);
  }

  /** Answers with a page that belongs to no tab. */
  void page(Context context, String template, Map<String, Object> values) {
    page(context, Optional.empty(), template, values);
  }

  private void page(
      Context context, Optional<Page.Tab> tab, String template, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("page", new Page(tab, backend.workspaceName(), backend.notices(), guard.token()));
    fragment(context, template, all);
  }

  /** Answers with a part of a page. */
  void fragment(Context context, String template, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    engine.render(template + ".jte", values, output);
    context.header("Cache-Control", "no-store");
    context.html(output.toString());
  }
}
