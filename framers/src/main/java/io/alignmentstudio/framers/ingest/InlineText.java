package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.framers.language.Placeholders;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * The text of a Markdown block without its markup, by source line.
 *
 * @param text with a line feed where the source has one
 * @param lead the emphasised words at the start
 * @param bold whether the lead is bold, and not in italics
 * @param strong whether all of it is bold
 * @param images how many were left out
 * @param comments how many were left out
 * @param deletions how many struck texts were left out
 * @param tags of elements that HTML does not have, left out
 */
record InlineText(
    String text,
    String lead,
    boolean bold,
    boolean strong,
    int images,
    int comments,
    int deletions,
    int tags) {
  /** "~~struck~~", in the way of GitHub. */
  private static final Pattern STRUCK =
      Pattern.compile("(?s)(?<![~\\\\])~~(?![~\\s])((?:(?!~~).){1,2000}?)(?<!\\s)~~(?!~)");

  private static final Pattern DELETES = Pattern.compile("(?i)<(/?)(?:s|del|strike)(?:\\s[^>]*)?>");

  private static final Pattern ELEMENT = Pattern.compile("</?([A-Za-z][\\w-]*).*", Pattern.DOTALL);

  static InlineText of(Node parent) {
    Collector collector = new Collector();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      child.accept(collector);
    }
    collector.strike();
    Node first = parent.getFirstChild();
    boolean emphasised = first instanceof StrongEmphasis || first instanceof Emphasis;
    String lead = emphasised ? textOf(first) : "";
    boolean strong =
        first instanceof StrongEmphasis && collector.text.toString().strip().equals(lead.strip());
    return new InlineText(
        collector.text.toString(),
        lead,
        first instanceof StrongEmphasis,
        strong,
        collector.images,
        collector.comments,
        collector.deletions,
        collector.tags);
  }

  private static String textOf(Node node) {
    Collector collector = new Collector();
    node.accept(collector);
    collector.strike();
    return collector.text.toString();
  }

  RichText all() {
    return rich(text);
  }

  private RichText rich(String piece) {
    return RichText.of(bold ? piece.replace("\n", RichText.BREAK) : piece, lead, strong);
  }

  List<RichText> lines() {
    return text.lines().map(RichText::plain).toList();
  }

  /** The lines from one, included, to another, excluded. */
  RichText between(int from, int to) {
    List<String> lines = text.lines().toList();
    String piece = String.join("\n", lines.subList(from, Math.min(to, lines.size())));
    return from == 0 ? rich(piece) : RichText.plain(piece);
  }

  /** The same without the marks of footnotes that a document explains elsewhere. */
  InlineText without(Pattern marks) {
    return new InlineText(
        marks.matcher(text).replaceAll(""),
        marks.matcher(lead).replaceAll(""),
        bold,
        strong,
        images,
        comments,
        deletions,
        tags);
  }

  private static final class Collector extends AbstractVisitor {
    final StringBuilder text = new StringBuilder();
    private final Deque<Integer> struck = new ArrayDeque<>();
    int images;
    int comments;
    int deletions;
    int tags;

    @Override
    public void visit(Text node) {
      text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
      text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
      text.append('\n');
    }

    @Override
    public void visit(HardLineBreak node) {
      text.append('\n');
    }

    @Override
    public void visit(HtmlInline node) {
      String tag = node.getLiteral();
      if (tag.regionMatches(true, 0, "<br", 0, 3)) {
        text.append(' ');
        return;
      }
      if (tag.startsWith("<!--")) {
        comments++;
        return;
      }
      if (!Placeholders.isTag(tag, rest(node))) {
        text.append(tag);
        return;
      }
      Matcher deletes = DELETES.matcher(tag);
      if (deletes.matches()) {
        deletes(deletes.group(1).isEmpty() && closes(node));
      }
      Matcher element = ELEMENT.matcher(tag);
      tags += element.matches() && !Placeholders.isElement(element.group(1)) ? 1 : 0;
    }

    /** Notes where a struck text begins, or takes it away where it ends. */
    private void deletes(boolean opens) {
      if (opens) {
        struck.push(text.length());
      } else if (!struck.isEmpty()) {
        cut(struck.pop(), text.length());
      }
    }

    private static boolean closes(Node tag) {
      return DELETES.matcher(rest(tag)).results().anyMatch(found -> !found.group(1).isEmpty());
    }

    /** Takes away what stands between two pairs of tildes. */
    void strike() {
      Matcher found = STRUCK.matcher(text);
      int from = 0;
      while (found.find(from)) {
        from = found.start();
        cut(found.start(), found.end());
        found.reset();
      }
    }

    /** Takes a piece away; its lines stay, so that places in the file do. */
    private void cut(int from, int to) {
      String piece = text.substring(from, to);
      if (!piece.isBlank()) {
        deletions++;
        text.replace(from, to, piece.replaceAll("[^\n]+", ""));
      }
    }

    /** The tags behind one, inside the same parent. */
    private static String rest(Node tag) {
      StringBuilder rest = new StringBuilder();
      for (Node next = tag.getNext(); next != null; next = next.getNext()) {
        if (next instanceof HtmlInline html) {
          rest.append(html.getLiteral());
        }
      }
      return rest.toString();
    }

    @Override
    public void visit(Image node) {
      images++;
    }
  }
}
