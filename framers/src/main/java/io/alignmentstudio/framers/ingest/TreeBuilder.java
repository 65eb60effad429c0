package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.ingest.SectionDraft.ClauseDraft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Turns a flat stream of blocks into a tree, the same way for every format. Numbering outranks the
 * level that the source gives: on legal texts it is the more reliable of the two.
 */
final class TreeBuilder {
  private static final int LONGEST_PSEUDO_HEADING = 10;

  private final String title;
  private final List<Block> blocks;
  private final HeadingPlaces headings;
  private SectionDraft section;
  private final Announced governing = new Announced();
  private ItemStack items = new ItemStack(Optional.empty(), Announced.Above.NOTHING);
  private ClauseType lastType = ClauseType.PARAGRAPH;
  private boolean beside;
  private Optional<ClauseType> announced = Optional.empty();

  /** Tells lists apart whose bullets are printed as text. */
  private int printedList = -1;

  /** The depth of the last question that is no heading. */
  private OptionalInt question = OptionalInt.empty();

  private TreeBuilder(String title, List<Block> blocks, HeadingPlaces headings) {
    this.title = headings.root().title.isEmpty() ? title : headings.root().title;
    this.blocks = blocks;
    this.headings = headings;
    this.section = headings.root();
  }

  /**
   * Builds the tree of a document; the root's title may be empty.
   *
   * @param title from metadata; empty when there is none
   */
  static SectionDraft build(String title, List<Block> blocks) {
    HeadingPlaces places = new HeadingPlaces(blocks.stream().flatMap(TreeBuilder::pieces).toList());
    TreeBuilder builder = new TreeBuilder(title, places.blocks(), places);
    for (int i = 0; i < builder.blocks.size(); i++) {
      builder.add(i);
    }
    return places.root();
  }

  /** Takes a paragraph apart that holds the items of a list. */
  private static Stream<Block> pieces(Block block) {
    if (!(block instanceof Block.Paragraph paragraph) || paragraph.role() != Block.Role.BODY) {
      return Stream.of(block);
    }
    RichText rich = paragraph.text();
    List<String> pieces = Bullets.pieces(rich.text());
    return pieces.size() < 2
        ? Stream.of(block)
        : pieces.stream()
            .map(
                piece ->
                    new Block.Paragraph(
                        piece.equals(pieces.getFirst())
                            ? RichText.of(piece, rich.lead(), false)
                            : RichText.plain(piece),
                        Block.Role.BODY,
                        paragraph.depth(),
                        paragraph.span()));
  }

  private void add(int index) {
    switch (blocks.get(index)) {
      case Block.Heading heading -> heading(heading, index);
      case Block.Paragraph paragraph -> paragraph(paragraph, index);
      case Block.Item item -> item(item, index);
      case Block.Row row -> row(row);
    }
  }

  private void heading(Block.Heading heading, int index) {
    openSection(headings.place(heading));
    if (Questions.isAnswered(blocks, index) && !Questions.opensSections(blocks, index)) {
      titleAsked(heading.span());
    }
  }

  /** Makes the title of a section a question, where it is one, so that the text below answers. */
  private void titleAsked(SourceSpan span) {
    if (Questions.isQuestion(section.title)) {
      clause(ClauseType.QUESTION, "", List.of(), section.title, "", span);
    }
  }

  private void openSection(SectionDraft opened) {
    section = opened;
    items = new ItemStack(section.label, governing.over(section));
    announced = Optional.empty();
    question = OptionalInt.empty();
    lastType = ClauseType.PARAGRAPH;
    beside = false;
  }

  private void paragraph(Block.Paragraph paragraph, int index) {
    RichText rich = paragraph.text();
    if (rich.text().isEmpty()) {
      return;
    }
    switch (paragraph.role()) {
      case CALL_OUT -> boxed(paragraph, index);
      case DEFINITION -> defined(paragraph);
      case FOOTNOTE -> footnote(paragraph);
      case BESIDE -> {
        lastType = ClauseType.PARAGRAPH;
        beside = true;
        body(paragraph, index);
      }
      case BODY -> body(paragraph, index);
    }
  }

  private void defined(Block.Paragraph paragraph) {
    if (!pair(paragraph.text(), paragraph.depth(), paragraph.span())) {
      RichText rich = paragraph.text();
      unlabelled(ClauseType.DEFINITION, rich.text(), paragraph.depth(), paragraph.span());
    }
  }

