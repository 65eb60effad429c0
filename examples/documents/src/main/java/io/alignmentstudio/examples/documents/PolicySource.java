package io.alignmentstudio.examples.documents;

import io.alignmentstudio.examples.documents.Policy.Block;
import io.alignmentstudio.examples.documents.Policy.ListKind;
import io.alignmentstudio.examples.documents.Policy.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads the Markdown of the example policies: two levels of headings with typed numbers, flat
 * lists, bold, quotes. Anything else is refused rather than lost.
 */
final class PolicySource {
  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
  private static final Pattern HEADING =
      Pattern.compile("(\\d+(?:\\.\\d+)?|Chapter [IVX]+|Article \\d+) (.+)");
  private static final Pattern LETTER = Pattern.compile("(\\([a-z]\\)) (.+)");
  private static final Pattern RECITAL = Pattern.compile("(\\(\\d+\\)) (.+)");

  private final List<Block> blocks = new ArrayList<>();
  private final Counters counters = new Counters();
  private String title = "";
  private boolean inArticle;

  private PolicySource() {}

  /** Reads one source file. */
  static Policy read(Path file) throws IOException {
    PolicySource source = new PolicySource();
    Node document = PARSER.parse(Files.readString(file));
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      source.block(node);
    }
    return new Policy(source.title, source.blocks);
  }

  private void block(Node node) {
    switch (node) {
      case Heading heading -> heading(heading);
      case Paragraph paragraph -> paragraph(paragraph);
      case BlockQuote quote -> {
        counters.text();
        for (Node part = quote.getFirstChild(); part != null; part = part.getNext()) {
          blocks.add(new Block.CallOut(runs(part)));
        }
      }
      case BulletList list -> bullets(list);
      case OrderedList list -> numbers(list);
      default -> throw unsupported(node);
    }
  }

  private void heading(Heading heading) {
    String text = plain(runs(heading));
    if (heading.getLevel() == 1) {
      title = text;
      return;
    }
    int level = heading.getLevel() - 1;
    Matcher numbered = HEADING.matcher(text);
    String label = numbered.matches() ? numbered.group(1) : "";
    inArticle = label.startsWith("Article");
    counters.heading(level, label, line(heading));
    blocks.add(new Block.Heading(level, label, label.isEmpty() ? text : numbered.group(2)));
  }

  private void paragraph(Paragraph paragraph) {
    List<Run> runs = runs(paragraph);
    Matcher point = LETTER.matcher(plain(runs));
    Matcher recital = RECITAL.matcher(plain(runs));
    if (point.matches() && inArticle) {
      item(ListKind.POINT, point.group(1), without(runs, point.start(2)), paragraph);
    } else if (recital.matches()) {
      item(ListKind.RECITAL, recital.group(1), without(runs, recital.start(2)), paragraph);
    } else {
      counters.text();
      blocks.add(new Block.Paragraph(runs));
    }
  }

  private void bullets(BulletList list) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      List<Run> runs = runs(onlyParagraph(item));
      Matcher letter = LETTER.matcher(plain(runs));
      if (letter.matches()) {
        item(ListKind.LETTER, letter.group(1), without(runs, letter.start(2)), item);
      } else {
        item(ListKind.BULLET, "\u2022", runs, item);
      }
    }
  }

  private void numbers(OrderedList list) {
    int number = Objects.requireNonNull(list.getMarkerStartNumber());
    ListKind kind = inArticle ? ListKind.PARAGRAPH : ListKind.NUMBER;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      item(kind, number + ".", runs(onlyParagraph(item)), item);
      number++;
    }
  }

  private void item(ListKind kind, String label, List<Run> text, Node node) {
    boolean first = counters.item(kind, label, line(node));
    blocks.add(new Block.Item(kind, label, first, text));
  }

  private static Node onlyParagraph(Node item) {
    Node child = item.getFirstChild();
    if (!(item instanceof ListItem) || child == null || child.getNext() != null) {
      throw unsupported(item);
    }
    return child;
  }

  private static List<Run> runs(Node parent) {
    List<Run> runs = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> append(runs, new Run(text.getLiteral(), false));
        case SoftLineBreak _ -> append(runs, new Run(" ", false));
        case StrongEmphasis strong -> append(runs, new Run(plain(runs(strong)), true));
        default -> throw unsupported(node);
      }
    }
    return runs;
  }

  private static void append(List<Run> runs, Run run) {
    if (!runs.isEmpty() && runs.getLast().bold() == run.bold()) {
      Run last = runs.removeLast();
      runs.add(new Run(last.text() + run.text(), run.bold()));
    } else {
      runs.add(run);
    }
  }

  private static List<Run> without(List<Run> runs, int label) {
    List<Run> rest = new ArrayList<>(runs);
    Run first = rest.removeFirst();
    rest.addFirst(new Run(first.text().substring(label), first.bold()));
    return rest;
  }

  private static String plain(List<Run> runs) {
    return String.join("", runs.stream().map(Run::text).toList());
  }

  private static int line(Node node) {
    return node.getSourceSpans().isEmpty()
        ? 0
        : node.getSourceSpans().getFirst().getLineIndex() + 1;
  }

  private static IllegalArgumentException unsupported(Node node) {
    return new IllegalArgumentException(
        "line %d: %s is not known here; teach it to PolicySource or write it differently"
            .formatted(line(node), node.getClass().getSimpleName()));
  }
}
