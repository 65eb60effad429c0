package io.alignmentstudio.framers.ingest;

import java.util.List;
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
 */
record InlineText(
    String text, String lead, boolean bold, boolean strong, int images, int comments) {
  static InlineText of(Node parent) {
    Collector collector = new Collector();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      child.accept(collector);
    }
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
        collector.comments);
  }

  private static String textOf(Node node) {
    Collector collector = new Collector();
    node.accept(collector);
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
        comments);
  }

  private static final class Collector extends AbstractVisitor {
    final StringBuilder text = new StringBuilder();
    int images;
    int comments;

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
      if (node.getLiteral().regionMatches(true, 0, "<br", 0, 3)) {
        text.append(' ');
      }
      comments += node.getLiteral().startsWith("<!--") ? 1 : 0;
    }

    @Override
    public void visit(Image node) {
      images++;
    }
  }
}
