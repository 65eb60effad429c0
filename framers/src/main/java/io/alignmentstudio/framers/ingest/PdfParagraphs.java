package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Assembles the paragraphs, list items and table rows of an untagged PDF from its lines. */
final class PdfParagraphs {
  private static final Pattern BULLET =
      Pattern.compile("^(?:[" + Bullets.DRAWN + "\uFFFD]|[-–—oO](?=\\s))\\s*");
  private static final Pattern CONTENTS_LINE =
      Pattern.compile(".*(?:\\.\\s?){4,}\\s*(?:\\d{1,4}|[ivxlc]+)$");
  private static final Pattern CONTENTS_TITLE = Pattern.compile("(?i)(?:table of )?contents|index");
  private static final Pattern NOTE = Pattern.compile("\\d{1,3}\\s*\\p{L}.{8,}");
  private static final Pattern DONE = Pattern.compile(".*[.!?:;][”’\"')\\]]?$");

  /**
   * Lines wider apart, in font sizes, are those of one paragraph only where their words go on: a
   * document of one-line paragraphs has no closer ones.
   */
  private static final double WIDEST_PITCH = 1.6;

  private final PdfText texts = new PdfText();
  private final List<PdfPiece> pieces = new ArrayList<>();
  private final List<PdfLine> block = new ArrayList<>();
  private final List<Double> bulletEdges = new ArrayList<>();
  private final List<PdfLine> notes = new ArrayList<>();
  private final double pitch;
  private final double bodySize;
  private int lists;
  private boolean item;
  private double textEdge;
  private boolean apart;
  private Optional<PdfLine> last = Optional.empty();
  private final List<PdfLine> contentsLines = new ArrayList<>();

  private PdfParagraphs(List<PdfLine> lines) {
    this.bodySize = bodySize(lines);
    this.pitch = pitch(lines, bodySize);
    lines.forEach(line -> texts.learn(line.text()));
  }

  /**
   * The parts of a document.
   *
   * @param contents the lines of its table of contents, which are left out
   */
  record Found(List<PdfPiece> pieces, List<PdfLine> contents) {}

  static Found of(List<PdfLine> lines, PdfFramed framed, List<String> warnings) {
    PdfParagraphs paragraphs = new PdfParagraphs(lines);
    int i = 0;
    while (i < lines.size()) {
      int note = paragraphs.noteLength(lines, i);
      if (note > 0) {
        paragraphs.notes.addAll(lines.subList(i, i + note));
        i += note;
        continue;
      }
      if (PdfFramed.isPlace(lines.get(i))) {
        boolean follows = i > 0 && PdfFramed.isPlace(lines.get(i - 1));
        paragraphs.flush();
        paragraphs.bulletEdges.clear();
        framed.add(lines.get(i), follows, paragraphs.pieces);
        i++;
        continue;
      }
      int table = PdfTables.length(lines, i);
      if (table > 0) {
        paragraphs.flush();
        paragraphs.bulletEdges.clear();
        if (!PdfTables.isSure(lines.subList(i, i + table))) {
          warnings.add(
              "the rows of a table on page %d cannot be told apart; it is one clause"
                  .formatted(lines.get(i).page()));
        }
        PdfTables.rows(lines.subList(i, i + table), paragraphs.texts)
            .forEach(row -> paragraphs.pieces.add(new PdfPiece.Ready(row)));
        i += table;
      } else {
        paragraphs.line(lines.get(i));
        i++;
      }
    }
    paragraphs.flush();
    if (!paragraphs.contentsLines.isEmpty()) {
      warnings.add(
          "left out a table of contents of %d lines".formatted(paragraphs.contentsLines.size()));
    }
    return new Found(paragraphs.pieces, paragraphs.contentsLines);
  }

