package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.review.ReviewFilter;
import io.alignmentstudio.framers.review.ReviewForm;
import io.alignmentstudio.framers.review.ReviewItem;
import io.alignmentstudio.framers.review.ReviewQueue;
import io.alignmentstudio.framers.review.ReviewState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The Review tab: generated rows that a person accepts, edits or rejects. */
final class ReviewRoutes {
  private final StudioBackend backend;
  private final Templates templates;
  private final Clock clock;

  ReviewRoutes(StudioBackend backend, Templates templates, Clock clock) {
    this.backend = backend;
    this.templates = templates;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/review", this::page);
    routes.get("/review/list", this::list);
    routes.get("/review/history", this::history);
    routes.post("/review", this::store);
  }

  private void page(Context context) {
    ReviewView view = view(context);
    templates.page(
        context,
        Page.Tab.REVIEW,
        "review",
        Map.of(
            "view",
            view,
            "missing",
            view.total() == 0 ? Optional.of(Missing.ROWS) : Optional.empty()));
  }

  private void list(Context context) {
    templates.fragment(context, "reviewList", Map.of("view", view(context)));
  }

  private ReviewView view(Context context) {
    ReviewFilter filter =
        new ReviewFilter(
            wantedState(context),
            parameter(context, "kind"),
            parameter(context, "regulation"),
            parameter(context, "clause"),
            parameter(context, "generator"),
            parameter(context, "q").orElse(""));
    return ReviewView.of(backend.reviews().queue(), backend.reviews().norms(), filter);
  }

  /** What nobody looked at comes first, unless another state is asked for. */
  static Optional<ReviewState> wantedState(Context context) {
    return context.queryParam("state") == null
        ? Optional.of(ReviewState.UNREVIEWED)
        : choice(context, "state", ReviewState.values());
  }

  /** The value of a parameter that names one of these. */
  static <E extends Enum<E>> Optional<E> choice(Context context, String name, E[] choices) {
    return parameter(context, name)
        .map(
            word ->
                Arrays.stream(choices)
                    .filter(choice -> choice.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new BadRequestException("no " + name + " " + word)));
  }

  static Optional<String> parameter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
  }

  private void history(Context context) {
    List<String> texts = backend.reviews().history(parameter(context, "row").orElse(""));
    context.header("Cache-Control", "no-store");
    context.contentType("text/plain; charset=utf-8");
    context.result(String.join("\n\n", texts));
  }

  private void store(Context context) {
    ReviewForm form = form(context);
    Review review = backend.reviews().deciding(() -> store(form));
    ReviewQueue queue = backend.reviews().queue();
    ReviewItem item = queue.find(review.row().id()).orElseThrow();
    context.status(201);
    templates.fragment(
        context,
        "reviewCard",
        Map.of(
            "item",
            item,
            "objection",
            queue.objection(item.row()),
            "norm",
            ReviewView.norm(item, backend.reviews().norms())));
  }

  private Review store(ReviewForm form) {
    ReviewQueue queue = backend.reviews().queue();
    Problems problems = new Problems();
    Optional<Review> review = queue.decide(form, clock.instant(), problems);
    refuse(problems, queue.find(form.row()).filter(item -> !item.isAsShown(form)).isPresent());
    backend.reviews().store(review.orElseThrow());
    return review.orElseThrow();
  }

  /** Refuses a decision that has problems. */
  static void refuse(Problems problems, boolean outdated) {
    try {
      problems.throwIfAny(ErrorCode.DATA, "Nothing was stored:");
    } catch (StudioException e) {
      throw outdated ? new OutdatedException(String.valueOf(e.getMessage())) : e;
    }
  }

  private static ReviewForm form(Context context) {
    JsonNode form = ChatRoutes.readObject(context.body());
    Map<String, String> texts = new HashMap<>();
    form.path("texts")
        .properties()
        .forEach(text -> texts.put(text.getKey(), text.getValue().asString("")));
    return new ReviewForm(
        form.path("row").asString(""),
        form.path("version").asString(""),
        decision(form),
        form.path("author").asString(""),
        form.path("reason").asString(""),
        texts);
  }

  static Review.Decision decision(JsonNode form) {
    String word = form.path("decision").asString("");
    return Arrays.stream(Review.Decision.values())
        .filter(decision -> decision.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new BadRequestException("no decision " + word));
  }
}