  private void body(Block.Paragraph paragraph, int index) {
    RichText rich = paragraph.text();
    if (questionOrAnswer(rich, paragraph.depth(), paragraph.span())) {
      return;
    }
    if (isPseudoHeading(paragraph, index)) {
      openSection(headings.placePseudo(rich.text()));
      if (Questions.isAnswered(blocks, index)) {
        titleAsked(paragraph.span());
      }
      return;
    }
    if (pair(rich, paragraph.depth(), paragraph.span())
        || asked(paragraph, index)
        || titled(paragraph)
        || bulleted(paragraph, index)) {
      return;
    }
    Optional<Label.Found> found = Label.ofParagraph(rich.text());
    if (found.isPresent() && found.get().end() < rich.text().length()) {
      Label label = found.get().label();
      RichText rest = rich.from(found.get().end());
      labelled(label, rest, paragraph.span(), items.place(label, rest.text()));
      return;
    }
    ClauseType type = answers(paragraph.depth()) ? ClauseType.ANSWER : typeOf(rich);
    unlabelled(type, rich.text(), paragraph.depth(), paragraph.span());
  }

  /** Opens a section for the bold first line of a paragraph, and adds its other lines. */
  private boolean titled(Block.Paragraph paragraph) {
    RichText rich = paragraph.text();
    RichText rest = rich.from(rich.lead().length());
    boolean title =
        rich.lineEnds()
            && paragraph.depth() == 0
            && ClauseRules.words(rich.lead()) <= LONGEST_PSEUDO_HEADING
            && !rich.lead().matches(".*[.;,!?]$|.*,.*,.*")
            && rest.text().matches(".*[.;:!?]$")
            && ClauseRules.callOut(RichText.plain(rich.lead() + ": x")).isEmpty()
            && !ClauseRules.isDefinitions(section.headings());
    if (title) {
      openSection(headings.placePseudo(rich.lead()));
      unlabelled(typeOf(rest), rest.text(), paragraph.depth(), paragraph.span());
    }
    return title;
  }

  /** Adds a paragraph that begins with a printed bullet as an item of a list. */
  private boolean bulleted(Block.Paragraph paragraph, int index) {
    int end = bulletEnd(index);
    if (end == 0) {
      return false;
    }
    if (index == 0 || bulletEnd(index - 1) == 0) {
      printedList--;
    }
    String label = Bullets.label(paragraph.text().text());
    RichText rest = paragraph.text().from(end);
    item(new Block.Item(label, printedList, paragraph.depth(), rest, paragraph.span()), index);
    return true;
  }

  /** Where the bullet of a paragraph ends; a dash is one where its neighbour has it or waits. */
  private int bulletEnd(int index) {
    String text = bodyText(index);
    int drawn = Bullets.end(text);
    int typed = Bullets.typedEnd(text);
    if (drawn > 0 || typed == 0) {
      return drawn;
    }
    String mark = text.substring(0, typed);
    boolean sure =
        bodyText(index - 1).endsWith(":")
            || bodyText(index - 1).startsWith(mark)
            || bodyText(index + 1).startsWith(mark);
    return sure ? typed : 0;
  }

  private String bodyText(int index) {
    return index >= 0
            && index < blocks.size()
            && blocks.get(index) instanceof Block.Paragraph paragraph
            && paragraph.role() == Block.Role.BODY
        ? paragraph.text().text()
        : "";
  }

  private void boxed(Block.Paragraph paragraph, int index) {
    RichText rich = paragraph.text();
    if (questionOrAnswer(rich, paragraph.depth(), paragraph.span())
        || pair(rich, paragraph.depth(), paragraph.span())
        || asked(paragraph, index)) {
      return;
    }
    if (answers(paragraph.depth())) {
      unlabelled(ClauseType.ANSWER, rich.text(), paragraph.depth(), paragraph.span());
      return;
    }
    String title = ClauseRules.callOut(rich).orElse(ClauseRules.boxTitle(rich));
    items.paragraph(rich.text(), paragraph.depth());
    clause(ClauseType.CALL_OUT, title, List.of(), rich.text(), "", paragraph.span());
  }

