package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.framers.review.NormFilter;
import io.alignmentstudio.framers.review.NormForm;
import io.alignmentstudio.framers.review.NormItem;
import io.alignmentstudio.framers.review.NormQueue;
import io.alignmentstudio.workspace.config.DocumentKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The norms on the Review tab: a person accepts or rejects them, or changes their modality. */
final class NormReviewRoutes {
  private final StudioBackend backend;
  private final Templates templates;
  private final Clock clock;

  NormReviewRoutes(StudioBackend backend, Templates templates, Clock clock) {
    this.backend = backend;
    this.templates = templates;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/review/norms", this::page);
    routes.get("/review/norms/list", this::list);
    routes.get("/review/norms/history", this::history);
    routes.post("/review/norms", this::store);
  }

  private void page(Context context) {
    NormReviewView view = view(context);
    templates.page(
        context,
        Page.Tab.REVIEW,
        "reviewNorms",
        Map.of(
            "view",
            view,
            "missing",
            view.total() == 0 ? Optional.of(Missing.DOCUMENTS) : Optional.empty()));
  }

  private void list(Context context) {
    templates.fragment(context, "reviewNormList", Map.of("view", view(context)));
  }

  private NormReviewView view(Context context) {
    NormFilter filter =
        new NormFilter(
            ReviewRoutes.wantedState(context),
            ReviewRoutes.choice(context, "kind", DocumentKind.values()),
            ReviewRoutes.parameter(context, "regulation"),
            ReviewRoutes.parameter(context, "clause"),
            ReviewRoutes.choice(context, "modality", Modality.values()),
            ReviewRoutes.parameter(context, "q").orElse(""));
    return NormReviewView.of(backend.reviews().norms(), filter);
  }

  private void history(Context context) {
    String key = ReviewRoutes.parameter(context, "row").orElse("");
    String text =
        backend
            .reviews()
            .normHistory(key)
            .orElseThrow(() -> new BadRequestException("no norm " + key + "; reload the page"));
    context.header("Cache-Control", "no-store");
    context.contentType("text/plain; charset=utf-8");
    context.result(text);
  }

  private void store(Context context) {
    NormForm form = form(context);
    backend.reviews().deciding(() -> store(form));
    NormItem item = backend.reviews().norms().find(form.norm()).orElseThrow();
    context.status(201);
    templates.fragment(context, "reviewNormCard", Map.of("item", item));
  }

  private NormReview store(NormForm form) {
    NormQueue queue = backend.reviews().norms();
    Problems problems = new Problems();
    Optional<NormReview> review = queue.decide(form, clock.instant(), problems);
    boolean outdated = queue.find(form.norm()).filter(item -> !item.isAsShown(form)).isPresent();
    ReviewRoutes.refuse(problems, outdated);
    backend.reviews().store(review.orElseThrow());
    return review.orElseThrow();
  }

  private static NormForm form(Context context) {
    JsonNode form = ChatRoutes.readObject(context.body());
    return new NormForm(
        form.path("row").asString(""),
        form.path("version").asString(""),
        ReviewRoutes.decision(form),
        form.path("author").asString(""),
        form.path("reason").asString(""),
        form.path("texts").path("modality").asString(""));
  }
}
