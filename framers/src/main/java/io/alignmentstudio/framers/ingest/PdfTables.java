package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds tables in an untagged PDF: lines between whose parts the same vertical gaps stay free. The
 * cells of a row need not begin at one height or at one edge.
 */
final class PdfTables {
  private static final int FEWEST_ROWS = 3;
  private static final double NARROWEST = 6;

  /** Space between two columns that no line crosses: what is left of it, from left to right. */
  private record Gap(List<Space> spaces) {
    Gap {
      spaces = List.copyOf(spaces);
    }

    /** What a line leaves free of it. */
    Gap without(PdfLine line) {
      List<Space> free = spaces;
      for (List<PdfRun> segment : line.segments()) {
        double left = segment.getFirst().x();
        double right = segment.getLast().right();
        free = free.stream().flatMap(space -> space.without(left, right)).toList();
      }
      return new Gap(free);
    }

    boolean isOpen() {
      return !spaces.isEmpty();
    }

    private Space widest() {
      return Collections.max(spaces, Comparator.comparingDouble(Space::width));
    }

    double from() {
      return widest().from();
    }

    double to() {
      return widest().to();
    }
  }

  /** A vertical strip of a page, in points. */
  private record Space(double from, double to) {
    Stream<Space> without(double left, double right) {
      if (right <= from || left >= to) {
        return Stream.of(this);
      }
      return Stream.of(new Space(from, left), new Space(right, to))
          .filter(space -> space.width() >= NARROWEST);
    }

    double width() {
      return to - from;
    }
  }

  private PdfTables() {}

  /** How many lines from a position on belong to one table; 0 when none begins there. */
  static int length(List<PdfLine> lines, int from) {
    PdfLine first = lines.get(from);
    List<Gap> gaps = gaps(first);
    if (gaps.isEmpty()) {
      return 0;
    }
    int rows = 0;
    int firsts = 0;
    int end = from;
    boolean bold = false;
    for (int i = from; i < lines.size(); i++) {
      PdfLine line = lines.get(i);
      if (line.column() != first.column() || line.page() != first.page() || isNumbered(line)) {
        break;
      }
      List<Gap> left = gaps.stream().map(gap -> gap.without(line)).toList();
      boolean far = i > from && line.baseline() - lines.get(i - 1).baseline() > 4 * line.size();
      boolean heading =
          i > from + 1
              && line.segments().size() == 1
              && !isBeside(lines, i)
              && (line.size() > first.size() * 1.08
                  || (line.bold() && !bold && line.x() < gaps.getFirst().from()));
      if (!left.stream().allMatch(Gap::isOpen) || far || heading) {
        break;
      }
      gaps = left;
      if (line.segments().size() > 1) {
        rows++;
        bold |= i > from && line.segments().getFirst().stream().allMatch(PdfRun::bold);
      }
      firsts += line.x() < gaps.getFirst().from() ? 1 : 0;
      end = i + 1;
    }
    boolean multi = rows >= FEWEST_ROWS && rows * 5 >= end - from;
    boolean headed = first.bold() && end - from > 3 && firsts > 2;
    return multi || headed ? end - from : 0;
  }

  /** Whether a line stands between two lines of another column, as centred cells do. */
  private static boolean isBeside(List<PdfLine> lines, int i) {
    double near = 0.9 * lines.get(i).size();
    return lines.get(i).baseline() - lines.get(i - 1).baseline() < near
        || (i + 1 < lines.size()
            && lines.get(i + 1).page() == lines.get(i).page()
            && lines.get(i + 1).baseline() - lines.get(i).baseline() < near);
  }

  private static List<Gap> gaps(PdfLine line) {
    List<Gap> gaps = new ArrayList<>();
    if (isNumbered(line)) {
      return gaps;
    }
    List<List<PdfRun>> segments = line.segments();
    for (int i = 1; i < segments.size(); i++) {
      double from = segments.get(i - 1).getLast().right();
      gaps.add(new Gap(List.of(new Space(from, segments.get(i).getFirst().x()))));
    }
    return gaps;
  }

  /** Whether a line begins with a number or a bullet that stands apart from its text. */
  static boolean isNumbered(PdfLine line) {
    List<List<PdfRun>> segments = line.segments();
    String first = PdfLine.join(segments.getFirst());
    return Label.ofParagraph(first).filter(found -> found.end() >= first.length()).isPresent()
        || first.matches("[•◦▪‣●○■□✓✔➢►·∙\\uF000-\\uF0FF–—-]");
  }

