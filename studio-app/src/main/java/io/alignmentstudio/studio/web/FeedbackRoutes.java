package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Feedback.Preferred;
import io.alignmentstudio.domain.rows.RowFolder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The Feedback tab: what people said about compared answers, counted, listed and exported. */
public final class FeedbackRoutes {
  private static final int SHOWN = 200;

  private final StudioBackend backend;
  private final Templates templates;
  private final Clock clock;

  FeedbackRoutes(StudioBackend backend, Templates templates, Clock clock) {
    this.backend = backend;
    this.templates = templates;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/feedback", this::page);
    routes.get("/feedback/list", this::list);
    routes.post("/feedback", this::store);
    routes.get("/feedback/feedback.jsonl", this::exportAll);
    routes.get("/feedback/preferences.jsonl", this::exportSeeds);
  }

  private void page(Context context) {
    List<Feedback> all = backend.feedback().all();
    Map<String, Object> values = listValues(context, all);
    values.put("outcomes", Outcome.count(all));
    values.put("withoutSeed", FeedbackExport.withoutSeed(all, backend::clause));
    templates.page(context, Page.Tab.FEEDBACK, "feedback", values);
  }

  private void list(Context context) {
    templates.fragment(context, "feedbackList", listValues(context, backend.feedback().all()));
  }

  private static Map<String, Object> listValues(Context context, List<Feedback> all) {
    String preferred = Optional.ofNullable(context.queryParam("preferred")).orElse("");
    String words =
        Optional.ofNullable(context.queryParam("q")).orElse("").strip().toLowerCase(Locale.ROOT);
    boolean findings = context.queryParam("findings") != null;
    Map<String, Object> values = new HashMap<>();
    List<Feedback> found =
        all.stream()
            .filter(item -> preferred.isEmpty() || item.preferred().name().equals(preferred))
            .filter(item -> !findings || item.redTeamFinding())
            .filter(item -> words.isEmpty() || contains(item, words))
            .toList();
    values.put("total", all.size());
    values.put("found", found.size());
    values.put("shown", found.stream().limit(SHOWN).toList());
    return values;
  }

  private static boolean contains(Feedback item, String words) {
    return String.join("\n", item.prompt(), item.comment(), item.author())
        .toLowerCase(Locale.ROOT)
        .contains(words);
  }

  private void store(Context context) {
    Feedback feedback = FeedbackForm.read(ChatRoutes.readObject(context.body()), clock.instant());
    backend.feedback().store(feedback);
    context.status(201);
    context.contentType("application/json");
    context.result(Json.write(Map.of("id", feedback.id())));
  }

  private void exportAll(Context context) {
    download(context, "feedback.jsonl", FeedbackExport.jsonLines(backend.feedback().all()));
  }

  private void exportSeeds(Context context) {
    download(
        context,
        RowFolder.PREFERENCES,
        RowFolder.lines(FeedbackExport.preferenceSeeds(backend.feedback().all(), backend::clause)));
  }

  private static void download(Context context, String fileName, String text) {
    context.header("Cache-Control", "no-store");
    context.header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    context.contentType("application/jsonl; charset=utf-8");
    context.result(text);
  }

  /**
   * One of the four outcomes of a comparison.
   *
   * @param consequence what it asks for, after the paper (arXiv:2403.09704)
   */
  public record Outcome(Preferred preferred, String consequence, int count) {
    /** Which answer was acceptable. */
    public String title() {
      return FeedbackView.title(preferred);
    }

    static List<Outcome> count(List<Feedback> all) {
      return List.of(
          of(all, Preferred.ALIGNED, "Alignment works here: good examples."),
          of(all, Preferred.BOTH, "Straightforward: the policy asks nothing special."),
          of(all, Preferred.UNALIGNED, "Conflicting values or poor data hurt helpfulness."),
          of(all, Preferred.NEITHER, "Hardest: more or better data is needed."));
    }

    private static Outcome of(List<Feedback> all, Preferred preferred, String consequence) {
      int count = (int) all.stream().filter(item -> item.preferred() == preferred).count();
      return new Outcome(preferred, consequence, count);
    }
  }
}
