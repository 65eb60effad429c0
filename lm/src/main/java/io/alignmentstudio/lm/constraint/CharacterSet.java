package io.alignmentstudio.lm.constraint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of Unicode code points, as ranges in ascending order that do not touch. */
record CharacterSet(List<Range> ranges) {
  private static final int FIRST_SURROGATE = 0xD800;
  private static final int LAST_SURROGATE = 0xDFFF;

  /** From the first to the last code point, both inside. */
  record Range(int first, int last) {}

  static final CharacterSet NONE = new CharacterSet(List.of());

  /** Every character; halves of surrogate pairs are none. */
  static final CharacterSet ALL =
      new CharacterSet(
          List.of(
              new Range(0, FIRST_SURROGATE - 1),
              new Range(LAST_SURROGATE + 1, Character.MAX_CODE_POINT)));

  CharacterSet {
    ranges = List.copyOf(ranges);
  }

  static CharacterSet range(int first, int last) {
    return new CharacterSet(List.of(new Range(first, last))).intersect(ALL);
  }

  static CharacterSet of(String characters) {
    return characters
        .codePoints()
        .mapToObj(point -> range(point, point))
        .reduce(NONE, CharacterSet::union);
  }

  static CharacterSet matching(IntPredicate predicate) {
    List<Range> ranges = new ArrayList<>();
    int first = -1;
    for (int point = 0; point <= Character.MAX_CODE_POINT + 1; point++) {
      boolean inside = point <= Character.MAX_CODE_POINT && predicate.test(point);
      if (inside && first < 0) {
        first = point;
      } else if (!inside && first >= 0) {
        ranges.add(new Range(first, point - 1));
        first = -1;
      }
    }
    return new CharacterSet(ranges).intersect(ALL);
  }

  CharacterSet union(CharacterSet other) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(other.ranges);
    all.sort(Comparator.comparingInt(Range::first));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      if (!merged.isEmpty() && range.first() <= merged.getLast().last() + 1) {
        Range before = merged.removeLast();
        merged.add(new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return new CharacterSet(merged);
  }

  CharacterSet complement() {
    List<Range> gaps = new ArrayList<>();
    int next = 0;
    for (Range range : ranges) {
      if (range.first() > next) {
        gaps.add(new Range(next, range.first() - 1));
      }
      next = range.last() + 1;
    }
    if (next <= Character.MAX_CODE_POINT) {
      gaps.add(new Range(next, Character.MAX_CODE_POINT));
    }
    return new CharacterSet(gaps).intersect(ALL);
  }

  CharacterSet intersect(CharacterSet other) {
    List<Range> common = new ArrayList<>();
    int left = 0;
    int right = 0;
    while (left < ranges.size() && right < other.ranges.size()) {
      Range one = ranges.get(left);
      Range two = other.ranges.get(right);
      int first = Math.max(one.first(), two.first());
      int last = Math.min(one.last(), two.last());
      if (first <= last) {
        common.add(new Range(first, last));
      }
      if (one.last() < two.last()) {
        left++;
      } else {
        right++;
      }
    }
    return new CharacterSet(common);
  }

  CharacterSet minus(CharacterSet other) {
    return intersect(other.complement());
  }

  boolean isEmpty() {
    return ranges.isEmpty();
  }

  boolean contains(int point) {
    return ranges.stream().anyMatch(range -> range.first() <= point && point <= range.last());
  }

  /**
   * The set as UTF-8: sequences of byte ranges, each byte as {first, last}. The ranges are cut
   * where a byte's range would not be whole.
   */
  List<List<Range>> utf8() {
    List<List<Range>> sequences = new ArrayList<>();
    for (Range range : ranges) {
      int first = range.first();
      for (int limit : new int[] {0x7F, 0x7FF, 0xFFFF, Character.MAX_CODE_POINT}) {
        if (first <= limit && first <= range.last()) {
          cut(first, Math.min(limit, range.last()), sequences);
          first = limit + 1;
        }
      }
    }
    return sequences;
  }

  /** Cuts a range whose characters have equally many bytes. */
  private static void cut(int first, int last, List<List<Range>> sequences) {
    for (int bytes = 1; bytes < encode(first).length; bytes++) {
      int low = (1 << (6 * bytes)) - 1;
      if ((first & ~low) != (last & ~low)) {
        if ((first & low) != 0) {
          cut(first, first | low, sequences);
          cut((first | low) + 1, last, sequences);
          return;
        }
        if ((last & low) != low) {
          cut(first, (last & ~low) - 1, sequences);
          cut(last & ~low, last, sequences);
          return;
        }
      }
    }
    byte[] from = encode(first);
    byte[] to = encode(last);
    List<Range> sequence = new ArrayList<>();
    for (int at = 0; at < from.length; at++) {
      sequence.add(new Range(Byte.toUnsignedInt(from[at]), Byte.toUnsignedInt(to[at])));
    }
    sequences.add(sequence);
  }

  static byte[] encode(int point) {
    return Character.toString(point).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return Arrays.toString(ranges.toArray());
  }
}
