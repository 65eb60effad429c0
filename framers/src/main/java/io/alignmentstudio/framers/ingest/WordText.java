package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the text of a Word paragraph as a reader sees it after accepting all changes. */
final class WordText {
  /** Boxes to tick in Wingdings. */
  private static final Map<Integer, String> SYMBOLS =
      Map.of(
          0xF06F, "☐", 0xF071, "☐", 0xF072, "☐", 0xF0A8, "☐", 0xF052, "☑", 0xF0FE, "☑", 0xF054, "☒",
          0xF0FD, "☒");

  private final WordStyles styles;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder lead = new StringBuilder();
  private final Map<Double, Integer> sizes = new TreeMap<>();
  private boolean leading = true;
  private boolean strong = true;
  final List<String> footnotes = new ArrayList<>();
  final List<String> endnotes = new ArrayList<>();
  final List<XmlNode> boxes = new ArrayList<>();
  int hidden;
  int struck;
  int deletions;

  WordText(WordStyles styles) {
    this.styles = styles;
  }

  void add(XmlNode paragraph) {
    walk(paragraph, styles.styleOf(paragraph));
  }

  RichText rich() {
    return RichText.of(text.toString(), lead.toString(), strong && !text.toString().isBlank());
  }

  /** The size of most letters, in points; 0 where there are none. */
  double size() {
    return sizes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0.0);
  }

  private void walk(XmlNode parent, String style) {
    for (XmlNode node : parent.children()) {
      switch (node.name()) {
        case "r" -> run(node, style);
        case "del", "moveFrom" -> deletions++;
        case "oMath", "oMathPara" -> append(mathText(node), false, false);
        case "pPr", "rPr", "sdtPr", "sdtEndPr", "tcPr" -> {
          // Properties hold no text.
        }
        // Insertions, links, fields, content controls and tags hold runs.
        default -> walk(node, style);
      }
    }
  }

  private void run(XmlNode run, String style) {
    boolean vanishes = styles.isOn(run, style, "vanish");
    if (vanishes || styles.isOn(run, style, "strike") || styles.isOn(run, style, "dstrike")) {
      if (run.children().stream()
          .anyMatch(node -> node.name().equals("t") && !node.text().isBlank())) {
        hidden += vanishes ? 1 : 0;
        struck += vanishes ? 0 : 1;
      }
      return;
    }
    boolean bold = styles.isOn(run, style, "b");
    boolean emphasised = bold || styles.isOn(run, style, "i") || run.flag("rPr", "u").orElse(false);
    for (XmlNode node : run.children()) {
      switch (node.name()) {
        case "t" -> {
          append(node.text(), bold, emphasised);
          sizes.merge(styles.size(run, style), node.text().strip().length(), Integer::sum);
        }
        case "tab", "ptab" -> append(" ", bold, emphasised);
        case "br", "cr" -> append(strong ? RichText.BREAK : " ", bold, emphasised);
        case "noBreakHyphen" -> append("-", bold, emphasised);
        case "sym" -> append(symbol(node), bold, emphasised);
        case "footnoteReference" -> node.attribute("id").ifPresent(footnotes::add);
        case "endnoteReference" -> node.attribute("id").ifPresent(endnotes::add);
        case "drawing", "pict", "object" -> boxes(node);
        case "AlternateContent" ->
            node.child("Choice").or(() -> node.child("Fallback")).ifPresent(this::boxes);
        default -> {
          // Field codes, deleted text, page marks.
        }
      }
    }
  }

  private void boxes(XmlNode node) {
    for (XmlNode child : node.children()) {
      if (child.name().equals("txbxContent")) {
        boxes.add(child);
      } else if (child.name().equals("AlternateContent")) {
        child.child("Choice").or(() -> child.child("Fallback")).ifPresent(this::boxes);
      } else {
        boxes(child);
      }
    }
  }

  private String symbol(XmlNode node) {
    String code = node.attribute("char").orElse("");
    int value = code.matches("[0-9A-Fa-f]{4}") ? Integer.parseInt(code, 16) : 0;
    // Symbol fonts live in the private use area; at the start of a paragraph they are bullets.
    if (value >= 0xF000) {
      return text.toString().isBlank() ? SYMBOLS.getOrDefault(value, Block.BULLET) + " " : " ";
    }
    return value == 0 ? "" : Character.toString(value);
  }

  private static String mathText(XmlNode node) {
    StringBuilder result = new StringBuilder();
    for (XmlNode child : node.children()) {
      result.append(child.name().equals("t") ? child.text() : mathText(child));
    }
    return result.toString();
  }

  private void append(String piece, boolean bold, boolean emphasised) {
    text.append(piece);
    if (piece.isBlank()) {
      if (leading) {
        lead.append(piece);
      }
      return;
    }
    strong &= bold;
    leading &= emphasised;
    if (leading) {
      lead.append(piece);
    }
  }
}
