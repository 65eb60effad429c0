package io.alignmentstudio.auditors.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps answers as they come, so that an audit that was killed goes on where it stood. A cache
 * belongs to one pair of models: whoever opens it sees to that.
 */
public interface AnswerCache {
  Optional<RawAnswer> find(AnswerKey key);

  /** Keeps an answer; called once for each new answer, from the auditing thread. */
  void store(AnswerKey key, RawAnswer answer);

  /** A cache that lives as long as the process. */
  static AnswerCache inMemory() {
    Map<AnswerKey, RawAnswer> answers = new HashMap<>();
    return new AnswerCache() {
      @Override
      public Optional<RawAnswer> find(AnswerKey key) {
        return Optional.ofNullable(answers.get(key));
      }

      @Override
      public void store(AnswerKey key, RawAnswer answer) {
        answers.put(key, answer);
      }
    };
  }
}
