package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.auditors.judging.SelfTest;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.grounding.PassageIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks both sides the whole suite and counts. */
public final class Audit {
  private Audit() {}

  /**
   * Runs an audit. Both sides get the same prompts, with the same passages of the policy. Scenarios
   * are scored over the answers that state a verdict, everything else is answered greedily.
   *
   * @param cache asked before and told after every answer; see {@link AnswerCache}
   * @throws io.alignmentstudio.domain.StudioException INTERRUPTED if the user interrupts; answers
   *     so far are in the cache
   */
  public static AuditResult run(
      AuditSuite suite,
      ChatModel unaligned,
      ChatModel aligned,
      PassageIndex index,
      AuditOptions options,
      AnswerCache cache,
      AuditListener listener) {
    List<Prompt> prompts = new Planner(List.of(unaligned, aligned), index, options).plan(suite);
    List<Interviewer> sides =
        List.of(
            new Interviewer(Side.UNALIGNED, unaligned, options, cache),
            new Interviewer(Side.ALIGNED, aligned, options, cache));
    List<List<Prompt>> batches = batches(prompts, options.batch());
    int total = 2 * batches.stream().mapToInt(List::size).sum();
    int done = 0;
    listener.progress(done, total);
    for (List<Prompt> batch : batches) {
      for (Interviewer side : sides) {
        side.ask(batch);
        done += batch.size();
        listener.progress(done, total);
      }
    }
    List<AuditItem> items = new ArrayList<>();
    for (Prompt prompt : prompts) {
      items.add(
          new AuditItem(
              prompt.kind(),
              prompt.stratum(),
              prompt.row(),
              prompt.ground(),
              retrieved(prompt),
              outcome(prompt, sides.getFirst()),
              outcome(prompt, sides.getLast())));
    }
    return AuditResult.of(
        suite.name(), unaligned.name(), aligned.name(), options, items, SelfTest.run(suite.rows()));
  }

  /** Scenarios first; prompts of like length together, so that batches waste little. */
  private static List<List<Prompt>> batches(List<Prompt> prompts, int size) {
    List<List<Prompt>> batches = new ArrayList<>();
    for (boolean scored : List.of(true, false)) {
      List<Prompt> alike =
          prompts.stream()
              .filter(prompt -> prompt.scored() == scored && prompt.obstacle().isEmpty())
              .sorted(Comparator.comparingInt(Prompt::tokens))
              .toList();
      for (int from = 0; from < alike.size(); from += size) {
        batches.add(alike.subList(from, Math.min(alike.size(), from + size)));
      }
    }
    return batches;
  }

  private static Outcome outcome(Prompt prompt, Interviewer side) {
    if (prompt.obstacle().isPresent()) {
      return prompt.obstacle().get();
    }
    Interviewer.Reply reply = side.reply(prompt);
    return reply.answer().isPresent()
        ? Judging.judge(prompt.row(), prompt.passages(), reply.answer().get())
        : new Outcome.Missing(ItemStatus.ERROR, reply.failure());
  }

  private static Optional<Boolean> retrieved(Prompt prompt) {
    Row row = prompt.row();
    if (row.clauseIds().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        prompt.passages().stream().anyMatch(p -> row.clauseIds().contains(p.clauseId())));
  }
}
