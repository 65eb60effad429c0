package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.language.Placeholders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTML: headings, paragraphs, lists with their printed numbers, tables, definition lists,
 * quotations and boxes. Navigation, scripts, forms and what is hidden is left out and reported;
 * where the page marks its main part, what surrounds it too.
 */
final class HtmlReader implements FormatReader {
  /** Elements inside each other; deeper ones are flattened by the parser. */
  private static final int DEEPEST = 400;

  /** Words of a page that may have a field for a password beside its text. */
  private static final int SHORTEST_PAGE = 120;

  @Override
  public Draft read(SourceFile file) {
    Document page = parse(file);
    if (isLogin(page)) {
      throw file.refuse(
          "is a page to log in with, and not the document behind it",
          "log in, and save the page that you see then");
    }
    Walk walk = new Walk(page);
    if (page.text().indexOf('\uFFFD') >= 0) {
      walk.warnings.add("has bytes that are not " + page.charset() + "; check the letters �");
    }
    Element main = main(page, walk);
    walk.children(main, 0, false);
    walk.report();
    return Draft.ofBlocks(RichText.normalise(page.title()), walk.blocks, walk.warnings);
  }

  /**
   * Reads a piece of HTML inside another format.
   *
   * @param list number of its first list
   */
  static Piece piece(String html, boolean boxed, int list) {
    Document page = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(DEEPEST));
    Walk walk = new Walk(page);
    walk.lists = list;
    walk.children(page.body(), 0, boxed);
    return new Piece(walk.blocks, walk.leftOut, walk.lists);
  }

  /**
   * What a piece of HTML holds; its blocks have no place in the file yet.
   *
   * @param leftOut how many elements of each kind
   * @param list number of the next list
   */
  record Piece(List<Block> blocks, Map<String, Integer> leftOut, int list) {}

  private static Document parse(SourceFile file) {
    try {
      Parser parser = Parser.htmlParser().setTrackPosition(true).setMaxDepth(DEEPEST);
      return Jsoup.parse(new ByteArrayInputStream(file.bytes()), null, "", parser);
    } catch (IOException e) {
      throw file.refuse("cannot be read as HTML (" + e.getMessage() + ")", "save it again", e);
    }
  }

  /** Whether a page asks for a password and says little else. */
  private static boolean isLogin(Document page) {
    return page.selectFirst("input[type=password]") != null
        && ClauseRules.words(page.text()) < SHORTEST_PAGE;
  }

  /** The part that the page marks as its main one, or all of it. */
  private static Element main(Document page, Walk walk) {
    for (String query : List.of("main, [role=main]", "article")) {
      Elements found = page.body().select(query);
      if (found.size() == 1 && ClauseRules.words(found.first().text()) > 0) {
        int around =
            ClauseRules.words(page.body().text()) - ClauseRules.words(found.first().text());
        if (around > 0) {
          walk.warnings.add(
              "left out %d words around the main part of the page (<%s>)"
                  .formatted(around, found.first().normalName()));
        }
        return found.first();
      }
    }
    return page.body();
  }

  /** One pass over the elements. */
  private static final class Walk {
    private static final Map<String, String> LEFT_OUT =
        Map.ofEntries(
            Map.entry("aside", "asides"),
            Map.entry("audio", "pictures and media"),
            Map.entry("button", "forms"),
            Map.entry("canvas", "pictures and media"),
            Map.entry("del", "deletions"),
            Map.entry("form", "forms"),
            Map.entry("iframe", "embedded pages"),
            Map.entry("img", "pictures and media"),
            Map.entry("input", "forms"),
            Map.entry("nav", "navigation"),
            Map.entry("noscript", "scripts and styles"),
            Map.entry("object", "embedded pages"),
            Map.entry("pre", "code blocks"),
            Map.entry("s", "deletions"),
            Map.entry("script", "scripts and styles"),
            Map.entry("select", "forms"),
            Map.entry("strike", "deletions"),
            Map.entry("style", "scripts and styles"),
            Map.entry("svg", "pictures and media"),
            Map.entry("template", "scripts and styles"),
            Map.entry("textarea", "forms"),
            Map.entry("video", "pictures and media"));

    private static final Map<String, String> ROLES =
        Map.of(
            "navigation", "navigation",
            "banner", "navigation",
            "contentinfo", "navigation",
            "search", "forms",
            "complementary", "asides");

    private static final Pattern HIDDEN =
        Pattern.compile(
            "(?i).*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden).*", Pattern.DOTALL);
    private static final Pattern STRUCK =
        Pattern.compile("(?is).*text-decoration(?:-line)?\\s*:[^;]*\\bline-through\\b.*");
    private static final Pattern BOX =
        Pattern.compile(
            "(?:^|[\\s_-])(?:admonition|alert|callout|call-out|caution|example|important|note|tip|warning)(?:$|[\\s_-])");
    private static final Set<String> INLINE =
        Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn",
            "em", "font", "i", "input", "ins", "kbd", "label", "mark", "q", "samp", "small", "span",
            "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    final List<Block> blocks = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Set<Element> hiddenByStyle;
    private final Set<Element> struckByStyle;
    private final Accordions accordions;

    /** Whether a part that a click opens has just ended. */
    private boolean behind;

    private int lists;

    Walk(Document page) {
      HiddenByStyle styles = HiddenByStyle.of(page);
      this.hiddenByStyle = styles.hidden();
      this.struckByStyle = styles.struck();
      this.accordions = Accordions.of(page);
    }

    void report() {
      leftOut.forEach((what, count) -> warnings.add("left out %s: %d".formatted(what, count)));
    }

    /**
     * Reads what stands in an element.
     *
     * @param depth how many lists enclose it
     */
    void children(Element parent, int depth, boolean boxed) {
      Line line = new Line(parent);
      for (Node node : parent.childNodes()) {
        if (node instanceof Element element && isLeftOut(element)) {
          continue;
        }
        if (node instanceof Element element && isBlock(element)) {
          line = flush(line, parent, depth, boxed);
          block(element, depth, boxed);
        } else if (isBreak(node) && isBreak(before(node))) {
          line = flush(line, parent, depth, boxed);
        } else {
          line.add(node);
        }
      }
      flush(line, parent, depth, boxed);
    }

    /** An empty line, which two breaks make, ends a paragraph. */
    private static boolean isBreak(@Nullable Node node) {
      return node != null && node.nodeName().equals("br");
    }

    private static @Nullable Node before(Node node) {
      Node before = node.previousSibling();
      while (before instanceof TextNode text && text.isBlank()) {
        before = before.previousSibling();
      }
      return before;
    }

    private Line flush(Line line, Element parent, int depth, boolean boxed) {
      RichText text = line.rich();
      if (!text.text().isEmpty()) {
        Block.Role body = behind ? Block.Role.BESIDE : Block.Role.BODY;
        Block.Role role = boxed ? Block.Role.CALL_OUT : body;
        behind = false;
        blocks.add(new Block.Paragraph(text, role, depth, line.span()));
      }
      return new Line(parent);
    }

    private void block(Element element, int depth, boolean boxed) {
      accordions.tab(element).ifPresent(tab -> title(tab, depth));
      if (accordions.isTitle(element) && element.select("h1, h2, h3, h4, h5, h6").isEmpty()) {
        title(element, depth);
        return;
      }
      if (HtmlChrome.isNotes(element)) {
        notes(element);
        return;
      }
      switch (element.normalName()) {
        case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
        case "ul", "ol", "menu" -> list(element, depth, boxed);
        case "dl" -> definitions(element, depth);
        case "table" -> table(element, depth, boxed);
        case "blockquote" -> children(element, depth, true);
        case "details" -> {
          children(element, depth, boxed);
          behind = true;
        }
        default -> children(element, depth, boxed || isBox(element));
      }
    }

    /** What a reader clicks to see a part of the page stands for its heading. */
    private void title(Element element, int depth) {
      Line line = line(element);
      String text = line.rich().text();
      behind = false;
      if (!text.isEmpty()) {
        RichText rich = RichText.of(text, text, true);
        blocks.add(new Block.Paragraph(rich, Block.Role.BODY, depth, line.span()));
      }
    }

    /** Whether an element ends the text before it: a block, or one that holds a block. */
    private static boolean isBlock(Element element) {
      return !isInline(element)
          || element.select("p, div, ul, ol, dl, table, blockquote, h1, h2, h3, h4, h5, h6").size()
              > 0;
    }

    /** Whether an element goes on with the text beside it, as one does that HTML does not know. */
    private static boolean isInline(Element element) {
      return INLINE.contains(element.normalName())
          || (!Placeholders.isElement(element.normalName())
              && (isText(element.previousSibling()) || isText(element.nextSibling())));
    }

    private static boolean isText(@Nullable Node node) {
      return (node instanceof TextNode text && !text.isBlank())
          || (node instanceof Element element
              && INLINE.contains(element.normalName())
              && !element.normalName().equals("br"));
    }

    private static boolean isBox(Element element) {
      String names = (element.className() + " " + element.attr("role")).toLowerCase(Locale.ROOT);
      return BOX.matcher(names).find();
    }

    private boolean isLeftOut(Element element) {
      Optional<String> what = leftOutAs(element);
      what.ifPresent(name -> leftOut.merge(name, 1, Integer::sum));
      return what.isPresent();
    }

    private Optional<String> leftOutAs(Element element) {
      boolean hidden =
          element.hasAttr("hidden")
              || element.attr("aria-hidden").equalsIgnoreCase("true")
              || HIDDEN.matcher(element.attr("style")).matches()
              || hiddenByStyle.contains(element);
      if (hidden && !accordions.isPanel(element)) {
        return element.text().isBlank() ? Optional.empty() : Optional.of("hidden parts");
      }
      if (STRUCK.matcher(element.attr("style")).matches() || struckByStyle.contains(element)) {
        return element.text().isBlank() ? Optional.empty() : Optional.of("deletions");
      }
      if (isBoxToTick(element) || accordions.isTitle(element)) {
        return Optional.empty();
      }
      if (HtmlChrome.isAid(element) || HtmlChrome.isNoteMark(element)) {
        return Optional.of("links inside the page");
      }
      if (element.normalName().equals("form") && HtmlChrome.holdsText(element)) {
        return Optional.empty();
      }
      return Optional.ofNullable(LEFT_OUT.get(element.normalName()))
          .or(() -> Optional.ofNullable(ROLES.get(element.attr("role"))))
          .or(() -> HtmlChrome.of(element));
    }

    private static boolean isBoxToTick(Element element) {
      return element.normalName().equals("input") && element.attr("type").equals("checkbox");
    }

    /**
     * Footnotes and endnotes: each item or paragraph is one, with the number that a reader sees.
     */
    private void notes(Element element) {
      int number = 1;
      Elements items = element.select("li");
      for (Element note : items.isEmpty() ? element.select("p") : items) {
        Line line = line(note);
        String text = line.rich().text();
        if (!text.isEmpty()) {
          boolean numbered = items.isEmpty() && Label.ofHeading(text).isPresent();
          RichText rich = RichText.plain(numbered ? text : number + ". " + text);
          blocks.add(new Block.Paragraph(rich, Block.Role.FOOTNOTE, 0, line.span()));
          number++;
        }
      }
    }

    private void heading(Element element) {
      Line line = line(element);
      String text = line.rich().text();
      if (!text.isEmpty()) {
        int level = element.normalName().charAt(1) - '0';
        blocks.add(new Block.Heading(level, "", text, line.span()));
      } else if (element.select("img, svg, picture").isEmpty()) {
        leftOut.merge("headings without text", 1, Integer::sum);
      }
    }

    private void list(Element list, int depth, boolean boxed) {
      int id = lists++;
      boolean ordered = list.normalName().equals("ol");
      boolean reversed = ordered && list.hasAttr("reversed");
      long items = list.children().stream().filter(each -> each.normalName().equals("li")).count();
      int number = number(list.attr("start")).orElse(reversed ? (int) items : 1);
      for (Element item : list.children()) {
        if (isLeftOut(item)) {
          continue;
        }
        if (!item.normalName().equals("li")) {
          block(item, depth + 1, boxed);
          continue;
        }
        number = number(item.attr("value")).orElse(number);
        item(item, ordered ? label(list.attr("type"), number) : Block.BULLET, id, depth, boxed);
        number += reversed ? -1 : 1;
      }
    }

    private static Optional<Integer> number(String value) {
      return value.matches("-?\\d{1,6}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    /** The number that a browser shows: digits where a script has no sign for it. */
    private static String label(String type, int number) {
      if (number < 1) {
        return number + ".";
      }
      return switch (type) {
        case "a" -> ListNumber.columnLetters(number).toLowerCase(Locale.ROOT) + ".";
        case "A" -> ListNumber.columnLetters(number) + ".";
        case "i" -> ListNumber.roman(number).toLowerCase(Locale.ROOT) + ".";
        case "I" -> ListNumber.roman(number) + ".";
        default -> number + ".";
      };
    }

    /** The first text of an item is the item; what follows stands inside it. */
    private void item(Element item, String label, int list, int depth, boolean boxed) {
      int first = blocks.size();
      children(item, depth + 1, boxed);
      if (first < blocks.size()
          && blocks.get(first) instanceof Block.Paragraph paragraph
          && paragraph.depth() == depth + 1) {
        Optional<Element> box = Optional.ofNullable(item.selectFirst("input[type=checkbox]"));
        String shown = box.map(found -> found.hasAttr("checked") ? "[x]" : "[ ]").orElse(label);
        blocks.set(first, new Block.Item(shown, list, depth, paragraph.text(), paragraph.span()));
      }
    }

    private void definitions(Element list, int depth) {
      StringBuilder terms = new StringBuilder();
      for (Element part : list.select("> dt, > dd, > div > dt, > div > dd")) {
        if (isLeftOut(part)) {
          continue;
        }
        Line line = line(part);
        if (part.normalName().equals("dt")) {
          terms.append(terms.isEmpty() ? "" : ", ").append(line.rich().text());
          continue;
        }
        String term = terms.toString();
        boolean simple = part.select("p, ul, ol, table").isEmpty();
        if (simple && !line.rich().text().isEmpty()) {
          RichText text = RichText.of(term + ": " + line.rich().text(), term, false);
          blocks.add(new Block.Paragraph(text, Block.Role.DEFINITION, depth, line.span()));
        } else {
          termed(part, term, depth);
        }
        terms.setLength(0);
      }
    }

    /** A definition of several paragraphs: the first one takes the term. */
    private void termed(Element part, String term, int depth) {
      int first = blocks.size();
      children(part, depth, false);
      if (first < blocks.size() && blocks.get(first) instanceof Block.Paragraph paragraph) {
        RichText text = RichText.of(term + ": " + paragraph.text().text(), term, false);
        blocks.set(
            first, new Block.Paragraph(text, Block.Role.DEFINITION, depth, paragraph.span()));
      }
    }

    private void table(Element table, int depth, boolean boxed) {
      Optional.ofNullable(table.selectFirst("> caption"))
          .ifPresent(caption -> children(caption, depth, boxed));
      List<Element> rows =
          table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr").stream()
              .filter(row -> !isLeftOut(row))
              .toList();
      boolean layout =
          table.attr("role").equals("presentation")
              || rows.stream().allMatch(row -> row.children().size() < 2)
              || table.select("table").size() > 1
              || !table.select("h1, h2, h3").isEmpty();
      if (layout) {
        rows.forEach(row -> row.children().forEach(cell -> children(cell, depth, boxed)));
        return;
      }
      TableGrid grid = new TableGrid();
      Element part = table;
      for (Element row : rows) {
        if (!Objects.equals(row.parent(), part)) {
          grid.endPart();
          part = row.parent();
        }
        List<TableGrid.Cell> cells = new ArrayList<>();
        for (Element cell : row.children()) {
          String text = isLeftOut(cell) ? "" : line(cell).rich().text();
          cells.add(
              TableGrid.Cell.of(text, number(cell.attr("rowspan")), number(cell.attr("colspan"))));
        }
        grid.row(cells, span(row, row.sourceRange(), row.endSourceRange()));
      }
      blocks.addAll(grid.blocks(headerRows(table, rows), warnings));
    }

    /** How many of the first rows are marked as header. */
    private static int headerRows(Element table, List<Element> rows) {
      Element head = table.selectFirst("> thead");
      return head == null
          ? (int)
              rows.stream()
                  .takeWhile(
                      row ->
                          row.children().stream().allMatch(cell -> cell.normalName().equals("th")))
                  .count()
          : Math.max(1, (int) rows.stream().filter(row -> head.equals(row.parent())).count());
    }

    private Line line(Element element) {
      Line line = new Line(element);
      element.childNodes().forEach(line::add);
      return line;
    }

    private static SourceSpan span(Element element, Range start, Range end) {
      String id = anchor(element);
      Range.Position first = start.start();
      Range.Position last = end.isTracked() ? end.end() : start.end();
      return new SourceSpan.Element(
          id,
          Math.max(1, first.lineNumber()),
          Math.max(1, first.columnNumber()),
          Math.max(1, last.lineNumber()),
          Math.max(1, last.columnNumber() - 1));
    }

    /** The name by which links point to an element; empty when there is none. */
    private static String anchor(Element element) {
      if (!element.id().isEmpty()) {
        return element.id();
      }
      Element inside = element.selectFirst("a[id], a[name]");
      return inside == null ? "" : inside.id().isEmpty() ? inside.attr("name") : inside.id();
    }

    /** A text while it is collected. */
    private final class Line {
      private final Element parent;
      private final StringBuilder text = new StringBuilder();
      private final StringBuilder lead = new StringBuilder();
      private Optional<Range> first = Optional.empty();
      private Optional<Range> last = Optional.empty();
      private boolean leading = true;
      private boolean strong = true;

      Line(Element parent) {
        this.parent = parent;
      }

      void add(Node node) {
        add(node, false, false);
      }

      private void add(Node node, boolean bold, boolean emphasised) {
        if (node instanceof TextNode piece) {
          append(piece.getWholeText(), bold, emphasised);
          if (!piece.isBlank()) {
            first = first.or(() -> Optional.of(piece.sourceRange()));
            last = Optional.of(piece.sourceRange());
          }
        } else if (node instanceof Element element && !isLeftOut(element)) {
          String name = element.normalName();
          boolean gap = name.equals("br") || !isInline(element);
          boolean heavy = bold || name.equals("b") || name.equals("strong");
          boolean marked =
              heavy || emphasised || Set.of("dfn", "em", "i", "u", "mark").contains(name);
          append(name.equals("br") && strong ? RichText.BREAK : gap ? " " : "", bold, emphasised);
          element.childNodes().forEach(child -> add(child, heavy, marked));
          append(gap ? " " : "", bold, emphasised);
        }
      }

      private void append(String piece, boolean bold, boolean emphasised) {
        text.append(piece);
        if (!piece.isBlank()) {
          strong &= bold;
          leading &= emphasised;
        }
        if (leading) {
          lead.append(piece);
        }
      }

      RichText rich() {
        return RichText.of(text.toString(), lead.toString(), strong);
      }

      SourceSpan span() {
        Range from = first.orElse(parent.sourceRange());
        return Walk.span(parent, from, last.orElse(from));
      }
    }
  }
}
