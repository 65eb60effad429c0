package io.alignmentstudio.lm.model;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of tokens, padded on the right, with what each token may look at.
 *
 * @param ids [rows, tokens]
 * @param positions [rows, tokens], counted from 0 in each row
 * @param mask [rows, 1, tokens, keys]: 0 where a token sees a key, −10³⁰ where not; keys that the
 *     rows share come first
 * @param prefixes number of leading tokens of each row that are given, not predicted
 */
@SuppressWarnings("ArrayRecordComponent") // read-only
public record TokenBatch(Tensor ids, Tensor positions, Tensor mask, int[] prefixes) {
  static final float HIDDEN = -1e30f;

  /** Matrix products are compiled for each new shape, which takes longer than some padding. */
  private static final int COLUMN_STEP = 8;

  private static final int SLOT_STEP = 16;

  /** Number of columns that hold so many tokens: padded, so that few shapes occur. */
  public static int columns(int tokens) {
    return Math.ceilDiv(tokens, COLUMN_STEP) * COLUMN_STEP;
  }

  /**
   * Makes a batch of whole rows.
   *
   * @param prefixes number of leading tokens of each row that see each other in both directions; 0
   *     or 1 for causal rows
   */
  public static TokenBatch of(List<int[]> rows, int[] prefixes, DataType type) {
    return part(rows, 0, longest(rows), prefixes, 0, type);
  }

  /** The same with a number of columns that occurs often ({@link #columns}). */
  public static TokenBatch padded(List<int[]> rows, int[] prefixes, DataType type) {
    return part(rows, 0, columns(longest(rows)), prefixes, 0, type);
  }

  /**
   * Makes a batch of some columns of rows whose earlier columns are cached.
   *
   * @param rows each row's tokens after the shared ones, at least one
   * @param start number of columns before
   * @param end number of columns with these
   * @param prefixes number of leading tokens of each row that see each other in both directions; 0
   *     or 1 for causal rows
   * @param shared number of tokens of the prefix that the rows share; all see them
   */
  public static TokenBatch part(
      List<int[]> rows, int start, int end, int[] prefixes, int shared, DataType type) {
    int tokens = end - start;
    Sight sight = Sight.of(rows.size(), tokens, shared + end);
    long[] ids = new long[rows.size() * tokens];
    long[] positions = new long[ids.length];
    for (int row = 0; row < rows.size(); row++) {
      int[] content = rows.get(row);
      for (int token = 0; token < tokens; token++) {
        int at = row * tokens + token;
        int column = start + token;
        ids[at] = column < content.length ? content[column] : 0;
        positions[at] = shared + Math.min(column, content.length - 1L);
        // A padding token sees what the row's last token sees: its scores must stay finite.
        int seen = Math.min(Math.max(prefixes[row], column + 1), content.length);
        sight.first(row, token, (long) shared + seen);
      }
    }
    return of(ids, positions, sight, prefixes, type);
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
    int tokens = rows.getFirst().length;
    int slots = Math.ceilDiv(filled + tokens, SLOT_STEP) * SLOT_STEP;
    Sight sight = Sight.of(rows.size(), tokens, shared + slots);
    long[] ids = new long[rows.size() * tokens];
    long[] positions = new long[ids.length];
    for (int row = 0; row < rows.size(); row++) {
      for (int token = 0; token < tokens; token++) {
        int at = row * tokens + token;
        ids[at] = rows.get(row)[token];
        positions[at] = seen[row] + (long) token;
        sight.first(row, token, (long) shared + promptLengths[row]);
        sight.later(row, token, (long) shared + promptSlots, (long) shared + filled + token + 1);
      }
    }
    return of(ids, positions, sight, promptLengths, type);
  }

  /**
   * Makes a batch of prompts, each with the texts that follow it: they see the prompt and
   * themselves, but not each other.
   *
   * @param prompts each row's tokens after the shared ones, at least one
   * @param trees for each row its texts, whose nodes lie behind the prompt
   * @param prefixes number of leading tokens of each prompt that see each other in both directions;
   *     1 for causal rows
   * @param shared number of tokens of the prefix that the rows share; all see them
   */
  public static TokenBatch branching(
      List<int[]> prompts, List<TokenTree> trees, int[] prefixes, int shared, DataType type) {
    int count = prompts.size();
    int tokens = 0;
    for (int row = 0; row < count; row++) {
      tokens = Math.max(tokens, prompts.get(row).length + trees.get(row).size());
    }
    Sight sight = Sight.of(count, tokens, shared + tokens);
    long[] ids = new long[count * tokens];
    long[] positions = new long[ids.length];
    for (int row = 0; row < count; row++) {
      int[] prompt = prompts.get(row);
      for (int token = 0; token < tokens; token++) {
        int at = row * tokens + token;
        // Padding and texts see the whole prompt: scores must stay finite.
        int seen = Math.min(Math.max(prefixes[row], token + 1), prompt.length);
        ids[at] = token < prompt.length ? prompt[token] : 0;
        positions[at] = shared + Math.min(token, prompt.length - 1L);
        sight.first(row, token, (long) shared + seen);
      }
      TokenTree tree = trees.get(row);
      for (int node = 0; node < tree.size(); node++) {
        int token = prompt.length + node;
        ids[row * tokens + token] = tree.token(node);
        positions[row * tokens + token] = shared + prompt.length + (long) tree.depth(node);
        long own = (long) shared + prompt.length;
        for (int[] stretch : tree.path(node)) {
          sight.later(row, token, own + stretch[0], own + stretch[1]);
        }
      }
    }
    return of(ids, positions, sight, prefixes, type);
  }

  /** Some neighbouring rows. */
  TokenBatch rows(int start, int count) {
    return new TokenBatch(
        ids.narrow(0, start, count),
        positions.narrow(0, start, count),
        mask.narrow(0, start, count),
        Arrays.copyOfRange(prefixes, start, start + count));
  }

  private static TokenBatch of(
      long[] ids, long[] positions, Sight sight, int[] prefixes, DataType type) {
    return new TokenBatch(
        Tensor.of(ids, sight.rows(), sight.tokens()),
        Tensor.of(positions, sight.rows(), sight.tokens()),
        sight.mask(type),
        prefixes);
  }

  private static int longest(List<int[]> rows) {
    return rows.stream().mapToInt(row -> row.length).max().orElse(0);
  }

  /**
   * Requires that every token has an embedding.
   *
   * @param known number of embeddings
   * @throws StudioException DATA naming the first token without one
   */
  void requireKnown(long known) {
    long[] all = ids.toLongs();
    for (int at = 0; at < all.length; at++) {
      if (all[at] < 0 || all[at] >= known) {
        long tokens = ids.size(1);
        throw new StudioException(
            ErrorCode.DATA,
            "Token %d of text %d of the batch has the id %d, but the model has embeddings for the ids 0 to %d only. Its tokenizer is made for a larger vocabulary: use the tokenizer that belongs to the weights"
                .formatted(at % tokens + 1, at / tokens + 1, all[at], known - 1));
      }
    }
  }
}
