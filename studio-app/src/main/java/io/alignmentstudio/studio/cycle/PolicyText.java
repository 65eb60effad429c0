package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Section;

/** The raw text of a document, headings included, in reading order. */
final class PolicyText {
  private PolicyText() {}

  static String of(PolicyDocument document) {
    StringBuilder text = new StringBuilder();
    append(document.root(), text);
    return text.toString();
  }

  private static void append(Section section, StringBuilder text) {
    text.append(section.label()).append(' ').append(section.title()).append("\n");
    for (PolicyNode child : section.children()) {
      switch (child) {
        case Section inner -> append(inner, text);
        case Clause clause ->
            text.append(clause.label()).append(' ').append(clause.text()).append("\n");
      }
    }
  }
}
