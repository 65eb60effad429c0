package io.alignmentstudio.framers.ingest;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a text ends its lines.
 *
 * @param wrapped whether paragraphs are broken into lines; otherwise each line is a paragraph
 * @param width the column at which full lines end
 */
record PlainWrap(boolean wrapped, int width) {
  private static final int SHORTEST = 30;
  private static final int USUAL_WIDTH = 72;

  /** What the first word of the next line must have left free for a line to end on purpose. */
  private static final double LOOSE = 0.85;

  private static final double HALF = 0.65;

  static PlainWrap of(List<PlainLine> lines) {
    List<Integer> pairs =
        IntStream.range(1, lines.size())
            .filter(i -> !lines.get(i).isApart() && lines.get(i - 1).right() >= SHORTEST)
            .filter(i -> !lines.get(i).isRule() && !lines.get(i - 1).isRule())
            .filter(i -> PlainMarker.of(lines.get(i)).isEmpty())
            .boxed()
            .toList();
    int[] widths =
        pairs.stream()
            .filter(i -> continues(lines.get(i - 1), lines.get(i)))
            .mapToInt(i -> lines.get(i - 1).right())
            .sorted()
            .toArray();
    long ended = pairs.stream().filter(i -> lines.get(i - 1).isDone()).count();
    boolean wrapped = widths.length > 0 && widths.length * 3L >= ended;
    return new PlainWrap(wrapped, wrapped ? widths[(widths.length - 1) * 95 / 100] : USUAL_WIDTH);
  }

  private static boolean continues(PlainLine before, PlainLine line) {
    return !before.isDone() && line.startsSmall();
  }

  /** Whether the next line would have begun on this one, had it been one paragraph. */
  boolean endsEarly(PlainLine line, PlainLine next) {
    return line.right() + 1 + next.firstWord().length() <= width;
  }

  /** Whether a line ends so early that nobody wraps there. */
  boolean endsVeryEarly(PlainLine line, PlainLine next) {
    return line.right() + 1 + next.firstWord().length() <= width * LOOSE;
  }

  /** The same for a line that ends inside a sentence, as lines of addresses and titles do. */
  boolean endsOnPurpose(PlainLine line, PlainLine next) {
    return line.right() + 1 + next.firstWord().length() <= width * HALF
        && !PlainHeadings.isBrokenOff(line.text());
  }
}
