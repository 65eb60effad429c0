package io.alignmentstudio.studio.web;

import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.Leaning;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The Compare tab: one prompt with the same passages to both models, both answers in one stream (a
 * browser opens few connections to a host).
 */
final class CompareRoutes {
  private final StudioBackend backend;
  private final Templates templates;

  CompareRoutes(StudioBackend backend, Templates templates) {
    this.backend = backend;
    this.templates = templates;
  }

  void register(RoutesConfig routes) {
    routes.get("/compare", this::page);
    routes.post("/compare", this::answer);
  }

  private void page(Context context) {
    templates.page(
        context,
        Page.Tab.COMPARE,
        "compare",
        Map.of("missing", missing(), "starters", Starters.of(backend)));
  }

  private Optional<Missing> missing() {
    if (backend.unaligned().isEmpty()) {
      return Optional.of(Missing.UNALIGNED);
    }
    return backend.aligned().isEmpty() ? Optional.of(Missing.ALIGNED) : Optional.empty();
  }

  private void answer(Context context) {
    ChatModel unaligned =
        backend.unaligned().orElseThrow(() -> new BadRequestException(Missing.UNALIGNED.what()));
    ChatModel aligned =
        backend.aligned().orElseThrow(() -> new BadRequestException(Missing.ALIGNED.what()));
    String prompt = ChatRoutes.readObject(context.body()).path("prompt").asString("").strip();
    if (prompt.isEmpty()) {
      throw new BadRequestException("Write a prompt first.");
    }
    Ground found =
        Ground.find(backend.passages(), List.of(prompt), backend.passageLimit()).getFirst();
    // Both models get what fits into both, or the comparison would not be fair.
    GroundedConversation forUnaligned = fit(unaligned, found, prompt);
    GroundedConversation forAligned = fit(aligned, forUnaligned.ground(), prompt);
    GroundedConversation forBoth = fit(unaligned, forAligned.ground(), prompt);

    EventStream stream = new EventStream(context);
    stream.send(
        "grounding",
        new Answer.Grounding(
            Citation.of(forBoth.passages(), backend),
            forBoth.ground().leaning().map(Leaning::words).orElse(""),
            found.passages().size() - forBoth.passages().size(),
            0));
    try (ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor()) {
      answers.execute(() -> Answer.stream(unaligned, forBoth, "unaligned", stream));
      answers.execute(() -> Answer.stream(aligned, forAligned, "aligned", stream));
    }
  }

  private static GroundedConversation fit(ChatModel model, Ground ground, String prompt) {
    return GroundedConversation.fit(
        model, ground, List.of(), prompt, GroundedConversation.roomForAnswer(model));
  }
}
