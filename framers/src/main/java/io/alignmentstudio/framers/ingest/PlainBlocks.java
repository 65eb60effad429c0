package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes blocks of the pieces of a plain text; the indentation of items says how they nest. */
final class PlainBlocks {
  private static final int LONGEST_TERM = 8;
  private static final int LONGEST_TITLE = 6;

  /** "Section 1." or "Rule 4:" with its text on the same line. */
  private static final Pattern NUMBERED_TEXT =
      Pattern.compile(
          "((?:(?i:section|sec\\.|article|art\\.|rule|principle|chapter|clause)\\s+"
              + "[\\dIVXLC]+[A-Za-z]?(?:\\.\\d+)*\\s*[.:–—-]|§\\s*\\d+[A-Za-z]?\\.?)\\s+)(\\S.*)",
          Pattern.DOTALL);

  /** The header of a column of terms. */
  private static final Pattern TERM =
      Pattern.compile("(?i)(?:defined )?(?:terms?|words?|expressions?|abbreviations?|acronyms?)");

  private static final Pattern BOX_TITLE =
      Pattern.compile("\\p{Lu}\\p{L}*(?: \\p{L}+){0,3}[.:](?=\\s)");

  private static final Pattern SHORT_SENTENCE =
      Pattern.compile(
          "(\\p{Lu}[^.]{2,60}\\.)(?:\\s*[–—-]+)?\\s+((?:\\([a-z1-9]\\)\\s+)?\\p{Lu}.*)",
          Pattern.DOTALL);

  /**
   * An item that may still get siblings and children.
   *
   * @param depth among the items whose place is told by their indentation; -1 for one whose place
   *     is told by its number
   */
  private record Open(PlainMarker marker, int depth) {}

  private final List<PlainPiece> pieces;
  private final List<PlainStyle> styles;
  private final List<Integer> levels;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private List<String> titles = List.of("");
  private boolean nested;
  private final boolean mostlyQuoted;
  private int lists;

  private PlainBlocks(List<PlainPiece> pieces, List<PlainStyle> styles) {
    this.pieces = pieces;
    this.styles = styles;
    this.levels = PlainStyle.levels(styles);
    this.mostlyQuoted = pieces.stream().filter(PlainBlocks::isQuoted).count() * 2 > pieces.size();
  }

  static List<Block> of(List<PlainPiece> pieces) {
    PlainBlocks blocks = new PlainBlocks(pieces, PlainHeadings.styles(pieces));
    int i = 0;
    while (i < pieces.size()) {
      i += blocks.add(i);
    }
    // The title of a document stands first, above what is printed over it.
    blocks.blocks.sort((a, b) -> Boolean.compare(isTitle(b), isTitle(a)));
    return blocks.blocks;
  }

  private static boolean isQuoted(PlainPiece piece) {
    return piece instanceof PlainPiece.Text text && text.isQuoted();
  }

  private static boolean isTitle(Block block) {
    return block instanceof Block.Heading heading && heading.level() == 0;
  }

  /** Adds what a piece, or several together, make; returns how many pieces were used. */
  private int add(int at) {
    switch (pieces.get(at)) {
      case PlainPiece.Table table -> table(table);
      case PlainPiece.Text text when text.isQuoted() && !mostlyQuoted -> quoted(text);
      case PlainPiece.Text text when isTerm(at, text) -> {
        definition(text, pieces.get(at + 1));
        return 2;
      }
      case PlainPiece.Text text when styles.get(at).isHeading() -> {
        return heading(at, text);
      }
      case PlainPiece.Text text when text.isBullet() -> bullet(text);
      case PlainPiece.Text text when isNumberedText(text) -> numberedText(text);
      case PlainPiece.Text text when text.label().isPresent() -> labelled(text, text.label().get());
      case PlainPiece.Text text -> {
        int listed = listed(at);
        if (listed > 0) {
          pieces.subList(at, at + listed).forEach(piece -> listItem(piece));
          return listed;
        }
        paragraph(text);
      }
    }
    return 1;
  }