  private void footnote(Block.Paragraph paragraph) {
    Optional<Label.Found> number = Label.ofHeading(paragraph.text().text());
    String label = number.map(found -> "footnote " + found.label().number()).orElse("footnote");
    String text = paragraph.text().from(number.map(Label.Found::end).orElse(0)).text();
    if (!text.isEmpty()) {
      clause(ClauseType.PARAGRAPH, label, List.of(), text, "", paragraph.span());
    }
  }

  private boolean questionOrAnswer(RichText rich, int depth, SourceSpan span) {
    if (ClauseRules.isQuestionAlone(rich.text())) {
      announced = Optional.of(ClauseType.QUESTION);
      return true;
    }
    if (ClauseRules.isAnswerAlone(rich.text()) && lastType == ClauseType.QUESTION) {
      announced = Optional.of(ClauseType.ANSWER);
      return true;
    }
    if (announced.isPresent()) {
      unlabelled(announced.get(), rich.text(), depth, span);
      announced = Optional.empty();
      return true;
    }
    Optional<ClauseRules.Marked> question = ClauseRules.question(rich);
    if (question.isPresent()) {
      marked(ClauseType.QUESTION, question.get(), depth, span);
      return true;
    }
    Optional<ClauseRules.Marked> answer = ClauseRules.answer(rich);
    if (answer.isPresent() && lastType == ClauseType.QUESTION) {
      marked(ClauseType.ANSWER, answer.get(), depth, span);
      return true;
    }
    return false;
  }

  /** Adds an emphasised question and the answer that follows it in the same paragraph. */
  private boolean pair(RichText rich, int depth, SourceSpan span) {
    Optional<Questions.Pair> pair = Questions.pair(rich);
    pair.ifPresent(
        both -> {
          clause(ClauseType.QUESTION, "", List.of(), both.question().text(), "", span);
          unlabelled(ClauseType.ANSWER, both.answer().text(), depth, span);
        });
    return pair.isPresent();
  }

  /** Adds a paragraph that is a question, where it looks like one and an answer follows. */
  private boolean asked(Block.Paragraph paragraph, int index) {
    String text = paragraph.text().text();
    if (!isAsked(paragraph.text(), index)) {
      return false;
    }
    unlabelled(ClauseType.QUESTION, text, paragraph.depth(), paragraph.span());
    question = OptionalInt.of(paragraph.depth());
    return true;
  }

  private boolean isAsked(RichText rich, int index) {
    return Questions.isAnswered(blocks, index)
        && (Questions.isEmphasised(rich)
            || (Questions.isSingle(rich.text())
                && (Questions.isAnsweredYesOrNo(blocks, index)
                    || ClauseRules.isQuestions(section.headings()))));
  }

  /** Whether an unmarked paragraph answers the question above it. */
  private boolean answers(int depth) {
    boolean inside = question.isPresent() && depth >= question.getAsInt();
    return inside
        && (lastType == ClauseType.QUESTION || (lastType == ClauseType.ANSWER && depth > 0));
  }

  private void marked(ClauseType type, ClauseRules.Marked marked, int depth, SourceSpan span) {
    items.paragraph(marked.rest().text(), depth);
    clause(type, marked.marker(), List.of(), marked.rest().text(), "", span);
  }

  private void unlabelled(ClauseType type, String text, int depth, SourceSpan span) {
    items.paragraph(text, depth);
    clause(type, "", List.of(), text, "", span);
  }

  private void item(Block.Item item, int index) {
    if (item.text().text().isEmpty()
        || questionOrAnswer(item.text(), item.depth() + 1, item.span())) {
      return;
    }
    Optional<Label> label = Label.ofComputed(item.label());
    RichText rich = item.text();
    if (label.isEmpty()) {
      // A bullet before a printed label: "- (a) the line manager".
      Optional<Label.Found> printed =
          Label.ofParagraph(rich.text()).filter(found -> found.end() < rich.text().length());
      if (printed.isPresent()) {
        label = Optional.of(printed.get().label());
        RichText rest = rich.from(printed.get().end());
        ItemStack.Place place = items.place(label, item.list(), item.depth(), rest.text());
        labelled(label.get(), rest, item.span(), place);
        return;
      }
    }
    ItemStack.Place place = items.place(label, item.list(), item.depth(), rich.text());
    if (itemAsked(item, index, label, place)) {
      return;
    }
    if (label.isPresent()) {
      labelled(label.get(), rich, item.span(), place);
    } else {
      ClauseType type = typeOf(rich, place.leadIn(), ClauseType.LIST_ITEM);
      String shown = item.label().equals(Block.BULLET) ? "" : item.label();
      clause(type, shown, List.of(), rich.text(), place.leadIn(), item.span());
    }
  }

