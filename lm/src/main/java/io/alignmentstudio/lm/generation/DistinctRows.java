package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.AdapterMix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The different rows of a batch: equal prompts with equal mixes need reading only once.
 *
 * @param rows tokens after the shared prefix
 * @param representatives for each of them, the number of a row of the batch that it stands for
 * @param expansion for each row of the batch, which of them it is
 */
@SuppressWarnings("ArrayRecordComponent") // read-only
record DistinctRows(List<int[]> rows, int[] representatives, int[] expansion) {
  private record Key(AdapterMix mix, List<Integer> tokens) {}

  static DistinctRows of(BatchContext context) {
    Map<Key, Integer> numbers = new HashMap<>();
    List<int[]> rows = new ArrayList<>();
    List<Integer> representatives = new ArrayList<>();
    int[] expansion = new int[context.prompts().size()];
    for (int row = 0; row < expansion.length; row++) {
      int[] own = context.own(row);
      Key key = new Key(context.mixes().get(row), IntStream.of(own).boxed().toList());
      Integer known = numbers.putIfAbsent(key, rows.size());
      if (known == null) {
        rows.add(own);
        representatives.add(row);
      }
      expansion[row] = numbers.get(key);
    }
    return new DistinctRows(
        List.copyOf(rows),
        representatives.stream().mapToInt(Integer::intValue).toArray(),
        expansion);
  }

  boolean allDiffer() {
    return rows.size() == expansion.length;
  }
}