  /** Adds a heading, with the lines below it that are its second and third line. */
  private int heading(int at, PlainPiece.Text text) {
    PlainStyle style = styles.get(at);
    StringBuilder title = new StringBuilder(text.text());
    List<PlainLine> lines = new ArrayList<>(text.lines());
    int next = at + 1;
    while (style.kind() == PlainStyle.Kind.CAPITALS
        && next < pieces.size()
        && styles.get(next).equals(style)
        && pieces.get(next) instanceof PlainPiece.Text more
        && !more.lines().getFirst().isApart()) {
      title.append(' ').append(more.text());
      lines.addAll(more.lines());
      next++;
    }
    String printed = title.toString();
    String clean = style.kind() == PlainStyle.Kind.NUMBERED ? withoutStop(printed) : printed;
    Set<HeadingEvidence> evidence =
        switch (style.kind()) {
          case DRAWN -> Set.of(HeadingEvidence.MARKUP);
          case CAPITALS -> Set.of(HeadingEvidence.CAPITALS, HeadingEvidence.SPACING);
          case NUMBERED -> Set.of(HeadingEvidence.NUMBER, HeadingEvidence.SPACING);
          case NONE, TITLE, PLAIN -> Set.of(HeadingEvidence.SPACING);
        };
    blocks.add(new Block.Heading(levels.get(at), "", clean, evidence, PlainLine.span(lines)));
    titles = List.of(printed);
    endLists();
    return next - at;
  }

  /** Whether a line is a term of a glossary, with its meaning below it, further right. */
  private boolean isTerm(int at, PlainPiece.Text text) {
    return styles.get(at).kind() == PlainStyle.Kind.PLAIN
        && ClauseRules.isDefinitions(titles)
        && pieces.get(at + 1) instanceof PlainPiece.Text meaning
        && !styles.get(at + 1).isHeading()
        && !meaning.lines().getFirst().isApart()
        && meaning.indent() > text.indent();
  }

  private void definition(PlainPiece.Text term, PlainPiece meaning) {
    if (meaning instanceof PlainPiece.Text text) {
      List<PlainLine> lines = new ArrayList<>(term.lines());
      lines.addAll(text.lines());
      RichText rich = RichText.of(term.text() + ": " + text.text(), term.text(), false);
      blocks.add(new Block.Paragraph(rich, Block.Role.DEFINITION, 0, PlainLine.span(lines)));
    }
  }

  /** Titles such as "Short title." of statutes lose their full stop. */
  private static String withoutStop(String title) {
    boolean labelOnly =
        Label.ofHeading(title).filter(found -> found.end() >= title.length()).isPresent();
    return labelOnly ? title : title.replaceFirst("(?<=\\p{L})\\.$", "");
  }

  private void endLists() {
    open.clear();
    nested = false;
    lists++;
  }

  private void bullet(PlainPiece.Text text) {
    PlainMarker marker = text.marker().orElseThrow();
    close(marker);
    Optional<Open> sibling =
        open.isEmpty() ? Optional.empty() : Optional.of(open.getLast()).filter(isSame(marker));
    int depth = sibling.map(Open::depth).orElse(depth() + 1);
    if (sibling.isPresent()) {
      open.removeLast();
    }
    open.add(new Open(marker, depth));
    item(Bullets.label(marker.bullet()), depth, text.rest(), text.lines());
  }

  private static Predicate<Open> isSame(PlainMarker marker) {
    return other ->
        other.marker.isBullet() == marker.isBullet()
            && Math.abs(other.marker.indent() - marker.indent()) <= 1;
  }

  /** Closes the items that stand further right than a marker. */
  private void close(PlainMarker marker) {
    while (!open.isEmpty()
        && (open.getLast().marker.indent() > marker.indent() + 1
            || (open.getLast().marker.isBullet() != marker.isBullet()
                && open.getLast().marker.indent() >= marker.indent()
                && !marker.isBullet()))) {
      open.removeLast();
    }
  }

  private int depth() {
    return open.stream().mapToInt(Open::depth).max().orElse(-1);
  }

  private void item(String label, int depth, String rest, List<PlainLine> lines) {
    blocks.add(new Block.Item(label, lists, depth, RichText.plain(rest), PlainLine.span(lines)));
  }

  /**
   * Adds an item with a label. Its number tells its place, unless a list of the same numbers stands
   * inside another, further right.
   */
  private void labelled(PlainPiece.Text text, Label label) {
    PlainMarker marker = text.marker().orElseThrow();
    close(marker);
    Optional<Open> like =
        open.stream()
            .filter(other -> other.marker.label().filter(label::isLike).isPresent())
            .reduce((_, last) -> last);
    boolean inside =
        like.filter(other -> other.marker.indent() + 1 < marker.indent()).isPresent()
            && label.isFirst();
    nested |= inside;
    Optional<Open> sibling = like.filter(isSame(marker));
    int depth = -1;
    if (nested) {
      depth = sibling.isPresent() ? Math.max(0, sibling.get().depth) : inside ? depthInside() : 0;
    }
    sibling.ifPresent(open::remove);
    open.add(new Open(marker, depth));
    if (nested) {
      item(label.printed(), depth, text.rest(), text.lines());
    } else {
      blocks.add(body(text));
    }
  }

