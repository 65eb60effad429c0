package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of tokens, padded on the right, with what each token may look at.
 *
 * @param ids [rows, tokens]
 * @param positions [rows, tokens], counted from 0 in each row
 * @param mask [rows, 1, tokens, keys]: 0 where a token sees a key, −10⁴ where not; keys that the
 *     rows share come first
 * @param prefixes number of leading tokens of each row that are given, not predicted
 */
@SuppressWarnings("ArrayRecordComponent") // read-only
public record TokenBatch(Tensor ids, Tensor positions, Tensor mask, int[] prefixes) {
  static final float HIDDEN = -1e4f;

  /**
   * Makes a batch of whole rows.
   *
   * @param prefixes number of leading tokens of each row that see each other in both directions; 0
   *     or 1 for causal rows
   */
  public static TokenBatch of(List<int[]> rows, int[] prefixes, DataType type) {
    int count = rows.size();
    int tokens = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    long[] ids = new long[count * tokens];
    long[] positions = new long[count * tokens];
    float[] mask = new float[count * tokens * tokens];
    for (int row = 0; row < count; row++) {
      int[] content = rows.get(row);
      for (int token = 0; token < tokens; token++) {
        int at = row * tokens + token;
        ids[at] = token < content.length ? content[token] : 0;
        positions[at] = Math.min(token, content.length - 1);
        // A padding token sees what the row's last token sees: its scores must stay finite.
        int seen = Math.min(Math.max(prefixes[row], token + 1), content.length);
        Arrays.fill(mask, at * tokens + seen, (at + 1) * tokens, HIDDEN);
      }
    }
    return new TokenBatch(
        Tensor.of(ids, count, tokens),
        Tensor.of(positions, count, tokens),
        Tensor.of(mask, count, 1, tokens, tokens).to(type),
        prefixes);
  }

  /**
   * Makes a batch of tokens that follow a cached prompt.
   *
   * @param rows next tokens of each row, all of the same number
   * @param seen number of tokens that each row's sequence already has, the shared ones included
   * @param promptLengths number of real tokens of each row's padded prompt after the shared ones
   * @param promptSlots cache slots that the padded prompts take
   * @param filled cache slots in use
   * @param shared number of tokens of the prefix that the rows share
   */
  public static TokenBatch following(
      List<int[]> rows,
      int[] seen,
      int[] promptLengths,
      int promptSlots,
      int filled,
      int shared,
      DataType type) {
    int count = rows.size();
    int tokens = rows.getFirst().length;
    int keys = shared + filled + tokens;
    long[] ids = new long[count * tokens];
    long[] positions = new long[count * tokens];
    float[] mask = new float[count * tokens * keys];
    for (int row = 0; row < count; row++) {
      for (int token = 0; token < tokens; token++) {
        int at = row * tokens + token;
        int own = at * keys + shared;
        ids[at] = rows.get(row)[token];
        positions[at] = seen[row] + (long) token;
        Arrays.fill(mask, own + promptLengths[row], own + promptSlots, HIDDEN);
        Arrays.fill(mask, own + filled + token + 1, (at + 1) * keys, HIDDEN);
      }
    }
    return new TokenBatch(
        Tensor.of(ids, count, tokens),
        Tensor.of(positions, count, tokens),
        Tensor.of(mask, count, 1, tokens, keys).to(type),
        promptLengths);
  }

  /**
   * Makes a batch of prompts, each with the branches that follow it: texts that see the prompt and
   * themselves, but not each other.
   *
   * @param prompts each row's tokens after the shared ones, at least one
   * @param branches for each row its branches, laid one after the other behind the prompt
   * @param prefixes number of leading tokens of each prompt that see each other in both directions;
   *     1 for causal rows
   * @param shared number of tokens of the prefix that the rows share; all see them
   */
  public static TokenBatch branching(
      List<int[]> prompts, List<List<int[]>> branches, int[] prefixes, int shared, DataType type) {
    int count = prompts.size();
    int tokens = 0;
    for (int row = 0; row < count; row++) {
      int own = branches.get(row).stream().mapToInt(branch -> branch.length).sum();
      tokens = Math.max(tokens, prompts.get(row).length + own);
    }
    int keys = shared + tokens;
    long[] ids = new long[count * tokens];
    long[] positions = new long[count * tokens];
    float[] mask = new float[Math.multiplyExact(count * tokens, keys)];
    Arrays.fill(mask, HIDDEN);
    for (int row = 0; row < count; row++) {
      int[] prompt = prompts.get(row);
      for (int token = 0; token < tokens; token++) {
        int at = row * tokens + token;
        // Padding and branches see the whole prompt: scores must stay finite.
        int seen = Math.min(Math.max(prefixes[row], token + 1), prompt.length);
        ids[at] = token < prompt.length ? prompt[token] : 0;
        positions[at] = shared + Math.min(token, prompt.length - 1L);
        Arrays.fill(mask, at * keys, at * keys + shared + seen, 0);
      }
      int start = prompt.length;
      for (int[] branch : branches.get(row)) {
        for (int token = 0; token < branch.length; token++) {
          int at = row * tokens + start + token;
          ids[at] = branch[token];
          positions[at] = shared + prompt.length + (long) token;
          int own = at * keys + shared + start;
          Arrays.fill(mask, own, own + token + 1, 0);
        }
        start += branch.length;
      }
    }
    return new TokenBatch(
        Tensor.of(ids, count, tokens),
        Tensor.of(positions, count, tokens),
        Tensor.of(mask, count, 1, tokens, keys).to(type),
        prefixes);
  }
}