  /** Adds an item that is a question: alone, with its answer below it, or with both in one. */
  private boolean itemAsked(
      Block.Item item, int index, Optional<Label> label, ItemStack.Place place) {
    RichText rich = item.text();
    Optional<Questions.Pair> pair = Questions.pair(rich);
    boolean below =
        index + 1 < blocks.size()
            && blocks.get(index + 1) instanceof Block.Paragraph next
            && (next.depth() > item.depth() || Questions.isAnsweredYesOrNo(blocks, index));
    if (pair.isEmpty() && !(below && isAsked(rich, index))) {
      return false;
    }
    String printed = label.map(Label::printed).orElse("");
    String text = pair.map(both -> both.question().text()).orElse(rich.text());
    clause(ClauseType.QUESTION, printed, place.path(), text, "", item.span());
    question = OptionalInt.of(0);
    pair.ifPresent(
        both -> clause(ClauseType.ANSWER, "", List.of(), both.answer().text(), "", item.span()));
    return true;
  }

  private void labelled(Label label, RichText rest, SourceSpan span, ItemStack.Place place) {
    boolean paragraph = place.leadIn().isEmpty() && (!place.nested() || label.parts() > 1);
    ClauseType plain = paragraph ? ClauseType.PARAGRAPH : ClauseType.LIST_ITEM;
    ClauseType type = typeOf(rest, place.leadIn(), plain);
    clause(type, label.printed(), place.path(), rest.text(), place.leadIn(), span);
  }

  private void row(Block.Row row) {
    String text = row.text();
    if (!text.isEmpty()) {
      clause(ClauseType.TABLE_ROW, "", List.of(), text, items.pendingLeadIn(), row.span());
    }
  }

  private ClauseType typeOf(RichText rich) {
    if (ClauseRules.callOut(rich).isPresent()) {
      return ClauseType.CALL_OUT;
    }
    ClauseType type = typeOf(rich, "", ClauseType.PARAGRAPH);
    boolean answers =
        type == ClauseType.PARAGRAPH
            && !beside
            && (lastType == ClauseType.ANSWER || lastType == ClauseType.QUESTION)
            && (section.title.endsWith("?")
                || startsWithQuestion()
                || ClauseRules.isQuestions(section.headings()));
    return answers ? ClauseType.ANSWER : type;
  }

  private boolean startsWithQuestion() {
    return section
        .clauses()
        .findFirst()
        .filter(first -> first.type() == ClauseType.QUESTION)
        .isPresent();
  }

  private ClauseType typeOf(RichText rich, String leadIn, ClauseType plain) {
    List<String> titles = section.headings();
    if (ClauseRules.isRecitals(titles) || ClauseRules.isRecital(rich.text(), leadIn)) {
      return ClauseType.RECITAL;
    }
    return ClauseRules.isDefinition(
            rich, ClauseRules.isDefinitions(titles) || ClauseRules.isDefinitionsOnly(title))
        ? ClauseType.DEFINITION
        : plain;
  }

  private void clause(
      ClauseType type,
      String label,
      List<String> path,
      String text,
      String leadIn,
      SourceSpan span) {
    section.children.add(new ClauseDraft(type, label, path, text, leadIn, span));
    boolean insideAnswer =
        lastType == ClauseType.ANSWER
            && (type == ClauseType.LIST_ITEM || type == ClauseType.TABLE_ROW);
    lastType = insideAnswer ? ClauseType.ANSWER : type;
    beside &= type != ClauseType.QUESTION;
  }

  /** Whether a bold line of its own stands for a heading. */
  private boolean isPseudoHeading(Block.Paragraph paragraph, int index) {
    String text = paragraph.text().text();
    boolean followed =
        index + 1 < blocks.size() && !(blocks.get(index + 1) instanceof Block.Heading);
    boolean title =
        ClauseRules.words(text) <= LONGEST_PSEUDO_HEADING && !text.matches(".*[.;,!]$|.*,.*,.*");
    return paragraph.text().strong()
        && paragraph.depth() == 0
        && followed
        && (title || Questions.isTitle(paragraph.text()))
        && ClauseRules.callOut(paragraph.text()).isEmpty();
  }
}