  private int depthInside() {
    return Math.max(0, depth()) + 1;
  }

  private static Block body(PlainPiece.Text text) {
    return Block.Paragraph.body(RichText.plain(text.text()), PlainLine.span(text.lines()));
  }

  private boolean isNumberedText(PlainPiece.Text text) {
    return text.apart()
        && !text.text().startsWith("§")
        && NUMBERED_TEXT.matcher(text.text()).matches();
  }

  /** Parts "Section 1. Short title. This Act may be cited ..." into its heading and its text. */
  private void numberedText(PlainPiece.Text text) {
    Matcher matcher = NUMBERED_TEXT.matcher(text.text());
    if (!matcher.matches()) {
      paragraph(text);
      return;
    }
    String title = matcher.group(1).strip();
    String rest = matcher.group(2);
    Matcher sentence = SHORT_SENTENCE.matcher(rest);
    if (sentence.matches() && ClauseRules.words(sentence.group(1)) <= LONGEST_TITLE) {
      title = title + " " + sentence.group(1).substring(0, sentence.group(1).length() - 1);
      rest = sentence.group(2);
    }
    SourceSpan span = PlainLine.span(text.lines());
    blocks.add(new Block.Heading(sectionLevel(), "", title, Set.of(HeadingEvidence.SPACING), span));
    titles = List.of(title);
    endLists();
    blocks.add(Block.Paragraph.body(RichText.plain(rest), span));
  }

  /** Sections whose text stands on the line of their number are below all other headings. */
  private int sectionLevel() {
    return 1 + levels.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** Adds a quoted paragraph as a box; "Remember." before its text is the title of the box. */
  private void quoted(PlainPiece.Text text) {
    Matcher title = BOX_TITLE.matcher(text.text());
    RichText rich = RichText.of(text.text(), title.lookingAt() ? title.group() : "", false);
    blocks.add(new Block.Paragraph(rich, Block.Role.CALL_OUT, 0, PlainLine.span(text.lines())));
  }

  private void paragraph(PlainPiece.Text text) {
    boolean inside =
        !open.isEmpty() && text.indent() > open.getFirst().marker.indent() && text.indent() > 0;
    int depth = 0;
    if (inside) {
      open.removeIf(item -> item.marker.indent() >= text.indent());
      depth = Math.max(0, depth()) + 1;
    } else if (!open.isEmpty()) {
      endLists();
    }
    blocks.add(
        new Block.Paragraph(
            RichText.plain(text.text()), Block.Role.BODY, depth, PlainLine.span(text.lines())));
  }

  /** How many pieces from a place on are items without bullets, announced by a colon. */
  private int listed(int at) {
    if (blocks.isEmpty()
        || !(blocks.getLast() instanceof Block.Paragraph above)
        || !LeadIn.endsWithColon(above.text().text())
        || !(pieces.get(at) instanceof PlainPiece.Text first)) {
      return 0;
    }
    int end = at;
    while (end < pieces.size()
        && !styles.get(end).isHeading()
        && pieces.get(end) instanceof PlainPiece.Text text
        && text.marker().isEmpty()
        && text.indent() == first.indent()
        && text.words() <= LONGEST_TERM * 2
        && (end == at || !text.apart())) {
      end++;
    }
    return end - at >= 2 ? end - at : 0;
  }

  private void listItem(PlainPiece piece) {
    if (piece instanceof PlainPiece.Text text) {
      item(Block.BULLET, Math.max(0, depth() + 1), text.text(), text.lines());
    }
  }

  private void table(PlainPiece.Table table) {
    boolean pairs = table.rows().getFirst().size() == 2;
    boolean keyed = pairs && table.rows().stream().allMatch(row -> row.getFirst().endsWith(":"));
    boolean defined = pairs && !table.headed() && ClauseRules.isDefinitions(titles);
    List<SourceSpan> spans = table.sources().stream().map(PlainLine::span).toList();
    if (!keyed && !defined) {
      blocks.addAll(Tables.rows(table.rows(), spans, table.headed()));
      return;
    }
    for (int i = 0; i < spans.size(); i++) {
      List<String> row = table.rows().get(i);
      String term = row.getFirst();
      String text = String.join(keyed ? " " : ": ", row);
      RichText rich = RichText.of(text, keyed ? "" : term, false);
      if (defined && i == 0 && TERM.matcher(term).matches()) {
        continue;
      }
      Block.Role role = defined ? Block.Role.DEFINITION : Block.Role.BODY;
      blocks.add(new Block.Paragraph(rich, role, 0, spans.get(i)));
    }
  }
}
