package io.alignmentstudio.framers.values;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtraction;
import io.alignmentstudio.framers.norms.NormExtraction.Dropped;
import io.alignmentstudio.workspace.config.DocumentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds good and bad answers, by a label in front of them or by the heading above them, with the
 * request that they answer and with the reasons that are given for them.
 */
final class Examples {
  static final String BEARER = "the assistant";

  private static final String THING =
      "(?: (?:answers?|repl(?:y|ies)|responses?|examples?|behaviou?rs?|wording|style))?";
  private static final String GOOD_WORDS =
      "good|better|best|right|correct|preferred|recommended|acceptable|do|yes|great|helpful";
  private static final String BAD_WORDS =
      "bad|worse|worst|wrong|incorrect|poor|avoid|unacceptable|not (?:good|ok|okay|acceptable|like this)|do(?:n['’]t| not)|no|unhelpful";

  /** Signs need no colon behind them. */
  private static final String GOOD_SIGNS = "✓✔✅☑👍";

  private static final String BAD_SIGNS = "✗✘✕✖❌☒👎";
  private static final String SHADE = "[\\uFE0F\\x{1F3FB}-\\x{1F3FF}]*";
  private static final Pattern GOOD = label(GOOD_WORDS, GOOD_SIGNS);
  private static final Pattern BAD = label(BAD_WORDS, BAD_SIGNS);
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?is)^\\W*(?:question|user|customer|client|caller|prompt|request|asked|q|they (?:say|ask)|situation|when asked)\\s*\\d*\\W?\\s*[:–—]\\s*(.+)$");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "(?s)^[\\s*_>#-]*(?!(?:I|We|You|It|He|She|They|This|That|These|Those|Here|There|Yes|No|Please|Thanks|Thank|Sorry|Hi|Hello|Dear)\\b)(?:The |A |An )?[A-Z][\\p{L}.'-]*(?: [\\p{L}.'-]+){0,2}[*_]*:[*_]*\\s+(.+)$");
  private static final Pattern REASON =
      Pattern.compile(
          "(?is)^\\W*(?:why|reason|because|rationale|explanation|comment|note|lesson|principle|rule)\\b[^:–—.]{0,30}[:–—]\\s*(.+)$");
  private static final Pattern GOOD_HEADING = heading(GOOD_WORDS, GOOD_SIGNS);
  private static final Pattern BAD_HEADING = heading(BAD_WORDS, BAD_SIGNS);
  private static final int LONGEST = 220;

  /** Words that are labels wherever they stand with a capital and a colon. */
  private static final String PLAIN_LABELS =
      "(?:The )?(?:[Gg]ood|GOOD|[Bb]etter|[Bb]ad|BAD|[Ww]orse|[Ww]rong|[Ii]ncorrect|[Cc]orrect|[Pp]oor|[Uu]nacceptable|[Aa]cceptable|[Rr]ecommended|[Pp]referred|[Uu]nhelpful|[Hh]elpful|Not (?:good|ok|okay|acceptable|like this))"
          + THING
          + "|Avoid|Don['’]t|Do not|DO NOT|DON['’]T|Why|WHY|Reason|Rationale|Explanation";

  /** Words that are labels only where a sentence has ended: else they may belong to an answer. */
  private static final String LABELS_BETWEEN =
      "(?:Best|Right|Do|DO|Yes|Great|Worst|No)"
          + THING
          + "|Because|Comment|Note|Lesson|Principle|Rule|Question|User|Customer|Client|Caller|Prompt|Request|Q|Situation";

  private static final String COLON = "\\s*\\d*\\s*(?:\\([^)]{0,60}\\))?\\s*:";

  /** Where the next label begins in lines that were joined to one, as those of Markdown are. */
  private static final Pattern NEXT =
      Pattern.compile(
          "[\\s;]+(?=[*_]*(?:["
              + GOOD_SIGNS
              + BAD_SIGNS
              + "]|(?:"
              + PLAIN_LABELS
              + ")"
              + COLON
              + "))|(?<=[.!?…\"”’')*_])[\\s;]+(?=[*_]*(?:"
              + LABELS_BETWEEN
              + ")"
              + COLON
              + ")",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A label inside an answer, which may therefore be two. */
  private static final Pattern GOOD_INSIDE = inside("good|better|correct|preferred", GOOD_SIGNS);

  private static final Pattern BAD_INSIDE =
      inside("bad|worse|wrong|incorrect|poor|avoid|unacceptable", BAD_SIGNS);

  private static Pattern inside(String words, String signs) {
    return Pattern.compile(
        "(?iu)(?<![\\p{L}])(?:" + words + ")" + THING + "\\s*\\d*\\s*:|[" + signs + "]");
  }

  private final Recommended recommended =
      new Recommended(DocumentKind.EXAMPLES, BEARER, Addressees.DEFAULT.we());
  private final Opinions opinions = new Opinions(BEARER);

  private static Pattern label(String words, String signs) {
    String worded =
        "(?:the |a )?(?:"
            + words
            + ")"
            + THING
            + "\\s*\\d*[*_]*\\s*(?:\\([^)]{0,60}\\))?[*_]*\\s*[:–—]";
    return Pattern.compile(
        "(?isu)^[\\s*_>#-]*(?:["
            + signs
            + "]"
            + SHADE
            + "[\\s*_]*(?:"
            + worded
            + ")?|"
            + worded
            + ")[*_:–—]*\\s*(.+)$");
  }

  private static Pattern heading(String words, String signs) {
    return Pattern.compile(
        "(?iu)^\\W*(?:\\d+\\W*)?(?:["
            + signs
            + "]\\W*)?(?:"
            + words
            + ")"
            + THING
            + "\\W*\\d*\\W*(?:\\([^)]{0,60}\\)\\W*)?$|^["
            + signs
            + "]\\W*$");
  }

  /** The extraction of every clause of one document, by its id. */
  Map<String, NormExtraction> read(List<Clause> clauses) {
    Map<String, NormExtraction> read = new LinkedHashMap<>();
    Optional<String> request = Optional.empty();
    List<String> section = List.of();
    Optional<Boolean> announced = Optional.empty();
    for (Clause clause : clauses) {
      if (!sameTopic(section, clause.headings())) {
        request = Optional.empty();
      }
      if (!section.equals(clause.headings())) {
        announced = Optional.empty();
      }
      section = clause.headings();
      Optional<Boolean> label = polarity(clause.text());
      if (label.isPresent()) {
        announced = label;
        Dropped alone = new Dropped("the label of the examples below it", clause.text());
        read.put(clause.id(), new NormExtraction(List.of(), List.of(alone)));
        continue;
      }
      Optional<Boolean> above = above(clause, announced);
      boolean labelled = announced.isPresent();
      announced = goesOn(clause) ? announced : Optional.empty();
      List<Norm> norms = new ArrayList<>();
      List<Dropped> dropped = new ArrayList<>();
      for (String passage : passages(clause)) {
        Optional<String> asked = asked(clause, passage, labelled);
        if (asked.isPresent()) {
          request = asked;
          dropped.add(new Dropped("the request that an example answers", passage));
        } else {
          norms(clause, passage, request, above, norms, dropped);
        }
      }
      read.put(clause.id(), new NormExtraction(norms, dropped));
    }
    return read;
  }

  /** The labelled parts of a clause, each from its label on. */
  private static List<String> passages(Clause clause) {
    String ends = clause.type() == ClauseType.TABLE_ROW ? "(?:\\n|;\\s)" : "\\n";
    String sign = clause.label().matches("[✓✔]") ? clause.label() + " " : "";
    return Stream.of((sign + clause.text()).split(ends + "(?=\\W*\\p{L}[^\\n:]{0,40}:)"))
        .flatMap(NEXT::splitAsStream)
        .filter(passage -> !passage.isBlank())
        .toList();
  }

  /**
   * What somebody asks: after a word for it, or after a name that is no label of an example.
   *
   * @param labelled whether a label right above announces an answer, in which any word may have a
   *     colon
   */
  private static Optional<String> asked(Clause clause, String passage, boolean labelled) {
    if (Stream.of(GOOD, BAD, REASON).anyMatch(label -> label.matcher(passage).matches())) {
      return Optional.empty();
    }
    if (clause.type() == ClauseType.QUESTION) {
      return Optional.of(REQUEST.matcher(passage).replaceFirst("$1"));
    }
    return (labelled ? Stream.of(REQUEST) : Stream.of(REQUEST, SPEAKER))
        .map(label -> label.matcher(passage))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  /** A heading "Good answer" below a request keeps the request. */
  private static boolean sameTopic(List<String> before, List<String> now) {
    int labels = !now.isEmpty() && polarity(now.getLast()).isPresent() ? 1 : 0;
    int earlier = !before.isEmpty() && polarity(before.getLast()).isPresent() ? 1 : 0;
    return before.subList(0, before.size() - earlier).equals(now.subList(0, now.size() - labels));
  }

  /** What the words over a clause make of it: its lead-in, a label just before it, its heading. */
  private static Optional<Boolean> above(Clause clause, Optional<Boolean> announced) {
    return polarity(clause.leadIn())
        .or(() -> announced)
        .or(
            () ->
                clause.headings().isEmpty()
                    ? Optional.empty()
                    : polarity(clause.headings().getLast()));
  }

  /** Whether the next clause may belong to the label above this one. */
  private static boolean goesOn(Clause clause) {
    return clause.type() == ClauseType.CALL_OUT || clause.type() == ClauseType.LIST_ITEM;
  }

  private static Optional<Boolean> polarity(String heading) {
    return BAD_HEADING.matcher(heading).matches()
        ? Optional.of(false)
        : GOOD_HEADING.matcher(heading).matches() ? Optional.of(true) : Optional.empty();
  }

  private void norms(
      Clause clause,
      String passage,
      Optional<String> request,
      Optional<Boolean> above,
      List<Norm> norms,
      List<Dropped> dropped) {
    Matcher bad = BAD.matcher(passage);
    Matcher good = GOOD.matcher(passage);
    Matcher reason = REASON.matcher(passage);
    if (reason.matches()) {
      reasons(clause, reason.group(1), norms, dropped);
    } else if (bad.matches()) {
      example(clause, bad.group(1), false, request, norms, dropped);
    } else if (good.matches()) {
      example(clause, good.group(1), true, request, norms, dropped);
    } else {
      if (above.isPresent()) {
        example(clause, passage, above.get(), request, norms, dropped);
      } else {
        reasons(clause, passage, norms, dropped);
      }
    }
  }

  /** Adds an example, unless it may hold one of the other kind. */
  private void example(
      Clause clause,
      String answer,
      boolean good,
      Optional<String> request,
      List<Norm> norms,
      List<Dropped> dropped) {
    if ((good ? BAD_INSIDE : GOOD_INSIDE).matcher(answer).find()) {
      dropped.add(
          new Dropped(
              "an example that seems to hold a good and a bad answer; put each label on a line of its own, with a capital and a colon",
              answer));
    } else {
      norms.add(example(clause, answer, good, request, norms.size() + 1));
    }
  }

  /** What is said beside the examples: rules and values count, the rest is left out. */
  private void reasons(Clause clause, String text, List<Norm> norms, List<Dropped> dropped) {
    for (String sentence : English.get().sentences(text)) {
      List<Norm> found =
          opinions
              .rewrite(sentence)
              .map(
                  advice ->
                      recommended.read(clause, new Advice(sentence, advice), norms.size() + 1))
              .filter(all -> !all.isEmpty())
              .orElseGet(
                  () -> recommended.read(clause, new Advice(sentence, sentence), norms.size() + 1));
      norms.addAll(found);
      if (found.isEmpty()) {
        dropped.add(
            new Dropped("neither a labelled example nor a reason that says what to do", sentence));
      }
    }
  }

  private Norm example(
      Clause clause, String answer, boolean good, Optional<String> request, int ordinal) {
    String quote = answer.strip();
    String shown = quoted(quote);
    Optional<String> condition = request.map(text -> "when asked " + quoted(text));
    String action =
        (good ? "answer as in this example: " : "avoid answering as in this example: ") + shown;
    String statement =
        condition.map(text -> "W" + text.substring(1) + ", the assistant").orElse("The assistant")
            + " should "
            + action
            + ".";
    return recommended.plain(clause, ordinal, BEARER, action, condition, statement, quote);
  }

  /** The passage in quotation marks, in one line; of a long one whole sentences from its start. */
  private static String quoted(String passage) {
    String line = passage.replaceAll("\\s+", " ").replaceAll("[\"“”]", "").strip();
    StringBuilder start = new StringBuilder();
    for (String sentence : English.get().sentences(line)) {
      if (!start.isEmpty() && start.length() + sentence.length() > LONGEST) {
        break;
      }
      start.append(start.isEmpty() ? "" : " ").append(sentence);
    }
    String end = start.length() < line.length() ? " (...)" : "";
    return "\"" + start.toString().replaceFirst("\\.$", "") + end + "\"";
  }
}
