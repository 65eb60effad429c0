package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers the lines of a plain text into paragraphs, items and tables. */
final class PlainParagraphs {
  private static final int LONGEST_TITLE = 14;
  private static final int LONGEST_RULED = 100;
  private static final int LONG_LINE = 50;
  private static final Pattern QUESTION_OR_ANSWER =
      Pattern.compile("(?:Q|A|Question|Answer)\\s?\\d{0,3}[:.)](?:\\s.*|$)");

  /** {@code == Gifts ==}, with the same sign on both sides. */
  private static final Pattern FRAMED = Pattern.compile("([-=*#~+|_])\\1*\\s+(\\S.*?\\S)\\s+\\1+");

  private final List<String> warnings;
  private final PlainWrap wrap;
  private final Hyphens hyphens = new Hyphens();
  private final List<PlainPiece> pieces = new ArrayList<>();
  private final List<PlainLine> block = new ArrayList<>();
  private Optional<PlainMarker> marker = Optional.empty();
  private boolean ruled = true;
  private boolean listing;

  private PlainParagraphs(List<PlainLine> lines, List<String> warnings) {
    this.warnings = warnings;
    this.wrap = PlainWrap.of(lines);
    lines.forEach(line -> hyphens.learn(line.text()));
  }

  static List<PlainPiece> of(List<PlainLine> lines, List<String> warnings) {
    PlainParagraphs paragraphs = new PlainParagraphs(lines, warnings);
    int i = 0;
    while (i < lines.size()) {
      PlainTables.Found table = PlainTables.at(lines, i);
      if (table.length() > 0) {
        paragraphs.table(table, lines.subList(i, i + table.length()));
        i += table.length();
      } else {
        paragraphs.line(lines.get(i));
        i++;
      }
    }
    paragraphs.flush();
    return paragraphs.pieces;
  }

  private void table(PlainTables.Found found, List<PlainLine> source) {
    flush();
    if (found.table().isPresent()) {
      pieces.add(found.table().get());
      return;
    }
    warnings.add(
        "%s look like columns that cannot be told apart; left as they are, line by line"
            .formatted(PlainLine.span(source).describe()));
    source.stream().filter(line -> !line.isRule()).forEach(this::alone);
  }

  private void alone(PlainLine line) {
    block.add(line);
    flush();
  }

  private void line(PlainLine line) {
    if (line.isRule()) {
      rule(line);
      return;
    }
    Matcher framed = FRAMED.matcher(line.text());
    if (line.right() <= LONGEST_RULED * 2
        && framed.matches()
        && framed.group(2).matches(".*\\p{L}.*")) {
      flush();
      PlainLine inner = line.withText(framed.group(2));
      String signs = line.firstWord();
      add(new PlainPiece.Text(inner.text(), List.of(inner), Optional.empty(), signs, true));
      return;
    }
    if (!block.isEmpty() && breaks(block.getLast(), line)) {
      flush();
    }
    if (block.isEmpty()) {
      marker = PlainMarker.of(line);
      listing = isAnnounced(line);
    }
    block.add(line);
  }

  /** A drawn line makes a heading of the one line above it, or only parts what is around it. */
  private void rule(PlainLine rule) {
    boolean under =
        block.size() == 1
            && !rule.isApart()
            && marker.filter(PlainMarker::isBullet).isEmpty()
            && block.getFirst().text().length() <= LONGEST_RULED
            && !block.getFirst().text().matches(".*[.;,]$");
    flush(under ? rule.text().substring(0, 1) : "");
    ruled = true;
  }

  private boolean breaks(PlainLine last, PlainLine line) {
    if ((line.gap() > 0 && !line.paged()) || (line.quoted() && !last.quoted())) {
      return true;
    }
    if (startsItem(last, line) || QUESTION_OR_ANSWER.matcher(line.text()).matches()) {
      return true;
    }
    boolean continues = line.startsSmall() && !last.isDone();
    if (line.paged()) {
      return !continues && !last.text().endsWith(",");
    }
    if (!line.startsSmall() && isTitleAbove(last, line)) {
      return true;
    }
    if (!wrap.wrapped()) {
      return !continues || (last.right() < LONG_LINE && isListed(last, line));
    }
    if (wrap.endsVeryEarly(last, line)) {
      boolean onPurpose = last.isDone() || wrap.endsOnPurpose(last, line);
      return continues ? isListed(last, line) : onPurpose;
    }
    return last.isDone() && movesAside(line);
  }

