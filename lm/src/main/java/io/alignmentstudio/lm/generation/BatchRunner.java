package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.RowMixes;
import io.alignmentstudio.lm.model.SharedPrefix;
import io.alignmentstudio.tensor.Engine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Runs prompts in batches: groups them by what they share, reads that once, and puts the adapters
 * that each batch mixes on the weights while it runs.
 */
final class BatchRunner implements AutoCloseable {
  private final LanguageModel model;
  private final AdapterSet adapters;
  private final PrefixCache prefixes;

  /** Says how many prompts of a group run together, from one of them on. */
  interface BatchSize {
    int of(PromptGroup group, int start);
  }

  /** Works on a batch, on the engine's thread. */
  interface BatchWork {
    /**
     * @param batch numbers of the batch's prompts
     */
    void run(List<Integer> batch, BatchContext context);
  }

  BatchRunner(LanguageModel model, AdapterSet adapters, PrefixCache prefixes) {
    this.model = model;
    this.adapters = adapters;
    this.prefixes = prefixes;
  }

  /**
   * Runs every prompt once.
   *
   * @param mixes each prompt's mix of adapters
   * @param leastRows smallest number of prompts that run apart because they share more
   * @param mostScores scores of attention (tokens · keys) beyond which a prompt runs alone
   * @param progress called with the number of prompts that are done
   */
  void run(
      List<int[]> prompts,
      List<AdapterMix> mixes,
      int leastRows,
      long mostScores,
      BatchSize size,
      BatchWork work,
      IntConsumer progress) {
    List<PromptGroup> groups =
        adapters.together(mixes).stream()
            .flatMap(part -> PromptGroup.of(part, prompts, mixes, leastRows).stream())
            .flatMap(group -> group.longApart(prompts, mostScores).stream())
            .toList();
    int done = 0;
    for (PromptGroup found : groups) {
      PromptGroup group =
          model.independentBeginnings() ? found : new PromptGroup(found.prompts(), 0);
      Optional<SharedPrefix> prefix = prefix(group, prompts, mixes);
      try {
        for (int start = 0; start < group.prompts().size(); ) {
          int count = size.of(group, start);
          List<Integer> batch = group.prompts().subList(start, start + count);
          List<AdapterMix> ofBatch = batch.stream().map(mixes::get).toList();
          List<int[]> tokens = batch.stream().map(prompts::get).toList();
          attached(
              ofBatch,
              weights -> {
                work.run(batch, new BatchContext(tokens, ofBatch, prefix, weights));
                return true;
              });
          if (count > 1) {
            // Batches of ever other shapes leave memory behind that the next ones cannot use.
            Engine.releaseMemory();
          }
          start += count;
          done += count;
          progress.accept(done);
        }
      } finally {
        prefix.ifPresent(read -> Engine.run(read::close));
      }
    }
  }

  private Optional<SharedPrefix> prefix(
      PromptGroup group, List<int[]> prompts, List<AdapterMix> mixes) {
    if (group.shared() == 0) {
      return Optional.empty();
    }
    int any = group.prompts().getFirst();
    int[] tokens = Arrays.copyOf(prompts.get(any), group.shared());
    AdapterMix mix = mixes.get(any);
    return Engine.call(
        () -> {
          // Before adapters lend the model weights of their own.
          prefixes.forgetIfWeightsChanged();
          return Optional.of(
              attached(List.of(mix), weights -> prefixes.read(tokens, mix, weights)));
        });
  }

  private <T> T attached(List<AdapterMix> mixes, Function<Optional<RowMixes>, T> work) {
    return Engine.call(
        () -> {
          try {
            return work.apply(adapters.attach(mixes));
          } finally {
            LoraAdapter.detach(model);
          }
        });
  }

  @Override
  public void close() {
    Engine.run(
        () -> {
          prefixes.close();
          adapters.close();
        });
  }
}
