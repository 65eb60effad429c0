package io.alignmentstudio.framers.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells the headings of a plain text from its paragraphs and items: by lines drawn around them, by
 * their number and what follows it, by capitals, or by standing alone above a text.
 */
final class PlainHeadings {
  private static final int LONGEST_NUMBERED = 14;
  private static final int LONGEST_CAPITAL = 16;
  private static final int LONGEST_PLAIN = 10;
  private static final int DEEPEST = 4;
  private static final int LATEST_TITLE = 6;

  private static final Pattern VERB =
      Pattern.compile(
          "(?i).*\\b(?:must|shall|should|may|cannot|will|is|are|has|have|was|were|please)\\b.*");
  private static final Pattern SENTENCES = Pattern.compile(".*\\p{Ll}{2}[.;]\\s+\\S.*");
  private static final Pattern BROKEN_OFF =
      Pattern.compile(
          "(?i)(?:.*\\s)?(?:the|an?|of|to|by|for|and|or|with|in|on|at|that|which|from|as|this|our|its"
              + "|their|any|all|not|be|see|under|than|into|per|each|every|between|no|section|article|clause)");
  private static final Pattern ASKING =
      Pattern.compile("(?i)(?:who|whom|whose|what|when|where|why|how|which)\\b.*");
  private static final Pattern METADATA =
      Pattern.compile(
          "(?i)(?:version|revision|revised|effective|date|dated|last |updated|approved|issued"
              + "|adopted|owner|author|prepared|signed|copyright|©|by|ref|document|page)\\b.*"
              + "|.*\\b(?:19|20)\\d\\d\\b.*|[^:]{1,30}:\\s.*");

  private final List<PlainPiece> pieces;
  private final PlainStyle[] styles;
  private final boolean mostlyCapital;

  private PlainHeadings(List<PlainPiece> pieces) {
    this.pieces = pieces;
    this.styles = new PlainStyle[pieces.size()];
    long capital = texts().filter(text -> PlainParagraphs.isCapital(text.text())).count();
    this.mostlyCapital = capital * 2 > texts().count();
  }

  /** The style of each piece that is a heading; the others have {@link PlainStyle#NONE}. */
  static List<PlainStyle> styles(List<PlainPiece> pieces) {
    PlainHeadings headings = new PlainHeadings(pieces);
    OptionalInt title = headings.title();
    for (int i = 0; i < pieces.size(); i++) {
      boolean isTitle = title.isPresent() && title.getAsInt() == i;
      headings.styles[i] = isTitle ? PlainStyle.TITLE : headings.styleOf(i);
    }
    title.ifPresent(headings::checkTitle);
    headings.addBySequence();
    return List.of(headings.styles);
  }

  private Stream<PlainPiece.Text> texts() {
    return pieces.stream()
        .filter(PlainPiece.Text.class::isInstance)
        .map(PlainPiece.Text.class::cast);
  }

  private Optional<PlainPiece.Text> text(int at) {
    return at >= 0 && at < pieces.size() && pieces.get(at) instanceof PlainPiece.Text text
        ? Optional.of(text)
        : Optional.empty();
  }

  private PlainStyle styleOf(int at) {
    if (!(pieces.get(at) instanceof PlainPiece.Text text)
        || text.isBullet()
        || !text.text().matches(".*\\p{L}.*|§.*")
        || isQuestionOrAnswer(text)) {
      return PlainStyle.NONE;
    }
    if (!text.drawn().isEmpty()) {
      return PlainStyle.drawn(text.drawn());
    }
    if (at + 1 >= pieces.size()) {
      return PlainStyle.NONE;
    }
    Optional<Label.Found> label = Label.ofHeading(text.text());
    if (label.isPresent() && isNumbered(at, text, label.get())) {
      return PlainStyle.numbered(label.get().label());
    }
    if (label.isPresent() && !label.get().label().form().equals("x")) {
      return PlainStyle.NONE;
    }
    if (isCapitals(text) && opens(at, text) && !isAnnounced(at)) {
      return PlainStyle.CAPITALS;
    }
    return isPlain(at, text) ? PlainStyle.PLAIN : PlainStyle.NONE;
  }

  private static boolean isQuestionOrAnswer(PlainPiece.Text text) {
    RichText rich = RichText.plain(text.text());
    return ClauseRules.isQuestionAlone(rich.text())
        || ClauseRules.isAnswerAlone(rich.text())
        || ClauseRules.question(rich).isPresent()
        || (ClauseRules.answer(rich).isPresent() && !text.text().matches("A[.)]\\s.*[^.]"))
        || ClauseRules.callOut(rich).isPresent();
  }

  /** Whether the piece before opens a list. */
  private boolean isAnnounced(int at) {
    return text(at - 1)
        .filter(before -> !before(at))
        .filter(before -> LeadIn.endsWithColon(before.text()))
        .isPresent();
  }

