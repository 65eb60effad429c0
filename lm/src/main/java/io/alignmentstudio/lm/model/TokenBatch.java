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
 * @param mask [rows, 1, tokens, keys]: 0 where a token sees a key, −10⁴ where not
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
   * @param seen number of tokens that each row's sequence already has
   * @param promptLengths number of real tokens of each row's padded prompt
   * @param promptSlots cache slots that the padded prompts take
   * @param filled cache slots in use
   */
  public static TokenBatch following(
      List<int[]> rows,
      int[] seen,
      int[] promptLengths,
      long promptSlots,
      long filled,
      DataType type) {
    int count = rows.size();
    int tokens = rows.getFirst().length;
    int keys = Math.toIntExact(filled) + tokens;
    long[] ids = new long[count * tokens];
    long[] positions = new long[count * tokens];
    float[] mask = new float[count * tokens * keys];
    for (int row = 0; row < count; row++) {
      for (int token = 0; token < tokens; token++) {
        int at = row * tokens + token;
        ids[at] = rows.get(row)[token];
        positions[at] = seen[row] + (long) token;
        Arrays.fill(
            mask, at * keys + promptLengths[row], at * keys + Math.toIntExact(promptSlots), HIDDEN);
        Arrays.fill(mask, at * keys + Math.toIntExact(filled) + token + 1, (at + 1) * keys, HIDDEN);
      }
    }
    return new TokenBatch(
        Tensor.of(ids, count, tokens),
        Tensor.of(positions, count, tokens),
        Tensor.of(mask, count, 1, tokens, keys).to(type),
        promptLengths);
  }

  /**
   * Makes a batch of branches: texts that each follow the row's cached prompt and do not see each
   * other.
   *
   * @param branches for each row its texts, laid one after the other and padded at the end
   * @param promptLengths number of real tokens of each row's padded prompt
   * @param promptSlots cache slots that the padded prompts take, all that are in use
   */
  public static TokenBatch branches(
      List<List<int[]>> branches, int[] promptLengths, long promptSlots, DataType type) {
    int count = branches.size();
    int slots = Math.toIntExact(promptSlots);
    int tokens =
        branches.stream()
            .mapToInt(row -> row.stream().mapToInt(branch -> branch.length).sum())
            .max()
            .orElse(0);
    int keys = slots + tokens;
    long[] ids = new long[count * tokens];
    long[] positions = new long[count * tokens];
    float[] mask = new float[count * tokens * keys];
    Arrays.fill(mask, HIDDEN);
    for (int row = 0; row < count; row++) {
      int start = 0;
      for (int[] branch : branches.get(row)) {
        for (int token = 0; token < branch.length; token++) {
          int at = row * tokens + start + token;
          ids[at] = branch[token];
          positions[at] = promptLengths[row] + (long) token;
          Arrays.fill(mask, at * keys, at * keys + promptLengths[row], 0);
          Arrays.fill(mask, at * keys + slots + start, at * keys + slots + start + token + 1, 0);
        }
        start += branch.length;
      }
      for (int at = row * tokens + start; at < (row + 1) * tokens; at++) {
        // Padding sees the prompt: its scores must stay finite.
        Arrays.fill(mask, at * keys, at * keys + promptLengths[row], 0);
      }
    }
    return new TokenBatch(
        Tensor.of(ids, count, tokens),
        Tensor.of(positions, count, tokens),
        Tensor.of(mask, count, 1, tokens, keys).to(type),
        promptLengths);
  }
}