  /** Whether the block is a heading with its text directly below. */
  private boolean isTitleAbove(PlainLine last, PlainLine line) {
    if (block.size() > 1 || last.text().matches(".*[.,;]$")) {
      return isCapital(last.text()) && !isCapital(line.text()) && block.size() <= 2;
    }
    boolean capital = isCapital(last.text());
    if (capital && isCapital(line.text())) {
      return false;
    }
    Optional<Label.Found> label = Label.ofHeading(last.text());
    boolean labelled =
        label.isPresent()
            && wrap.endsEarly(last, line)
            && PlainHeadings.isTitle(
                last.text().substring(label.get().end()), false, LONGEST_TITLE);
    return labelled || capital;
  }

  static boolean isCapital(String text) {
    return text.equals(text.toUpperCase(Locale.ROOT)) && text.matches(".*\\p{Lu}{2}.*");
  }

  /** Whether lines stand below each other as items without bullets, after a colon. */
  private boolean isListed(PlainLine last, PlainLine line) {
    if (marker.isPresent() || last.indent() != line.indent()) {
      return false;
    }
    return last.text().matches(".*[;,]$") || listing;
  }

  /** Whether a line may be an item without a bullet: the first below a colon or one after it. */
  private boolean isAnnounced(PlainLine line) {
    if (pieces.isEmpty() || !(pieces.getLast() instanceof PlainPiece.Text above)) {
      return false;
    }
    boolean first =
        LeadIn.endsWithColon(above.text()) && (line.isApart() || line.indent() > above.indent());
    return first || (listing && !line.isApart() && line.indent() == above.indent());
  }

  /** Whether a full line is followed by one with the indentation of another paragraph. */
  private boolean movesAside(PlainLine line) {
    int first = block.getFirst().indent();
    int body = block.stream().skip(1).mapToInt(PlainLine::indent).min().orElse(first);
    if (marker.isPresent()) {
      boolean hangs = block.size() > 1 && body > first;
      return hangs && line.indent() < Math.min(body, marker.get().textIndent()) - 1;
    }
    return line.indent() >= Math.max(body, block.getLast().indent()) + 2
        || (block.size() > 1 && line.indent() < body - 1);
  }

  private boolean startsItem(PlainLine last, PlainLine line) {
    Optional<PlainMarker> found = PlainMarker.of(line);
    if (found.isEmpty()) {
      return false;
    }
    PlainMarker fresh = found.get();
    if (fresh.isBullet() && !fresh.isTyped()) {
      return true;
    }
    boolean waiting =
        last.isDone()
            || wrap.endsVeryEarly(last, line)
            || last.text().matches("(?s).*(?:,|\\b(?:and|or))$")
            || !wrap.wrapped();
    boolean sibling = marker.filter(fresh::isSiblingOf).isPresent();
    if (fresh.isBullet()) {
      return waiting || sibling;
    }
    boolean reference =
        fresh.label().filter(label -> label.parts() > 1).isPresent()
            && line.text().substring(fresh.end()).matches("\\p{Ll}.*|");
    return sibling || (waiting && (!reference || last.isDone()));
  }

  private void flush() {
    flush("");
  }

  private void flush(String drawn) {
    if (!block.isEmpty()) {
      StringBuilder text = new StringBuilder();
      block.forEach(line -> hyphens.append(text, line.text()));
      boolean apart = ruled || pieces.isEmpty() || block.getFirst().isApart();
      add(new PlainPiece.Text(text.toString(), block, marker, drawn, apart));
    }
    block.clear();
    marker = Optional.empty();
    ruled = false;
  }

  /** Adds a piece; a label on a line of its own goes before the text that follows. */
  private void add(PlainPiece.Text piece) {
    boolean labelAbove =
        !pieces.isEmpty()
            && pieces.getLast() instanceof PlainPiece.Text above
            && above.label().isPresent()
            && above.rest().isBlank()
            && piece.marker().isEmpty();
    if (labelAbove && pieces.removeLast() instanceof PlainPiece.Text above) {
      List<PlainLine> both = new ArrayList<>(above.lines());
      both.addAll(piece.lines());
      String text = above.text().strip() + " " + piece.text();
      Optional<PlainMarker> whole =
          PlainMarker.of(above.lines().getFirst().withText(text)).or(above::marker);
      pieces.add(new PlainPiece.Text(text, both, whole, piece.drawn(), above.apart()));
    } else {
      pieces.add(piece);
    }
    ruled = false;
  }
}