  private boolean isNumbered(int at, PlainPiece.Text text, Label.Found found) {
    Label label = found.label();
    boolean named = label.family().isNamed();
    String printed = text.text().substring(found.end());
    boolean capital = PlainParagraphs.isCapital(printed);
    String title = capital ? printed.replaceFirst("[.:]$", "") : printed;
    if (!isTitle(title, named, LONGEST_NUMBERED) || !isAllowed(label) || text.lines().size() > 3) {
      return false;
    }
    if (named) {
      return text.apart() && !isFollowedClosely(at, label);
    }
    boolean divided =
        text(at + 1)
            .flatMap(PlainHeadings::headingLabel)
            .filter(next -> isBelow(next, label))
            .isPresent();
    return !title.isBlank()
        && opens(at, text)
        && hasText(at, text, label)
        && (divided || !(isAnnounced(at) || isItem(at, text, label)));
  }

  /** Whether the next of a list of names follows without a blank line. */
  private boolean isFollowedClosely(int at, Label label) {
    return text(at + 1)
        .filter(next -> !next.lines().getFirst().isApart())
        .flatMap(PlainHeadings::headingLabel)
        .filter(next -> next.follows(label))
        .isPresent();
  }

  /** Whether a label continues the list above it or stands further right than its items. */
  private boolean isItem(int at, PlainPiece.Text text, Label label) {
    Optional<PlainPiece.Text> above = text(at - 1).filter(_ -> !before(at));
    boolean next = above.flatMap(PlainPiece.Text::label).filter(label::follows).isPresent();
    boolean deeper =
        above
            .filter(before -> before.marker().isPresent() && before.indent() + 1 < text.indent())
            .isPresent();
    return next || deeper;
  }

  private static boolean isAllowed(Label label) {
    return switch (label.family()) {
      case LOWER_LETTER, LOWER_ROMAN -> false;
      case UPPER_LETTER, UPPER_ROMAN, DECIMAL -> !label.form().startsWith("(");
      case ANNEX, PART, TITLE, SUBTITLE, CHAPTER, SUBCHAPTER, SUBPART, ARTICLE, SECTION, CONTROL ->
          true;
    };
  }

  /** Whether words can be a title: few, no sentence, not broken off. */
  static boolean isTitle(String title, boolean named, int longest) {
    boolean sentence =
        title.matches(named ? ".*[;,:]$" : ".*[.;,:]$") || SENTENCES.matcher(title).matches();
    boolean asks = title.endsWith("?") || ASKING.matcher(title).matches();
    return !sentence
        && ClauseRules.words(title) <= longest
        && !title.matches("\\p{Ll}.*")
        && (asks || !(VERB.matcher(title).matches() || isBrokenOff(title)));
  }

  /** Whether words end with one that needs another behind it. */
  static boolean isBrokenOff(String text) {
    return BROKEN_OFF.matcher(text).matches();
  }

  /** Whether a heading may begin here: after a blank line, a heading or a finished sentence. */
  private boolean opens(int at, PlainPiece.Text text) {
    return text.apart() || before(at) || text(at - 1).filter(PlainPiece.Text::isDone).isPresent();
  }

  private boolean before(int at) {
    return at > 0 && styles[at - 1].isHeading();
  }

  /** Whether what follows is the text of a section and not the next item of a list. */
  private boolean hasText(int at, PlainPiece.Text text, Label label) {
    if (!(pieces.get(at + 1) instanceof PlainPiece.Text next)) {
      return true;
    }
    if (text.indent() > next.indent() + 1 && !PlainParagraphs.isCapital(text.text())) {
      return false;
    }
    Optional<Label> other = next.label().or(() -> headingLabel(next));
    if (other.isPresent()) {
      return isBelow(other.get(), label) || (other.get().isFirst() && !other.get().isLike(label));
    }
    return next.isBullet() || !Character.isLowerCase(next.text().codePointAt(0));
  }

  /** Whether one number is inside the other: 4.1 in 4, and in 4.0 too. */
  private static boolean isBelow(Label inner, Label outer) {
    String stem = outer.number().replaceFirst("\\.0$", "") + ".";
    return inner.family() == Family.DECIMAL
        && outer.family() == Family.DECIMAL
        && inner.number().startsWith(stem);
  }

  private static Optional<Label> headingLabel(PlainPiece.Text text) {
    return Label.ofHeading(text.text()).map(Label.Found::label);
  }

  private boolean isCapitals(PlainPiece.Text text) {
    String words = text.text();
    return PlainParagraphs.isCapital(words)
        && !mostlyCapital
        && text.words() <= LONGEST_CAPITAL
        && text.lines().size() <= 3
        && !words.matches(".*[;,]$|.*\\.\\s.*")
        && !(words.endsWith(".") && text.words() > 5)
        && !(text.words() > 5 && VERB.matcher(words).matches())
        && words.matches(".*\\p{Lu}{3}.*");
  }

  private boolean isPlain(int at, PlainPiece.Text text) {
    if (!isPlainTitle(text) || isAnnounced(at)) {
      return false;
    }
    return isAfterText(at, text) && standsAbove(at);
  }

  private static boolean isPlainTitle(PlainPiece.Text text) {
    int longest = text.text().endsWith("?") ? LONGEST_CAPITAL : LONGEST_PLAIN;
    return text.apart()
        && text.marker().isEmpty()
        && text.lines().size() == 1
        && text.text().matches("[“\"‘']?[\\p{Lu}\\d].*")
        && isTitle(text.text(), false, longest)
        && !METADATA.matcher(text.text()).matches();
  }

