package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.auditors.audit.AnswerCache;
import io.alignmentstudio.auditors.audit.AnswerKey;
import io.alignmentstudio.auditors.audit.RawAnswer;
import io.alignmentstudio.auditors.audit.Side;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.workspace.step.ItemCache;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps answers in the workspace under model and prompt, so that a killed audit goes on and a
 * changed gate asks nothing again.
 */
final class StoredAnswers implements AnswerCache {
  private static final String STEP = "answers";

  /** Version of what turns model and prompt into an answer. */
  private static final String DECODING = "2";

  /** An answer in the form in which it is kept. */
  record Kept(String json) {}

  private final ItemCache items;
  private final Map<Side, String> models;
  private final Map<String, Kept> kept;
  private final Map<String, Kept> pending = new LinkedHashMap<>();

  /**
   * Opens the answers.
   *
   * @param models identity of each side's model
   */
  StoredAnswers(ItemCache items, Map<Side, String> models) {
    this.items = items;
    this.models = Map.copyOf(models);
    this.kept = new HashMap<>(items.findAll(STEP, Kept.class));
  }

  @Override
  public Optional<RawAnswer> find(AnswerKey key) {
    return Optional.ofNullable(kept.get(name(key)))
        .map(answer -> RawAnswer.fromJson(answer.json()));
  }

  @Override
  public void store(AnswerKey key, RawAnswer answer) {
    Kept made = new Kept(answer.toJson());
    kept.put(name(key), made);
    pending.put(name(key), made);
  }

  /** Writes what came since the last call, in one transaction. */
  void flush() {
    items.keepAll(STEP, pending, Kept.class);
    pending.clear();
  }

  private String name(AnswerKey key) {
    return Hash.of(DECODING, models.get(key.side()), key.prompt());
  }
}