  /** The usual distance between lines of a paragraph, as a multiple of the font size. */
  private static double pitch(List<PdfLine> lines, double bodySize) {
    Map<Long, Integer> counts = new TreeMap<>();
    Map<Long, Integer> goingOn = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      PdfLine before = lines.get(i - 1);
      PdfLine line = lines.get(i);
      double gap = line.baseline() - before.baseline();
      boolean inside = line.page() == before.page() && line.column() == before.column();
      // Only lines that fill their column are followed by one of the same paragraph.
      boolean full = before.right() > before.left() + (before.end() - before.left()) * 0.85;
      boolean body = line.size() < 1.08 * bodySize; // Headings stand in their own distances.
      if (inside && full && body && gap > 0 && gap < 3 * line.size()) {
        long bucket = Math.round(gap / line.size() * 20);
        counts.merge(bucket, 1, Integer::sum);
        goingOn.merge(bucket, goesOn(before, line) ? 1 : 0, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(
            entry ->
                entry.getKey() <= WIDEST_PITCH * 20
                    || 3 * goingOn.get(entry.getKey()) >= entry.getValue())
        .max(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey() / 20.0)
        .orElse(1.2);
  }

  /** Whether the words of a line go on in the next one; those of one-line paragraphs do not. */
  private static boolean goesOn(PdfLine before, PdfLine line) {
    String text = line.text();
    return !text.isEmpty()
        && !DONE.matcher(before.text()).matches()
        && !Character.isUpperCase(text.codePointAt(0))
        && !BULLET.matcher(text).lookingAt()
        && Label.ofParagraph(text).isEmpty();
  }

  /** How many lines from a position on are footnotes: small, numbered, last of their page. */
  private int noteLength(List<PdfLine> lines, int from) {
    PdfLine first = lines.get(from);
    if (!isSmall(first) || !NOTE.matcher(first.text()).matches()) {
      return 0;
    }
    int end = from;
    while (end < lines.size() && lines.get(end).page() == first.page()) {
      if (!isSmall(lines.get(end))) {
        return 0;
      }
      end++;
    }
    return end - from;
  }

  private boolean isSmall(PdfLine line) {
    return line.runs().getLast().size() < 0.95 * bodySize;
  }

  private void flushNotes() {
    List<PdfLine> note = new ArrayList<>();
    for (int i = 0; i <= notes.size(); i++) {
      if (i == notes.size() || NOTE.matcher(notes.get(i).text()).matches()) {
        if (!note.isEmpty()) {
          RichText rich = texts.join(note.stream().map(PdfLine::runs).toList());
          String numbered = rich.text().replaceFirst("^(\\d+)\\s*", "$1. ");
          RichText text = RichText.plain(numbered);
          pieces.add(
              new PdfPiece.Ready(
                  new Block.Paragraph(text, Block.Role.FOOTNOTE, 0, PdfText.box(note))));
          note.clear();
        }
      }
      if (i < notes.size()) {
        note.add(notes.get(i));
      }
    }
    notes.clear();
  }

  private static double bodySize(List<PdfLine> lines) {
    Map<Long, Integer> sizes = new TreeMap<>();
    lines.forEach(
        line -> sizes.merge(Math.round(line.size() * 4), line.text().length(), Integer::sum));
    return sizes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey() / 4.0)
        .orElse(10.0);
  }

  private void line(PdfLine line) {
    String text = line.text();
    if (text.isEmpty()) {
      return;
    }
    if (CONTENTS_LINE.matcher(text).matches()) {
      flush();
      if (contentsLines.isEmpty()
          && !pieces.isEmpty()
          && pieces.getLast() instanceof PdfPiece.Text title
          && CONTENTS_TITLE.matcher(title.rich().text()).matches()) {
        pieces.removeLast();
      }
      contentsLines.add(line);
      last = Optional.of(line);
      return;
    }
    if (!block.isEmpty() && breaks(block.getLast(), line, text)) {
      flush();
    }
    if (block.isEmpty()) {
      start(line, text);
    }
    block.add(line);
    last = Optional.of(line);
  }

  private void start(PdfLine line, String text) {
    item = BULLET.matcher(text).lookingAt() || Label.ofParagraph(text).isPresent();
    textEdge = item ? afterLabel(line) : line.x();
    apart = last.filter(before -> follows(before, line)).isEmpty();
  }

  /** Whether a line stands as close below another as paragraphs do. */
  private boolean follows(PdfLine before, PdfLine line) {
    double gap = line.baseline() - before.baseline();
    return before.page() == line.page()
        && before.column() == line.column()
        && gap < (pitch + 0.9) * Math.max(line.size(), before.size());
  }

  /** Where the text of an item begins, right of its bullet or number. */
  private static double afterLabel(PdfLine line) {
    return line.runs().size() > 1 ? line.runs().get(1).x() : line.x() + line.size();
  }

  private boolean breaks(PdfLine before, PdfLine line, String text) {
    String soFar = before.text();
    boolean done = DONE.matcher(soFar).matches();
    boolean isShort = before.isShort();
    if (startsItem(line, text, done, isShort)) {
      return true;
    }
    if (Math.abs(before.size() - line.size()) > 0.08 * before.size()) {
      return true;
    }
    boolean allBold = block.stream().allMatch(PdfLine::bold);
    if (allBold != line.bold() && (isShort || done) && allBold) {
      return true;
    }
    if (line.bold() && !allBold && (isShort || done)) {
      return true;
    }
    if (leavesTheMiddle(before, line)) {
      return true;
    }
    boolean elsewhere = line.page() != before.page() || line.column() != before.column();
    if (elsewhere) {
      boolean continues = Character.isLowerCase(text.codePointAt(0)) || (!done && !isShort);
      return !continues;
    }
    double gap = line.baseline() - before.baseline();
    if (gap > pitch * line.size() * 1.3 || gap < 0) {
      return true;
    }
    if (isShort && done && hadRoom(before, line)) {
      return true;
    }
    if (item && isShort && hadRoom(before, line) && goesOnBelow(line, text)) {
      return true;
    }
    boolean indented =
        line.x() > block.getFirst().x() + 0.8 * line.size() && !item && block.size() > 1;
    boolean outdented =
        item && block.size() > 1 && line.x() < Math.min(textEdge, before.x()) - 0.7 * line.size();
    return done && (indented || outdented);
  }

  /** Whether a heading at the left stands below a title in the middle, in the same letters. */
  private boolean leavesTheMiddle(PdfLine before, PdfLine line) {
    boolean striking = line.size() > 1.08 * bodySize || (line.bold() && before.bold());
    double middles = before.x() + before.right() - line.x() - line.right();
    return striking
        && block.size() == 1
        && before.x() - line.x() > 6 * line.size()
        && middles > 4 * line.size();
  }

  /** Whether a line left of an item's text goes on from the list: "unless the officer agrees". */
  private boolean goesOnBelow(PdfLine line, String text) {
    return Character.isLowerCase(text.codePointAt(0)) && line.x() < textEdge - 0.7 * line.size();
  }

  /** Whether the first word of a line would have fitted at the end of the line above. */
  private static boolean hadRoom(PdfLine before, PdfLine line) {
    if (RightToLeft.prevails(line.text())) {
      return true;
    }
    PdfRun run = line.runs().getFirst();
    String text = RichText.normalise(run.text());
    int end = text.indexOf(' ');
    double share = end < 0 ? 1 : (double) end / text.length();
    double word = (run.right() - run.x()) * share;
    return before.right() + word + 0.25 * line.size() < before.end();
  }

  private boolean startsItem(PdfLine line, String text, boolean done, boolean isShort) {
    if (BULLET.matcher(text).lookingAt() && !text.matches("^[oO]\\s\\p{Ll}.*")) {
      return true;
    }
    Optional<Label.Found> label = Label.ofParagraph(text);
    if (label.isEmpty() || label.get().end() >= text.length()) {
      return false;
    }
    int end = label.get().end();
    boolean reference =
        label.get().label().parts() > 1 && Character.isLowerCase(text.codePointAt(end));
    if (reference && !done) {
      return false;
    }
    boolean waiting = done || isShort;
    boolean outside = line.x() < textEdge - 0.5 * line.size() && item;
    boolean connected = block.getLast().text().matches(".*(?:[;,]|\\b(?:and|or))$");
    return waiting || outside || connected;
  }

  private void flush() {
    if (block.isEmpty()) {
      flushNotes();
      return;
    }
    RichText rich = texts.join(block.stream().map(PdfLine::runs).toList());
    Matcher bullet = BULLET.matcher(rich.text());
    if (bullet.lookingAt() && bullet.end() < rich.text().length()) {
      RichText rest = rich.from(bullet.end());
      int depth = depth(block.getFirst().x());
      pieces.add(
          new PdfPiece.Ready(
              new Block.Item(
                  Bullets.label(bullet.group()), lists, depth, rest, PdfText.box(block))));
    } else if (!rich.text().isEmpty() && !bullet.lookingAt()) {
      if (Label.ofParagraph(rich.text()).isEmpty()) {
        bulletEdges.clear();
        lists++;
      }
      boolean tabular = block.stream().anyMatch(line -> line.segments().size() > (item ? 2 : 1));
      pieces.add(
          new PdfPiece.Text(
              rich, PdfStyle.of(block), block.size(), tabular, apart, PdfText.box(block)));
    }
    block.clear();
    flushNotes();
  }

  private int depth(double x) {
    while (!bulletEdges.isEmpty() && bulletEdges.getLast() > x + 4) {
      bulletEdges.removeLast();
    }
    if (bulletEdges.isEmpty() || bulletEdges.getLast() < x - 4) {
      bulletEdges.add(x);
    }
    return bulletEdges.size() - 1;
  }
}