  /** Whether what comes before is complete, so that a line of its own is not its last one. */
  private boolean isAfterText(int at, PlainPiece.Text text) {
    return text(at - 1)
        .map(
            before ->
                before(at)
                    || before.isDone()
                    || before
                        .marker()
                        .filter(marker -> marker.indent() >= text.indent())
                        .isPresent())
        .orElse(true);
  }

  /**
   * Whether a title has text below it: a sentence, a list or a table; other titles may stand
   * between.
   */
  private boolean standsAbove(int at) {
    int below = at + 1;
    while (below < at + DEEPEST && text(below).filter(PlainHeadings::isPlainTitle).isPresent()) {
      below++;
    }
    if (below >= pieces.size()) {
      return false;
    }
    return switch (pieces.get(below)) {
      case PlainPiece.Table _ -> true;
      case PlainPiece.Text next -> {
        int words = text(below - 1).map(PlainPiece.Text::words).orElse(0);
        boolean sentence =
            (next.isDone() || text(below + 1).flatMap(PlainPiece.Text::marker).isPresent())
                && !next.text().matches("\\p{Ll}.*")
                && (next.words() > words || next.words() > 3);
        int indent = text(at).map(PlainPiece.Text::indent).orElse(0);
        yield indent <= next.indent() + 1 && (next.marker().isPresent() || sentence);
      }
    };
  }

  /**
   * Takes "5. Reserved" and "5.2 Bribery is prohibited" for headings where the one before is, and
   * what comes next is no sibling in a list.
   */
  private void addBySequence() {
    Optional<Label> last = Optional.empty();
    for (int at = 0; at + 1 < pieces.size(); at++) {
      Optional<PlainPiece.Text> text = text(at);
      Optional<Label.Found> found = text.flatMap(piece -> Label.ofHeading(piece.text()));
      if (text.isEmpty() || found.isEmpty()) {
        continue;
      }
      Label label = found.get().label();
      String title = text.get().text().substring(found.get().end());
      boolean continues =
          last.filter(before -> label.follows(before) || opens(label, before)).isPresent();
      boolean empty = styles[at + 1].isHeading() && isTitle(title, false, LONGEST_PLAIN);
      boolean headed =
          label.parts() > 1
              && isShort(title)
              && hasText(at, text.get(), label)
              && hasSure(PlainStyle.numbered(label));
      if (!styles[at].isHeading()
          && text.get().apart()
          && isAllowed(label)
          && ((continues && empty) || headed)) {
        styles[at] = PlainStyle.numbered(label);
      }
      last = styles[at].isHeading() ? Optional.of(label) : last;
    }
  }

  private boolean hasSure(PlainStyle style) {
    return Arrays.asList(styles).contains(style);
  }

  private static boolean isShort(String title) {
    return ClauseRules.words(title) <= LONGEST_PLAIN && !title.matches("\\p{Ll}.*|.*[.;,:]$|");
  }

  /** Whether one number opens the sections inside the other. */
  private static boolean opens(Label label, Label above) {
    return label.isFirst() && label.number().startsWith(above.number() + ".");
  }

  /**
   * The place of the title: the first short lines, behind a head of columns or dates at most. They
   * are not when they look like all other headings and have their own text.
   */
  private OptionalInt title() {
    int at = 0;
    while (at < LATEST_TITLE && at < pieces.size() && isHead(pieces.get(at))) {
      at++;
    }
    return at + 1 < pieces.size() && text(at).filter(PlainHeadings::isTitleText).isPresent()
        ? OptionalInt.of(at)
        : OptionalInt.empty();
  }

  private static boolean isHead(PlainPiece piece) {
    return switch (piece) {
      case PlainPiece.Table _ -> true;
      case PlainPiece.Text text ->
          text.drawn().isEmpty() && METADATA.matcher(text.text()).matches() && !text.isDone();
    };
  }

  private void checkTitle(int at) {
    PlainStyle style = styleOf(at);
    if (isFirstOfMany(at, style)) {
      styles[at] = style;
    }
  }

  /** Whether what looks like a title is only the first of several headings. */
  private boolean isFirstOfMany(int at, PlainStyle style) {
    long same = Arrays.stream(styles).filter(style::equals).count();
    boolean named =
        text(at).filter(text -> PlainStyle.DOCUMENT_WORD.matcher(text.text()).find()).isPresent();
    return style.isHeading()
        && style.kind() != PlainStyle.Kind.PLAIN
        && same > 0
        && !styles[at + 1].isHeading()
        && !named;
  }

  private static boolean isTitleText(PlainPiece.Text text) {
    return text.marker().isEmpty()
        && Label.ofHeading(text.text()).isEmpty()
        && text.lines().size() <= 3
        && isTitle(text.text(), false, LONGEST_CAPITAL)
        && !METADATA.matcher(text.text()).matches()
        && !PlainStyle.OPENING.matcher(text.text()).matches();
  }
}