  static List<Block> rows(List<PdfLine> lines, PdfText texts) {
    List<Gap> gaps = gaps(lines);
    List<List<PdfLine>> sources = grouped(lines, gaps);
    List<List<String>> cells = new ArrayList<>();
    for (List<PdfLine> row : sources) {
      List<List<List<PdfRun>>> parts = new ArrayList<>();
      IntStream.rangeClosed(0, gaps.size()).forEach(_ -> parts.add(new ArrayList<>()));
      for (PdfLine line : row) {
        for (List<PdfRun> segment : line.segments()) {
          parts.get(column(gaps, segment)).add(segment);
        }
      }
      cells.add(parts.stream().map(cell -> texts.join(cell).text()).toList());
    }
    List<SourceSpan> spans = sources.stream().<SourceSpan>map(PdfText::box).toList();
    return Tables.rows(cells, spans, lines.getFirst().bold() && !lines.getLast().bold());
  }

  /** Whether the rows of a table can be told apart; else it is given as one row. */
  static boolean isSure(List<PdfLine> lines) {
    List<Gap> gaps = gaps(lines);
    return lines.size() < 3 || grouped(lines, gaps).size() > 1;
  }

  private static List<Gap> gaps(List<PdfLine> lines) {
    List<Gap> gaps = gaps(lines.getFirst());
    for (PdfLine line : lines) {
      gaps = gaps.stream().map(gap -> gap.without(line)).toList();
    }
    return gaps;
  }

  /** The lines of each row. */
  private static List<List<PdfLine>> grouped(List<PdfLine> lines, List<Gap> gaps) {
    boolean hanging = lines.size() > 2 && column(gaps, lines.get(1).segments().getFirst()) > 0;
    if (hanging) {
      List<List<PdfLine>> centred = centred(lines, gaps);
      return centred.isEmpty() ? List.of(lines) : centred;
    }
    List<List<PdfLine>> rows = new ArrayList<>();
    boolean padded = IntStream.range(1, lines.size()).anyMatch(i -> isApart(lines, i));
    for (int i = 0; i < lines.size(); i++) {
      List<List<PdfRun>> segments = lines.get(i).segments();
      boolean starts = column(gaps, segments.getFirst()) == 0;
      // A wrapped first cell stands close below its row.
      boolean wrapped = !rows.isEmpty() && !isApart(lines, i) && (padded || segments.size() == 1);
      if (rows.isEmpty() || (starts && !wrapped)) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(lines.get(i));
    }
    return rows;
  }

  /**
   * The rows below the header when first cells stand in the middle of their rows: a row ends as far
   * below the middle of its first cell as it began above it; empty when that does not come out.
   */
  private static List<List<PdfLine>> centred(List<PdfLine> lines, List<Gap> gaps) {
    List<List<PdfLine>> rows = new ArrayList<>();
    rows.add(List.of(lines.getFirst()));
    int at = 1;
    while (at < lines.size()) {
      int first = at;
      while (first < lines.size() && column(gaps, lines.get(first).segments().getFirst()) > 0) {
        first++;
      }
      if (first == lines.size()) {
        return List.of();
      }
      int last = first;
      for (int i = first + 1; i < lines.size(); i++) {
        boolean own = column(gaps, lines.get(i).segments().getFirst()) == 0;
        double size = lines.get(i).size();
        if (own && lines.get(i).baseline() - lines.get(last).baseline() < 1.9 * size) {
          last = i;
        }
      }
      double end =
          lines.get(first).baseline() + lines.get(last).baseline() - lines.get(at).baseline();
      int to = last;
      while (to + 1 < lines.size()
          && lines.get(to + 1).baseline() < end + 0.6 * lines.get(to + 1).size()) {
        to++;
      }
      if (Math.abs(lines.get(to).baseline() - end) > lines.get(to).size()) {
        return List.of();
      }
      rows.add(lines.subList(at, to + 1));
      at = to + 1;
    }
    return rows;
  }

  private static boolean isApart(List<PdfLine> lines, int i) {
    return lines.get(i).baseline() - lines.get(i - 1).baseline() > 1.45 * lines.get(i).size();
  }

  /** The column of a segment: how many gaps end before it begins. */
  private static int column(List<Gap> gaps, List<PdfRun> segment) {
    double x = segment.getFirst().x();
    return (int) gaps.stream().filter(gap -> gap.to() <= x + 1).count();
  }
}
