package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.Revisions;
import org.jspecify.annotations.Nullable;

/** Reads the structure tree of a tagged PDF (ISO 32000-1 §14.7, §14.8). */
final class PdfTags {
  private static final double COMPLETE = 0.9;
  private static final int DEEPEST = 200;
  private static final Pattern BULLET =
      Pattern.compile("^(?:[" + Bullets.DRAWN + "\uFFFD]|[-–—oO](?=\\s|$))\\s*");
  private static final Set<String> INLINE =
      Set.of(
          "Span",
          "Link",
          "Quote",
          "Code",
          "Reference",
          "BibEntry",
          "Annot",
          "Ruby",
          "Warichu",
          "Em",
          "Strong",
          "Sub",
          "Lbl",
          "Formula",
          "Form");

  /** Marked content of a page. */
  private record Mark(int page, int id) {}

  /** Runs of an element with what else is known of it. */
  private static final class Content {
    final List<PdfLine> lines = new ArrayList<>();
    final List<PDStructureElement> blocks = new ArrayList<>();
  }

  private final Map<Mark, List<PdfRun>> runs = new HashMap<>();
  private final Map<PDPage, Integer> pageNumbers = new HashMap<>();
  private final PdfText texts = new PdfText();
  private final List<PdfPiece> pieces = new ArrayList<>();
  private final Set<Mark> used = new HashSet<>();
  private final List<PdfLine> contents = new ArrayList<>();
  private final List<String> warnings;
  private int lists;
  private boolean headed;

  /**
   * The structure of a document.
   *
   * @param headed whether tags say which paragraphs are headings
   * @param contents the lines of the table of contents, which are left out
   */
  record Tagged(List<PdfPiece> pieces, boolean headed, List<PdfLine> contents) {}

  private PdfTags(List<String> warnings) {
    this.warnings = warnings;
  }

  /** Reads the tags; empty when there are none, they are suspect or they leave text out. */
  static Optional<Tagged> read(PDDocument document, List<PdfPage> pages, List<String> warnings) {
    PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
    PDMarkInfo info = document.getDocumentCatalog().getMarkInfo();
    if (root == null || info == null || !info.isMarked() || info.isSuspect()) {
      return Optional.empty();
    }
    PdfTags tags = new PdfTags(warnings);
    for (PdfPage page : pages) {
      for (PdfRun run : attached(page.runs())) {
        tags.runs
            .computeIfAbsent(new Mark(page.number(), run.mark()), _ -> new ArrayList<>())
            .add(run);
      }
      tags.pageNumbers.put(document.getPage(page.number() - 1), page.number());
    }
    for (PdfPage page : pages) {
      PdfLayout.lines(page).forEach(line -> tags.texts.learn(line.text()));
    }
    tags.node(root, 0, 0, Block.Role.BODY, 0);
    if (tags.share() < COMPLETE) {
      warnings.add("its tags leave out a part of the text; structure comes from the layout");
      return Optional.empty();
    }
    if (!tags.contents.isEmpty()) {
      warnings.add("left out a table of contents of %d lines".formatted(tags.contents.size()));
    }
    return Optional.of(new Tagged(tags.pieces, tags.headed, tags.contents));
  }

  /** Gives a number without tags, such as one that a style sheet made, to the text behind it. */
  private static List<PdfRun> attached(List<PdfRun> runs) {
    List<PdfRun> result = new ArrayList<>(runs);
    for (int i = result.size() - 2; i >= 0; i--) {
      PdfRun run = result.get(i);
      PdfRun next = result.get(i + 1);
      boolean before =
          run.mark() < 0
              && next.mark() >= 0
              && Math.abs(run.baseline() - next.baseline()) < 0.2 * next.size()
              && next.x() - run.right() < 2 * next.size()
              && next.x() > run.x();
      if (before) {
        result.set(i, run.withMark(next.mark()));
      }
    }
    return result;
  }

  /** The share of the text that the tags reach. */
  private double share() {
    long all = 0;
    long reached = 0;
    for (Map.Entry<Mark, List<PdfRun>> entry : runs.entrySet()) {
      long length = entry.getValue().stream().mapToLong(run -> run.text().length()).sum();
      all += length;
      reached += used.contains(entry.getKey()) ? length : 0;
    }
    return all == 0 ? 1 : (double) reached / all;
  }

