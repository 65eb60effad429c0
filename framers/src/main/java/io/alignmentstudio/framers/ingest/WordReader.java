package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads DOCX: numbers as Word shows them, headings by outline level or style, tracked changes
 * accepted, tables, text boxes and notes.
 */
final class WordReader implements FormatReader {
  @Override
  public Draft read(SourceFile file) {
    WordPackage parts = WordPackage.open(file);
    Walk walk = new Walk(parts);
    parts.document().child("body").ifPresent(body -> walk.children(body, false));
    walk.report();
    return Draft.ofBlocks("", WordHeadings.resolve(walk.blocks, walk.sizes), walk.warnings);
  }

  /** One pass over the body. */
  private static final class Walk {
    private static final Pattern BOX_STYLE =
        Pattern.compile("quote|call-?out|\\bbox|\\bnote\\b|\\btip\\b|warning|example|hinweis");
    private static final Pattern CONTENTS_STYLE =
        Pattern.compile("^toc\\b|^toc ?\\d|table of contents");
    private static final Pattern CODE_STYLE =
        Pattern.compile("^(?:code|source code|html preformatted|listing)\\b");
    private static final int LONGEST_HEADING = 25;

    final List<Block> blocks = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final IdentityHashMap<Block, Double> sizes = new IdentityHashMap<>();
    private final WordPackage parts;
    private final WordStyles styles;
    private final WordNumbering numbering;
    private Optional<WordText> unfinished = Optional.empty();
    private int paragraphs;
    private int hidden;
    private int struck;
    private int deletions;
    private int contents;
    private int footnotes;
    private int endnotes;

    Walk(WordPackage parts) {
      this.parts = parts;
      this.styles = new WordStyles(parts.styles());
      this.numbering = new WordNumbering(parts.numbering(), styles);
    }

    void report() {
      if (deletions > 0) {
        warnings.add(
            "tracked changes: insertions accepted, %d deletions left out".formatted(deletions));
      }
      if (hidden > 0) {
        warnings.add("left out %d runs of hidden text".formatted(hidden));
      }
      if (struck > 0) {
        warnings.add("left out %d runs of struck text".formatted(struck));
      }
      if (contents > 0) {
        warnings.add("left out a table of contents of %d lines".formatted(contents));
      }
      if (!numbering.unknownFormats().isEmpty()) {
        warnings.add(
            "numbers in the formats %s are shown in digits"
                .formatted(String.join(", ", numbering.unknownFormats())));
      }
      if (parts.macros()) {
        warnings.add("has macros; they are neither read nor run");
      }
      long comments = parts.comments().map(node -> node.all("comment").count()).orElse(0L);
      if (comments > 0) {
        warnings.add("left out %d comments".formatted(comments));
      }
    }

    void children(XmlNode parent, boolean boxed) {
      for (XmlNode node : parent.children()) {
        switch (node.name()) {
          case "p" -> paragraph(node, boxed);
          case "tbl" -> table(node);
          case "sdt" -> control(node, boxed);
          case "ins", "moveTo", "customXml", "smartTag", "sdtContent" -> children(node, boxed);
          case "del", "moveFrom" -> deletions++;
          case "AlternateContent" ->
              node.child("Choice")
                  .or(() -> node.child("Fallback"))
                  .ifPresent(choice -> children(choice, boxed));
          default -> {
            // Section properties and bookmarks hold no text.
          }
        }
      }
    }

    private void control(XmlNode node, boolean boxed) {
      boolean isContents =
          node.at("sdtPr", "docPartObj", "docPartGallery")
              .flatMap(gallery -> gallery.attribute("val"))
              .filter("Table of Contents"::equals)
              .isPresent();
      if (isContents) {
        int lines =
            (int) node.at("sdtContent").stream().flatMap(content -> content.all("p")).count();
        contents += lines;
        paragraphs += lines;
      } else {
        node.child("sdtContent").ifPresent(content -> children(content, boxed));
      }
    }

    private void paragraph(XmlNode paragraph, boolean boxed) {
      paragraphs++;
      SourceSpan span = new SourceSpan.Paragraphs(paragraphs, paragraphs);
      if (styles.isNamed(paragraph, CONTENTS_STYLE)) {
        contents++;
        return;
      }
      WordText text = unfinished.orElseGet(() -> new WordText(styles));
      unfinished = Optional.empty();
      text.add(paragraph);
      // A paragraph mark that was deleted or moved away joins the paragraph with the next one.
      if (isGone(paragraph)) {
        deletions++;
        unfinished = Optional.of(text);
        return;
      }
      hidden += text.hidden;
      struck += text.struck;
      deletions += text.deletions;
      RichText rich = text.rich();
      Optional<WordNumbering.Numbered> numbered = number(paragraph, text);
      if (!rich.text().isEmpty()) {
        block(paragraph, rich, numbered, boxed, span);
        sizes.put(blocks.getLast(), text.size());
      }
      notes(text, span);
      text.boxes.forEach(box -> children(box, true));
    }

    private static boolean isGone(XmlNode paragraph) {
      return paragraph.at("pPr", "rPr", "del").isPresent()
          || paragraph.at("pPr", "rPr", "moveFrom").isPresent();
    }

    /** Counts a paragraph, but not one whose whole text was deleted or is hidden. */
    private Optional<WordNumbering.Numbered> number(XmlNode paragraph, WordText text) {
      boolean empty = text.rich().text().isEmpty();
      boolean hiddenMark = paragraph.flag("pPr", "rPr", "vanish").orElse(false);
      return empty && (text.deletions > 0 || (text.hidden > 0 && hiddenMark))
          ? Optional.empty()
          : numbering.next(paragraph);
    }

