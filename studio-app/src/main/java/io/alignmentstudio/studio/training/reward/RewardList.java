package io.alignmentstudio.studio.training.reward;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.lm.adapter.RewardModel;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.policy.Prompt;
import io.alignmentstudio.lm.training.policy.RewardFunction;
import io.alignmentstudio.studio.training.data.Tokenized;
import io.alignmentstudio.studio.training.settings.RewardEntry;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The rewards of a run with their weights, in the order of the settings. Used on the engine's
 * thread.
 */
public record RewardList(Map<RewardFunction, Double> functions) implements AutoCloseable {
  public RewardList {
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }

  /**
   * Makes them; reward models are loaded.
   *
   * @param tokens of a prompt with its answer
   * @throws io.alignmentstudio.domain.StudioException DATA if rows lack a column that is compared,
   *     or a reward model does not fit
   */
  public static RewardList of(
      List<RewardEntry> entries,
      LocalModel model,
      Tokenized<Prompt> prompts,
      Function<RewardFunction.Completion, TokenRow> tokens) {
    requireColumns(entries, prompts);
    Map<RewardFunction, Double> functions = new LinkedHashMap<>();
    for (RewardEntry entry : entries) {
      functions.put(function(entry, model, tokens), entry.weight());
    }
    return new RewardList(functions);
  }

  private static RewardFunction function(
      RewardEntry entry, LocalModel model, Function<RewardFunction.Completion, TokenRow> tokens) {
    String name = entry.name();
    return entry
        .model()
        .<RewardFunction>map(
            folder ->
                new ModelReward(
                    name,
                    RewardModel.read(model.weights(), Path.of(folder)),
                    tokens,
                    model.weights().longestInput()))
        .or(() -> entry.matches().map(text -> TextRewards.matches(name, text)))
        .or(() -> entry.lacks().map(text -> TextRewards.lacks(name, text)))
        .or(() -> entry.length().map(words -> TextRewards.length(name, words)))
        .or(() -> entry.equal().map(column -> TextRewards.equal(name, column)))
        .orElseGet(() -> TextRewards.json(name));
  }

  private static void requireColumns(List<RewardEntry> entries, Tokenized<Prompt> prompts) {
    Problems problems = new Problems();
    for (RewardEntry entry : entries) {
      entry
          .equal()
          .ifPresent(
              column -> {
                List<Integer> without =
                    prompts.linesWhere(row -> !row.fields().containsKey(column));
                if (!without.isEmpty()) {
                  problems.add(
                      "reward %s compares with the column %s, which %d rows lack, the first in line %d",
                      entry.name(), column, without.size(), without.getFirst());
                }
              });
    }
    problems.throwIfAny(ErrorCode.DATA, "The rewards do not fit the data");
  }

  @Override
  public void close() {
    for (RewardFunction function : functions.keySet()) {
      if (function instanceof ModelReward model) {
        model.close();
      }
    }
  }
}