  private void node(PDStructureNode node, int page, int section, Block.Role role, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    Content loose = new Content();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element && !isInline(element, depth)) {
        paragraph(loose, role);
        loose = new Content();
        element(element, pageOf(element, page), section, role, depth + 1);
      } else {
        kid(kid, page, loose, depth);
      }
    }
    paragraph(loose, role);
  }

  private void element(
      PDStructureElement element, int page, int section, Block.Role role, int depth) {
    String type = type(element);
    switch (type) {
      case "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9" ->
          heading(element, page, type.charAt(1) - '0', depth);
      case "H" -> heading(element, page, Math.max(1, section), depth);
      case "Title" -> heading(element, page, 0, depth);
      case "L" -> list(element, page, 0, role, depth);
      case "Table" -> table(element, page, depth);
      case "TOC", "TOCI", "Index" -> skip(element, page, depth);
      case "BlockQuote", "Aside" -> node(element, page, section, Block.Role.CALL_OUT, depth);
      case "Note", "FENote" -> node(element, page, section, Block.Role.FOOTNOTE, depth);
      case "Artifact" -> skip(element, page, depth);
      case "Sect", "Art", "Part" -> node(element, page, section + 1, role, depth);
      default -> node(element, page, section, role, depth);
    }
  }

  private void heading(PDStructureElement element, int page, int level, int depth) {
    Content content = content(element, page, depth);
    if (!content.lines.isEmpty()) {
      headed = true;
      RichText rich = rich(content);
      if (!rich.text().isEmpty()) {
        add(
            new Block.Heading(
                level, "", rich.text(), Set.of(HeadingEvidence.TAG), PdfText.box(content.lines)));
      }
    }
    content.blocks.forEach(
        block -> element(block, pageOf(block, page), level, Block.Role.BODY, depth + 1));
  }

  private void paragraph(Content content, Block.Role role) {
    if (content.lines.isEmpty()) {
      return;
    }
    RichText rich = rich(content);
    if (rich.text().isEmpty()) {
      return;
    }
    SourceSpan.PageBox span = PdfText.box(content.lines);
    if (role == Block.Role.BODY) {
      PdfStyle style = PdfStyle.of(content.lines);
      pieces.add(new PdfPiece.Text(rich, style, content.lines.size(), false, true, span));
    } else {
      add(new Block.Paragraph(rich, role, 0, span));
    }
  }

  private void list(PDStructureElement list, int page, int level, Block.Role role, int depth) {
    int id = lists++;
    for (Object kid : list.getKids()) {
      if (!(kid instanceof PDStructureElement item) || depth > DEEPEST) {
        continue;
      }
      if (type(item).equals("LI")) {
        item(item, pageOf(item, page), id, level, role, depth + 1);
      } else if (type(item).equals("L")) {
        list(item, pageOf(item, page), level + 1, role, depth + 1);
      } else {
        element(item, pageOf(item, page), 0, role, depth + 1);
      }
    }
  }

  private void item(
      PDStructureElement item, int page, int list, int level, Block.Role role, int depth) {
    Content label = new Content();
    Content body = new Content();
    List<PDStructureElement> later = new ArrayList<>();
    itemParts(item, page, label, body, later, depth);
    String printed = rich(label).text();
    RichText rich = rich(body);
    if (printed.isEmpty()) {
      Matcher bullet = BULLET.matcher(rich.text());
      Optional<Label.Found> number = Label.ofParagraph(rich.text());
      if (bullet.lookingAt()) {
        rich = rich.from(bullet.end());
        printed = Bullets.label(bullet.group());
      } else if (number.isPresent()) {
        printed = number.get().label().printed();
        rich = rich.from(number.get().end());
      }
    } else if (BULLET.matcher(printed).matches()) {
      printed = Bullets.label(printed);
    }
    List<PdfLine> lines = label.lines.isEmpty() ? body.lines : label.lines;
    if (!rich.text().isEmpty()) {
      String shown = printed.isEmpty() ? Block.BULLET : printed;
      add(new Block.Item(shown, list, level, rich, PdfText.box(lines)));
    }
    for (PDStructureElement block : later) {
      if (type(block).equals("L")) {
        list(block, pageOf(block, page), level + 1, role, depth + 1);
      } else {
        element(block, pageOf(block, page), 0, role, depth + 1);
      }
    }
  }

  /** Splits an item into its label, the text of its first paragraph, and what follows. */
  private void itemParts(
      PDStructureElement parent,
      int page,
      Content label,
      Content body,
      List<PDStructureElement> later,
      int depth) {
    for (Object kid : parent.getKids()) {
      if (kid instanceof PDStructureElement element && depth < DEEPEST) {
        String type = type(element);
        int own = pageOf(element, page);
        if (type.equals("Lbl")) {
          label.lines.addAll(content(element, own, depth).lines);
        } else if (isInline(element, depth)) {
          kid(element, own, body, depth);
        } else if (type.equals("LBody")
            || (body.lines.isEmpty() && !type.equals("L") && !type.equals("Table"))) {
          itemParts(element, own, label, body, later, depth + 1);
        } else {
          later.add(element);
        }
      } else {
        kid(kid, page, body, depth);
      }
    }
  }

  private void table(PDStructureElement table, int page, int depth) {
    TableGrid grid = new TableGrid();
    List<PDStructureElement> found = new ArrayList<>();
    collect(table, "TR", found, depth);
    int rows = 0;
    int marked = 0;
    for (PDStructureElement row : found) {
      List<TableGrid.Cell> cells = new ArrayList<>();
      List<PdfLine> lines = new ArrayList<>();
      boolean headers = true;
      for (Object kid : row.getKids()) {
        if (kid instanceof PDStructureElement cell) {
          Content content = new Content();
          all(cell, pageOf(cell, pageOf(row, page)), content, depth + 1);
          String text = rich(content).text();
          cells.add(TableGrid.Cell.of(text, span(cell, "RowSpan"), span(cell, "ColSpan")));
          lines.addAll(content.lines);
          headers &= type(cell).equals("TH");
        }
      }
      if (!lines.isEmpty()) {
        marked += marked == rows && headers ? 1 : 0;
        rows++;
        grid.row(cells, PdfText.box(lines));
      }
    }
    grid.blocks(marked, warnings).forEach(this::add);
  }

  /** An attribute of a cell (§14.8.5.7). */
  private static Optional<Integer> span(PDStructureElement cell, String name) {
    Revisions<PDAttributeObject> attributes = cell.getAttributes();
    return IntStream.range(0, attributes.size())
        .mapToObj(i -> attributes.getObject(i).getCOSObject())
        .filter(attribute -> attribute.containsKey(name))
        .map(attribute -> attribute.getInt(name, 1))
        .findFirst();
  }

  private void collect(
      PDStructureNode parent, String type, List<PDStructureElement> found, int depth) {
    for (Object kid : parent.getKids()) {
      if (kid instanceof PDStructureElement element && depth < DEEPEST) {
        if (type(element).equals(type)) {
          found.add(element);
        } else {
          collect(element, type, found, depth + 1);
        }
      }
    }
  }

  private void skip(PDStructureElement element, int page, int depth) {
    Content content = new Content();
    all(element, page, content, depth);
    if (!type(element).equals("Artifact")) {
      contents.addAll(content.lines);
    }
  }

  private void add(Block block) {
    pieces.add(new PdfPiece.Ready(block));
  }

  private RichText rich(Content content) {
    return texts.join(content.lines.stream().map(PdfLine::runs).toList());
  }

  /** The inline text of an element; its blocks are listed for later. */
  private Content content(PDStructureElement element, int page, int depth) {
    Content content = new Content();
    for (Object kid : element.getKids()) {
      if (kid instanceof PDStructureElement inner
          && !isInline(inner, depth)
          && !type(inner).equals("P")) {
        content.blocks.add(inner);
      } else {
        kid(kid, page, content, depth);
      }
    }
    return content;
  }

  /** All text of an element, whatever its structure. */
  private void all(PDStructureNode element, int page, Content content, int depth) {
    element.getKids().forEach(kid -> kid(kid, page, content, depth));
  }

  private void kid(Object kid, int page, Content content, int depth) {
    switch (kid) {
      case Integer id -> mark(new Mark(page, id), content);
      case PDMarkedContentReference reference -> {
        PDPage own = reference.getPage();
        mark(new Mark(own == null ? page : number(own, page), reference.getMCID()), content);
      }
      case PDStructureElement inner -> {
        if (depth < DEEPEST) {
          all(inner, pageOf(inner, page), content, depth + 1);
        }
      }
      default -> {
        // References to annotations hold no text.
      }
    }
  }

  private void mark(Mark mark, Content content) {
    if (!used.add(mark)) {
      return;
    }
    for (PdfRun run : runs.getOrDefault(mark, List.of())) {
      PdfLine last = content.lines.isEmpty() ? null : content.lines.getLast();
      boolean same =
          last != null
              && last.page() == mark.page()
              && Math.abs(last.baseline() - run.baseline())
                  < 0.6 * Math.max(run.size(), last.size())
              && run.x() > last.right() - run.size();
      if (same && last != null) {
        List<PdfRun> joined = new ArrayList<>(last.runs());
        joined.add(run);
        content.lines.set(content.lines.size() - 1, new PdfLine(mark.page(), joined, 0, 0, 0));
      } else {
        content.lines.add(new PdfLine(mark.page(), List.of(run), 0, 0, 0));
      }
    }
  }

  private int pageOf(PDStructureElement element, int inherited) {
    PDPage page = element.getPage();
    return page == null ? inherited : number(page, inherited);
  }

  private int number(@Nullable PDPage page, int fallback) {
    return page == null ? fallback : pageNumbers.getOrDefault(page, fallback);
  }

  /** Whether an element is a part of a line. Browsers wrap each piece of text in a NonStruct. */
  private static boolean isInline(PDStructureElement element, int depth) {
    String type = type(element);
    if (INLINE.contains(type)) {
      return true;
    }
    return (type.equals("NonStruct") || type.equals("Private"))
        && depth < DEEPEST
        && element.getKids().stream()
            .allMatch(
                kid -> !(kid instanceof PDStructureElement inner) || isInline(inner, depth + 1));
  }

  private static String type(PDStructureElement element) {
    String type = element.getStandardStructureType();
    return type == null ? "" : type;
  }
}