    private void block(
        XmlNode paragraph,
        RichText rich,
        Optional<WordNumbering.Numbered> numbered,
        boolean boxed,
        SourceSpan span) {
      OptionalInt level = styles.headingLevel(paragraph);
      if (level.isPresent() && !boxed && isHeading(rich.text())) {
        String label =
            numbered
                .map(WordNumbering.Numbered::label)
                .filter(shown -> !shown.equals(Block.BULLET))
                .orElse("");
        blocks.add(new Block.Heading(level.getAsInt(), label, rich.text(), span));
      } else if (boxed || isBoxed(paragraph)) {
        blocks.add(new Block.Paragraph(rich, Block.Role.CALL_OUT, 0, span));
      } else if (numbered.isPresent()) {
        WordNumbering.Numbered place = numbered.get();
        blocks.add(new Block.Item(place.label(), place.list(), place.depth(), rich, span));
      } else {
        blocks.add(Block.Paragraph.body(rich, span));
      }
    }

    /** Contracts give whole clauses a heading style, to number them. */
    private static boolean isHeading(String text) {
      int words = ClauseRules.words(text);
      return words <= LONGEST_HEADING && !(words > 8 && text.matches("(?s).*[.;]$"));
    }

    private boolean isBoxed(XmlNode paragraph) {
      if (styles.isNamed(paragraph, BOX_STYLE) && !styles.isNamed(paragraph, CODE_STYLE)) {
        return true;
      }
      Optional<XmlNode> border = styles.find(paragraph, properties -> properties.child("pBdr"));
      boolean framed =
          border
              .filter(
                  box -> isDrawn(box, "left") || (isDrawn(box, "top") && isDrawn(box, "bottom")))
              .isPresent();
      Optional<String> fill =
          styles.find(
              paragraph,
              properties -> properties.child("shd").flatMap(shade -> shade.attribute("fill")));
      boolean shaded =
          fill.filter(
                  colour -> !colour.equalsIgnoreCase("auto") && !colour.equalsIgnoreCase("FFFFFF"))
              .isPresent();
      return framed || shaded;
    }

    private static boolean isDrawn(XmlNode border, String side) {
      return border
          .value(side)
          .filter(style -> !style.equals("nil") && !style.equals("none"))
          .isPresent();
    }

    private void notes(WordText text, SourceSpan span) {
      text.footnotes.forEach(id -> note(parts.footnotes(), "footnote", id, ++footnotes, span));
      text.endnotes.forEach(id -> note(parts.endnotes(), "endnote", id, ++endnotes, span));
    }

    private void note(Optional<XmlNode> part, String kind, String id, int number, SourceSpan span) {
      part.stream()
          .flatMap(notes -> notes.all(kind))
          .filter(note -> note.attribute("id").filter(id::equals).isPresent())
          .forEach(
              note -> {
                WordText text = new WordText(styles);
                note.all("p").forEach(text::add);
                RichText rich = RichText.plain(number + ". " + text.rich().text());
                blocks.add(new Block.Paragraph(rich, Block.Role.FOOTNOTE, 0, span));
              });
    }

    private void table(XmlNode table) {
      List<XmlNode> rows = WordTables.rows(table);
      if (rows.size() == 1 && WordTables.cells(rows.getFirst()).size() == 1) {
        children(WordTables.cells(rows.getFirst()).getFirst(), true);
        return;
      }
      int first = paragraphs + 1;
      TableGrid grid = new TableGrid();
      for (XmlNode row : rows) {
        List<TableGrid.Cell> cells = new ArrayList<>();
        for (XmlNode cell : WordTables.cells(row)) {
          boolean above =
              cell.at("tcPr", "vMerge")
                  .filter(merge -> merge.attribute("val").filter("restart"::equals).isEmpty())
                  .isPresent();
          int columns = cell.number("tcPr", "gridSpan").orElse(1);
          cells.add(new TableGrid.Cell(cellText(cell), 1, columns, above));
        }
        SourceSpan span = new SourceSpan.Paragraphs(Math.min(first, paragraphs), paragraphs);
        grid.row(row.number("trPr", "gridBefore").orElse(0), cells, span);
        first = paragraphs + 1;
      }
      int marked =
          (int) rows.stream().takeWhile(row -> row.at("trPr", "tblHeader").isPresent()).count();
      blocks.addAll(grid.blocks(marked, warnings));
    }

    private String cellText(XmlNode cell) {
      List<String> lines = new ArrayList<>();
      cellLines(cell, lines);
      return RichText.normalise(String.join(" ", lines));
    }

    private void cellLines(XmlNode parent, List<String> lines) {
      for (XmlNode node : parent.children()) {
        switch (node.name()) {
          case "p" -> {
            paragraphs++;
            WordText text = new WordText(styles);
            text.add(node);
            hidden += text.hidden;
            struck += text.struck;
            deletions += text.deletions;
            String label =
                number(node, text)
                    .map(WordNumbering.Numbered::label)
                    .filter(shown -> !shown.equals(Block.BULLET))
                    .orElse("");
            lines.add((label + " " + text.rich().text()).strip());
            SourceSpan span = new SourceSpan.Paragraphs(paragraphs, paragraphs);
            notes(text, span);
            text.boxes.forEach(box -> cellLines(box, lines));
          }
          case "tcPr", "sdtPr" -> {
            // Properties hold no text.
          }
          case "del", "moveFrom" -> deletions++;
          default -> cellLines(node, lines);
        }
      }
    }
  }
}
