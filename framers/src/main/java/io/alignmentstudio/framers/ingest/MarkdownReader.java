package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.language.Placeholders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown (CommonMark with GitHub's tables). Front matter becomes the title and a warning,
 * template variables stay as they are, code blocks are left out with a warning. Indented prose that
 * Markdown takes for code, such as pandoc's {@code i.} lists, is read as prose.
 */
final class MarkdownReader implements FormatReader {
  private static final int DEEPEST = 100;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST)
          .build();
  private static final Pattern LABELLED_LINE =
      Pattern.compile(
          "^(?:\\((?:[a-z]{1,4}|[A-Z]|\\d{1,2})\\)|[a-z][.)]|[ivx]{1,5}[.)]|\\d{1,2}(?:\\.\\d{1,2})*[.)]|\\d{1,2}(?:\\.\\d{1,2}){1,4}(?=\\s+\\p{Lu})|(?:Q|A|Question|Answer)\\s?\\d{0,2}[:.])\\s.*",
          Pattern.DOTALL);
  private static final Pattern TEMPLATE_LINK =
      Pattern.compile("\\]\\(\\{[%{][^\\n]*?[%}]\\}[^)\\s]*\\)");

  /** The place of a table of contents that a program writes. */
  private static final Pattern CONTENTS =
      Pattern.compile("(?i)\\[\\[?_?toc_?\\]?\\]|\\{:\\s*toc\\s*\\}|\\$\\{toc\\}");

  /** The text of a footnote, as pandoc and GitHub have it. */
  private static final Pattern NOTE = Pattern.compile("(?m)^ {0,3}\\[\\^([^\\]\\s]{1,40})\\]:");

  /** A box of MkDocs: {@code !!! note "Title"}, with its content indented. */
  private static final Pattern BOX =
      Pattern.compile("^(?:!!!|\\?\\?\\?\\+?)\\s+(\\w+)(?:\\s+[\"“]([^\"”]*)[\"”])?$");

  /** A fence of Docusaurus or pandoc: {@code :::note Title}; closed by {@code :::}. */
  private static final Pattern FENCE =
      Pattern.compile("^:{3,}\\s*(?:\\{?\\.?([\\w-]+)\\}?(?:\\[([^\\]]*)\\]|\\s+(.*))?)?$");

  private static final Pattern COMMENT = Pattern.compile("<!--");

  private static final Pattern TASK = Pattern.compile("^\\[([ xX])\\]\\s+(?=\\S)");

  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\{\\{.*?\\}\\}\\}?|\\{%.*?%\\}|\\$\\{[^}]*\\}|<%.*?%>|"
              + Placeholders.PATTERN.pattern());

  /** What makes a part of a template depend on something. */
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?is)\\{%-?\\s*(?:if|elif|elsif|else|unless|case|when|for|ifequal|ifchanged|switch)\\b.*|\\{\\{\\{?~?\\s*(?:[#^]|else\\b).*|<%-?\\s*(?:if|unless|else|elsif|for|\\w+\\.each)\\b.*");

  private static final Pattern CLOSING =
      Pattern.compile("(?is)\\{%-?\\s*end.*|\\{\\{~?\\s*/.*|<%-?\\s*(?:end|\\})\\b.*");

  private static final Pattern ALERT =
      Pattern.compile("^\\[!(\\w+)\\]\\s*", Pattern.CASE_INSENSITIVE);

  @Override
  public Draft read(SourceFile file) {
    TextDecoder.Decoded decoded = TextDecoder.decode(file);
    FrontMatter front = FrontMatter.of(decoded.text());
    Walk walk = new Walk(noteMarks(front.body()));
    decoded.warning().ifPresent(walk.warnings::add);
    front.note().ifPresent(walk.warnings::add);
    walk.children(PARSER.parse(withoutTemplateLinks(front.body())), 0, 0);
    walk.report();
    return Draft.ofBlocks(front.title(), walk.blocks, walk.warnings);
  }

  /** What marks the footnotes of a document in its text. */
  private static Pattern noteMarks(String text) {
    String names =
        NOTE.matcher(text)
            .results()
            .map(found -> Pattern.quote(found.group(1)))
            .distinct()
            .collect(Collectors.joining("|"));
    return Pattern.compile(names.isEmpty() ? "(?!)" : "\\[\\^(?:" + names + ")\\](?!:)");
  }

  /** Fills link targets that are template directives, with spaces in them, so that links parse. */
  private static String withoutTemplateLinks(String text) {
    return TEMPLATE_LINK
        .matcher(text)
        .replaceAll(found -> "](" + "x".repeat(found.group().length() - 3) + ")");
  }

  /** One pass over the syntax tree. */
  private static final class Walk {
    final List<Block> blocks = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private final List<String> codeBlocks = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<String> emptyHeadings = new ArrayList<>();
    private final Pattern noteMarks;
    private int images;
    private int lists;
    private int quotes;

    /** Whether a part that a click opens has just ended. */
    private boolean behind;

    private int fences;
    private int comments;
    private String fenceTitle = "";

    Walk(Pattern noteMarks) {
      this.noteMarks = noteMarks;
    }

    void report() {
      variables();
      leftOut.forEach((what, count) -> warnings.add("left out %s: %d".formatted(what, count)));
      if (!emptyHeadings.isEmpty()) {
        warnings.add(
            "left out headings without text: %d (%s%s)"
                .formatted(
                    emptyHeadings.size(),
                    String.join(", ", emptyHeadings.subList(0, Math.min(5, emptyHeadings.size()))),
                    emptyHeadings.size() > 5 ? ", …" : ""));
      }
      if (comments > 0) {
        warnings.add("left out " + counted(comments, "hidden comment"));
      }
      if (fences > 0) {
        warnings.add(counted(fences, "box") + " opened with ::: and not closed");
      }
      if (!codeBlocks.isEmpty()) {
        warnings.add(
            "left out %s: %s"
                .formatted(
                    counted(codeBlocks.size(), "code block"), String.join(", ", codeBlocks)));
      }
      if (images > 0) {
        warnings.add("left out " + counted(images, "image"));
      }
    }

    /** Template variables stay in the text; somebody must fill them in. */
    private void variables() {
      Map<String, Integer> found = new LinkedHashMap<>();
      Map<String, Integer> conditions = new LinkedHashMap<>();
      for (Block block : blocks) {
        String text = textOf(block);
        VARIABLE
            .matcher(text)
            .results()
            .filter(each -> !CLOSING.matcher(each.group()).matches())
            .filter(each -> Placeholders.is(each.group(), text.substring(each.end())))
            .forEach(
                each ->
                    (CONDITION.matcher(each.group()).matches() ? conditions : found)
                        .merge(each.group(), 1, Integer::sum));
      }
      if (!conditions.isEmpty()) {
        warnings.add(
            "conditions of the template are not read, and what they govern is taken to hold always: "
                + listed(conditions));
      }
      if (found.isEmpty()) {
        return;
      }
      warnings.add("template variables stay as they are: " + listed(found));
    }

    private static String listed(Map<String, Integer> found) {
      return found.entrySet().stream()
          .map(entry -> entry.getKey() + (entry.getValue() > 1 ? " ×" + entry.getValue() : ""))
          .collect(Collectors.joining(", "));
    }

    private static String textOf(Block block) {
      return switch (block) {
        case Block.Heading heading -> heading.text();
        case Block.Paragraph paragraph -> paragraph.text().text();
        case Block.Item item -> item.text().text();
        case Block.Row row -> String.join(" ", row.cells());
      };
    }

    private static String counted(int count, String what) {
      return count + " " + what + (count == 1 ? "" : "s");
    }

    /**
     * @param depth how many lists enclose the children
     * @param offset lines before the parsed text in the file
     */
    void children(Node parent, int depth, int offset) {
      Node node = parent.getFirstChild();
      while (node != null) {
        Node next = node.getNext();
        if (node instanceof IndentedCodeBlock code) {
          next = indented(code, depth, offset);
        } else if (node instanceof Paragraph paragraph && isBox(paragraph)) {
          next = boxed(paragraph, depth, offset);
        } else {
          block(node, depth, offset);
        }
        node = next;
      }
    }

    private void block(Node node, int depth, int offset) {
      switch (node) {
        case Heading heading -> {
          String text = inline(heading).all().text();
          if (!text.isEmpty()) {
            blocks.add(new Block.Heading(heading.getLevel(), "", text, span(heading, offset)));
          } else {
            emptyHeadings.add(span(heading, offset).describe());
          }
        }
        case Paragraph paragraph -> paragraph(paragraph, depth, offset);
        case BulletList list -> items(list, depth, offset);
        case OrderedList list -> items(list, depth, offset);
        case BlockQuote quote -> {
          quotes++;
          children(quote, depth, offset);
          quotes--;
        }
        case TableBlock table -> table(table, offset);
        case FencedCodeBlock code -> codeBlocks.add(span(code, offset).describe());
        case HtmlBlock html -> html(html, depth, offset);
        default -> {
          // Thematic breaks and link definitions have no text.
        }
      }
    }

    /** Whether a paragraph is the first line of a box, or that line and the text right below it. */
    private static boolean isBox(Paragraph paragraph) {
      return BOX.matcher(firstLine(paragraph)).matches()
          && (paragraph.getNext() instanceof IndentedCodeBlock
              || InlineText.of(paragraph).lines().size() > 1);
    }

    private static String firstLine(Paragraph paragraph) {
      return InlineText.of(paragraph).lines().stream().findFirst().map(RichText::text).orElse("");
    }

    private @Nullable Node boxed(Paragraph paragraph, int depth, int offset) {
      Matcher box = BOX.matcher(firstLine(paragraph));
      String title = !box.matches() ? "" : box.group(2) == null ? box.group(1) : box.group(2);
      int first = blocks.size();
      InlineText inline = inline(paragraph);
      int lines = inline.lines().size();
      Node next = paragraph.getNext();
      quotes++;
      if (lines > 1) {
        blocks.add(piece(inline.between(1, lines), depth, span(paragraph, offset, 1, lines)));
      }
      if (next instanceof IndentedCodeBlock code) {
        nested(code, code.getLiteral(), depth, offset);
        next = code.getNext();
      }
      quotes--;
      if (first < blocks.size()
          && blocks.get(first) instanceof Block.Paragraph inside
          && !title.isEmpty()) {
        RichText rich = RichText.of(title + ": " + inside.text().text(), title + ":", false);
        blocks.set(first, new Block.Paragraph(rich, inside.role(), depth, inside.span()));
      }
      return next;
    }

    private void paragraph(Paragraph paragraph, int depth, int offset) {
      InlineText inline = inline(paragraph);
      if (CONTENTS.matcher(inline.text().strip()).matches()) {
        return;
      }
      List<RichText> lines = inline.lines();
      if (lines.size() == 2 && lines.get(1).text().startsWith(": ")) {
        String term = lines.getFirst().text();
        RichText rich = RichText.of(term + lines.get(1).text(), term, false);
        blocks.add(
            new Block.Paragraph(rich, Block.Role.DEFINITION, depth, span(paragraph, offset)));
        return;
      }
      int start = 0;
      for (int i = 0; i <= lines.size(); i++) {
        boolean fence = i < lines.size() && FENCE.matcher(lines.get(i).text()).matches();
        if (i == lines.size() || fence || (i > start && startsPiece(lines, start, i))) {
          RichText rich = inline.between(start, i);
          if (!rich.text().isEmpty()) {
            blocks.add(piece(rich, depth, span(paragraph, offset, start, i)));
          }
          start = i;
        }
        if (fence) {
          fence(lines.get(i).text());
          start = i + 1;
        }
      }
    }

    /** Opens or closes a box. */
    private void fence(String line) {
      Matcher fence = FENCE.matcher(line);
      if (fence.matches() && fence.group(1) != null) {
        fences++;
        quotes++;
        fenceTitle =
            Stream.of(2, 3, 1)
                .flatMap(group -> Stream.ofNullable(fence.group(group)))
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElse("");
      } else if (fences > 0) {
        fences--;
        quotes--;
        fenceTitle = "";
      }
    }

    /** Whether a line of a paragraph begins a labelled paragraph of its own. */
    private static boolean startsPiece(List<RichText> lines, int start, int line) {
      String text = lines.get(line).text();
      if (!LABELLED_LINE.matcher(text).matches()) {
        return false;
      }
      String before = lines.get(line - 1).text();
      return before.matches(".*(?:[:;.?!]|[;,] (?:and|or))$")
          && (LABELLED_LINE.matcher(lines.get(start).text()).matches() || before.endsWith(":"));
    }

    private Block piece(RichText rich, int depth, SourceSpan span) {
      Matcher alert = ALERT.matcher(rich.text());
      if (quotes > 0 && alert.lookingAt()) {
        RichText text = RichText.plain(alert.group(1) + ": " + rich.text().substring(alert.end()));
        return new Block.Paragraph(text, Block.Role.CALL_OUT, depth, span);
      }
      if (rich.text().matches("^\\[\\^[^\\]]+\\]:\\s.*")) {
        String note = rich.text().substring(2).replaceFirst("\\]:", "");
        return new Block.Paragraph(RichText.plain(note), Block.Role.FOOTNOTE, depth, span);
      }
      if (quotes > 0 && !fenceTitle.isEmpty()) {
        String title = fenceTitle + ":";
        fenceTitle = "";
        RichText text = RichText.of(title + " " + rich.text(), title, false);
        return new Block.Paragraph(text, Block.Role.CALL_OUT, depth, span);
      }
      Block.Role body = behind ? Block.Role.BESIDE : Block.Role.BODY;
      Block.Role role = quotes > 0 ? Block.Role.CALL_OUT : body;
      behind = false;
      return new Block.Paragraph(rich, role, depth, span);
    }

    private void items(Node list, int depth, int offset) {
      int id = lists++;
      int number = list instanceof OrderedList ordered ? orZero(ordered.getMarkerStartNumber()) : 0;
      String delimiter =
          list instanceof OrderedList ordered ? String.valueOf(ordered.getMarkerDelimiter()) : "";
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        if (item instanceof ListItem entry) {
          String label = list instanceof OrderedList ? number + delimiter : Block.BULLET;
          item(entry, label, id, depth, offset);
          number++;
        }
      }
    }

    private static int orZero(@Nullable Integer value) {
      return value == null ? 0 : value;
    }

    private void item(ListItem item, String label, int list, int depth, int offset) {
      Node first = item.getFirstChild();
      if (first instanceof Paragraph paragraph) {
        InlineText inline = inline(paragraph);
        RichText rich = inline.all();
        Matcher task = TASK.matcher(rich.text());
        if (task.lookingAt()) {
          String box = "[" + task.group(1) + "]";
          RichText rest = rich.from(task.end());
          blocks.add(new Block.Item(box, list, depth, rest, span(paragraph, offset)));
        } else if (!rich.text().isEmpty()) {
          blocks.add(new Block.Item(label, list, depth, rich, span(paragraph, offset)));
        }
        first.unlink();
      }
      children(item, depth + 1, offset);
    }

    private void table(TableBlock table, int offset) {
      List<String> headers = List.of();
      for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
        for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
          List<String> cells = new ArrayList<>();
          for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
              cells.add(inline(cell).all().text());
            }
          }
          if (part instanceof TableHead) {
            headers = cells;
          } else if (row instanceof TableRow) {
            blocks.add(new Block.Row(headers, cells, span(row, offset)));
          }
        }
      }
    }

    private void html(HtmlBlock html, int depth, int offset) {
      behind = html.getLiteral().strip().endsWith("</details>");
      comments += (int) COMMENT.matcher(html.getLiteral()).results().count();
      HtmlReader.Piece piece = HtmlReader.piece(shown(html.getLiteral()), quotes > 0, lists);
      lists = piece.list();
      piece.leftOut().forEach((what, count) -> leftOut.merge(what, count, Integer::sum));
      SourceSpan span = span(html, offset);
      for (Block block : piece.blocks()) {
        blocks.add(
            switch (block) {
              case Block.Heading heading ->
                  new Block.Heading(heading.level(), heading.label(), heading.text(), span);
              case Block.Paragraph paragraph when paragraph.role() == Block.Role.DEFINITION ->
                  new Block.Paragraph(paragraph.text(), paragraph.role(), depth, span);
              case Block.Paragraph paragraph ->
                  piece(paragraph.text(), depth + paragraph.depth(), span);
              case Block.Item item ->
                  new Block.Item(
                      item.label(), item.list(), depth + item.depth(), item.text(), span);
              case Block.Row row -> new Block.Row(row.headers(), row.cells(), span);
            });
      }
    }

    /** HTML in which placeholders in angle brackets are text. */
    private static String shown(String html) {
      return Placeholders.PATTERN
          .matcher(html)
          .replaceAll(
              found ->
                  Matcher.quoteReplacement(
                      found.group().startsWith("<")
                              && Placeholders.is(found.group(), html.substring(found.end()))
                          ? found.group().replace("<", "&lt;")
                          : found.group()));
    }

    /** Reads indented text: prose that Markdown takes for code, or code. Returns what is next. */
    private @Nullable Node indented(IndentedCodeBlock code, int depth, int offset) {
      String literal = code.getLiteral();
      Node next = code.getNext();
      if (!isProse(literal)) {
        codeBlocks.add(span(code, offset).describe());
        return next;
      }
      int lastLine = code.getSourceSpans().getLast().getLineIndex();
      StringBuilder text = new StringBuilder(literal.replaceAll("(?m)^[ \\t]+", ""));
      if (next instanceof Paragraph lazy
          && lazy.getSourceSpans().getFirst().getLineIndex() == lastLine + 1) {
        text.append(inline(lazy).all().text());
        next = lazy.getNext();
      }
      nested(code, text.toString(), depth, offset);
      return next;
    }

    private void nested(IndentedCodeBlock code, String text, int depth, int offset) {
      int line = code.getSourceSpans().getFirst().getLineIndex();
      children(PARSER.parse(text), depth, offset + line);
    }

    private static boolean isProse(String literal) {
      long lines = literal.lines().filter(line -> !line.isBlank()).count();
      long prose =
          literal
              .lines()
              .filter(
                  line ->
                      LABELLED_LINE.matcher(line.strip()).matches()
                          || (ClauseRules.words(line) >= 4
                              && line.strip().matches("[\\p{L}(“\"‘*_\\[{].*")
                              && !line.matches(".*[;{}=<>|\\\\].*")))
              .count();
      return prose * 2 > lines;
    }

    private InlineText inline(Node parent) {
      InlineText inline = InlineText.of(parent);
      images += inline.images();
      comments += inline.comments();
      count("deletions", inline.deletions());
      count("tags of elements that HTML does not have", inline.tags());
      return inline.without(noteMarks);
    }

    private void count(String what, int number) {
      if (number > 0) {
        leftOut.merge(what, number, Integer::sum);
      }
    }

    private static SourceSpan span(Node node, int offset) {
      return span(node, offset, 0, Integer.MAX_VALUE);
    }

    private static SourceSpan span(Node node, int offset, int from, int to) {
      List<org.commonmark.node.SourceSpan> spans = node.getSourceSpans();
      if (spans.isEmpty()) {
        return new SourceSpan.Lines(offset + 1, 1, offset + 1, 1);
      }
      org.commonmark.node.SourceSpan first = spans.get(Math.min(from, spans.size() - 1));
      org.commonmark.node.SourceSpan last = spans.get(Math.min(to, spans.size()) - 1);
      return new SourceSpan.Lines(
          first.getLineIndex() + 1 + offset,
          first.getColumnIndex() + 1,
          last.getLineIndex() + 1 + offset,
          last.getColumnIndex() + Math.max(1, last.getLength()));
    }
  }
}
