package io.alignmentstudio.framers.ingest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells questions that are answered directly below by their look and by what follows them. */
final class Questions {
  private static final Pattern END = Pattern.compile("(?s)(?:[“‘\"'(].*\\?[”’\"')]|.*\\?)$");
  private static final Pattern YES_OR_NO =
      Pattern.compile("(?i)^[“\"']?(?:yes|no)(?:[,.;:!]|\\s*[–—-]|$|\\s).*", Pattern.DOTALL);

  /** Asked for the sake of what follows, not to be answered. */
  private static final Pattern TEASER = Pattern.compile("(?i)^(?:did|do) you know\\b.*");

  private static final int LONGEST_TITLE = 25;
  private static final int LONGEST = 60;

  /** Paragraphs above the first heading of a topic. */
  private static final int LONGEST_OPENING = 2;

  /** A question and its answer in one paragraph: "<b>May I smoke?</b> No." */
  record Pair(RichText question, RichText answer) {}

  private Questions() {}

  static boolean isQuestion(String text) {
    return END.matcher(text).matches()
        && ClauseRules.words(text) <= LONGEST
        && !TEASER.matcher(text).matches();
  }

  /** Whether a question may be a heading: it is one sentence, and not too long. */
  static boolean isTitle(RichText rich) {
    return rich.strong()
        && isQuestion(rich.text())
        && ClauseRules.words(rich.text()) <= LONGEST_TITLE
        && LeadIn.lastSentence(rich.text()).equals(rich.text());
  }

  /** Whether all of a question is bold or in italics. */
  static boolean isEmphasised(RichText rich) {
    return isQuestion(rich.text()) && (rich.strong() || rich.lead().equals(rich.text()));
  }

  /** An emphasised question at the start of a paragraph, and the rest of the paragraph. */
  static Optional<Pair> pair(RichText rich) {
    String lead = rich.lead();
    if (lead.isEmpty() || lead.length() >= rich.text().length() || !isQuestion(lead)) {
      return Optional.empty();
    }
    // In a list of terms a colon stands between the question and its answer.
    int end = lead.length();
    while (end < rich.text().length() && " :–—-".indexOf(rich.text().charAt(end)) >= 0) {
      end++;
    }
    RichText answer = rich.from(end);
    return answer.text().isEmpty() || isSingle(answer.text())
        ? Optional.empty()
        : Optional.of(new Pair(RichText.of(lead, lead, false), answer));
  }

  /** Whether what stands below may be the answer: it is no heading and no further question. */
  static boolean isAnswered(List<Block> blocks, int index) {
    return index + 1 < blocks.size()
        && switch (blocks.get(index + 1)) {
          case Block.Heading _ -> false;
          case Block.Paragraph paragraph ->
              paragraph.role() != Block.Role.FOOTNOTE
                  && !isSingle(paragraph.text().text())
                  && (!paragraph.text().strong()
                      || paragraph.text().text().matches("(?s).*[.!:;,]$")
                      || YES_OR_NO.matcher(paragraph.text().text()).matches());
          case Block.Item item -> !isSingle(item.text().text());
          case Block.Row _ -> true;
        };
  }

  /** Whether the paragraph below begins with yes or no. */
  static boolean isAnsweredYesOrNo(List<Block> blocks, int index) {
    return index + 1 < blocks.size()
        && blocks.get(index + 1) instanceof Block.Paragraph paragraph
        && YES_OR_NO.matcher(paragraph.text().text()).matches();
  }

  /** Whether little but several headings stands below a heading: then it is a topic. */
  static boolean opensSections(List<Block> blocks, int index) {
    int level = ((Block.Heading) blocks.get(index)).level();
    int paragraphs = 0;
    int below = 0;
    for (int i = index + 1; i < blocks.size() && below < 2; i++) {
      if (blocks.get(i) instanceof Block.Heading next) {
        if (next.level() <= level) {
          break;
        }
        below++;
      } else if (below == 0 && blocks.get(i) instanceof Block.Paragraph) {
        paragraphs++;
      }
    }
    return below > 1 && paragraphs <= LONGEST_OPENING;
  }

  static boolean isSingle(String text) {
    return isQuestion(text) && LeadIn.lastSentence(text).equals(text);
  }
}
