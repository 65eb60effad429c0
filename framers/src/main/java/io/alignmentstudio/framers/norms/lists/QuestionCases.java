package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cases that questions tell: "What if my manager is involved?" answers for that case only, so
 * the norms of its answer hold if the manager is involved.
 */
final class QuestionCases {
  /**
   * A case that a question tells.
   *
   * @param words "If your manager is involved"
   * @param questionId the clause of the question; empty where it is a heading
   */
  record Case(String words, Optional<String> questionId) {}

  private static final Pattern MARK =
      Pattern.compile("(?i)^(?:q(?:uestion)?\\s?\\d{0,3}[.:)]\\s*)");

  /** "What if my manager is involved?". */
  private static final Pattern WHAT_IF =
      Pattern.compile(
          "(?i)^(?:and |but |so )?what (?:happens |about |do i do |now )?(?<how>if|when|in case) (?<told>[^?]+)\\?$");

  /** "What should I do if a client offers me cash?", "Can I leave early if I feel ill?". */
  private static final Pattern ASKED_IF =
      Pattern.compile(
          "(?i)^(?:and |but |so )?(?:what|who|whom|where|how|which|can|may|must|should|shall|will|could|do|does|am|are|is)\\b(?<before>[^?;:]*?),? (?<how>if|when|whenever|in case) (?<told>[^?]+)\\?$");

  /** "If I lose my key, what should I do?". */
  private static final Pattern IF_ASKED =
      Pattern.compile(
          "(?i)^(?:and |but |so )?(?<how>if|when|whenever|in case) (?<told>[^?]+?), (?:then )?(?:what|who|whom|where|how|which|can|may|must|should|shall|will|do|am|are|is)\\b[^?]*\\?$");

  /** "What now?" behind a case that was told. */
  private static final Pattern WHAT_NOW =
      Pattern.compile(
          "(?i)^(?:so )?(?:what (?:now|then|next)|(?:what|now what) (?:should|must|can|do|shall|am) (?:i|we) (?:to )?(?:do|say|tell \\w+|answer)?(?: (?:now|then|next|about (?:it|this|that)))?|who(?:m)? (?:should|must|can|do) i (?:tell|ask|call|contact|inform))\\?$");

  /** "How do I know if a gift is small?" asks whether, and tells no case. */
  private static final Pattern WHETHER =
      Pattern.compile(
          "(?i).*\\b(?:(?:know|tell|see|check|decide|ask|wonder|determine|find|find out|verify|matter|care|mind|judge|assess|recogni[sz]e|say)s?|asked|sure|certain|clear|only|even|what)$");

  /** A case that the answer tells itself. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)(?:^|.*[ ,])(?:if|when|whenever|where|unless|provided|in case|in the event|as long as|so long as|(?<!at )once|until|whether)\\b.*");

  /** "For specific questions about leave" below "Questions?". */
  private static final Pattern ABOUT_QUESTIONS =
      Pattern.compile("(?i)for (?:[a-z]+ ){0,2}questions?\\b");

  /** What a heading's case does not tell: "This must be signed". */
  private static final Pattern POINTING =
      Pattern.compile(
          "(?i)(?:this|that|these|those) (?:must|should|shall|may|can|will|is|are|has|have)\\b");

  private static final Pattern YES_OR_NO = Pattern.compile("(?i)^(?:yes|no|it depends)\\b.*");

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?i)(?:in doubt|(?:i|you|he|she|it|we|they|one|some(?:one|body)|any(?:one|body)|nobody|every(?:one|body)|an?|the|my|your|our|his|her|their|this|that|these|those|there|no|any|all|some|another|both|each|every) .+ .+|(?:i|you|he|she|it|we|they) .+)");

  private static final int MOST_SENTENCES = 3;
  private static final int LONGEST = 200;

  private QuestionCases() {}

  /** The cases of answers by the ids of their clauses, in the order of a document. */
  static Map<String, Case> of(List<Clause> clauses) {
    Map<String, Case> cases = new HashMap<>();
    Set<String> titles = new HashSet<>();
    Optional<Clause> asked = Optional.empty();
    Optional<Clause> item = Optional.empty();
    for (Clause clause : clauses) {
      if (clause.leadIn().strip().endsWith("?")) {
        Optional<String> questionId =
            item.filter(found -> clause.leadIn().endsWith(found.text())).map(Clause::id);
        above(clause.leadIn())
            .ifPresent(words -> cases.put(clause.id(), new Case(words, questionId)));
        item = clause.text().endsWith("?") ? Optional.of(clause) : item;
        continue;
      }
      if (clause.type() == ClauseType.LIST_ITEM && clause.text().strip().endsWith("?")) {
        item = Optional.of(clause);
      }
      if (clause.type() == ClauseType.QUESTION) {
        titles.add(clause.text());
        asked = Optional.of(clause);
        continue;
      }
      boolean answers =
          clause.type() == ClauseType.ANSWER
              || (clause.type() == ClauseType.LIST_ITEM && asked.isPresent());
      if (!answers || asked.filter(question -> !beside(question, clause)).isPresent()) {
        asked = Optional.empty();
      }
      Optional<Case> told =
          asked
              .flatMap(
                  question ->
                      told(question.text())
                          .map(words -> new Case(words, Optional.of(question.id()))))
              .or(() -> heading(clause, titles).map(words -> new Case(words, Optional.empty())));
      told.ifPresent(found -> cases.put(clause.id(), found));
    }
    return cases;
  }

  private static boolean beside(Clause question, Clause clause) {
    return question.regulation().equals(clause.regulation())
        && question.headings().equals(clause.headings());
  }

  /**
   * The case in the heading of an answer.
   *
   * @param titles questions that stood in the text, of which a mere paragraph is no answer
   */
  private static Optional<String> heading(Clause clause, Set<String> titles) {
    if (clause.type() == ClauseType.PARAGRAPH
        && !clause.headings().isEmpty()
        && titles.contains(clause.headings().getLast())) {
      return Optional.empty();
    }
    boolean may =
        Set.of(ClauseType.ANSWER, ClauseType.LIST_ITEM, ClauseType.PARAGRAPH)
            .contains(clause.type());
    return may && !clause.headings().isEmpty()
        ? told(clause.headings().getLast()).or(() -> CaseHeadings.told(clause.headings().getLast()))
        : Optional.empty();
  }

  /** "If your manager is involved" for "What if my manager is involved?". */
  static Optional<String> told(String question) {
    if (!question.strip().endsWith("?") || question.length() > LONGEST) {
      return Optional.empty();
    }
    String text = MARK.matcher(PlainText.clean(question)).replaceFirst("");
    List<String> sentences = English.get().sentences(text);
    if (sentences.isEmpty() || sentences.size() > MOST_SENTENCES) {
      return Optional.empty();
    }
    String last = sentences.getLast().strip();
    List<String> before = sentences.subList(0, sentences.size() - 1);
    if (!before.isEmpty()) {
      return WHAT_NOW.matcher(last).matches() && before.stream().allMatch(QuestionCases::tells)
          ? Optional.of(
              "If " + String.join(" and ", before.stream().map(QuestionCases::you).toList()))
          : Optional.empty();
    }
    for (Pattern pattern : List.of(WHAT_IF, IF_ASKED, ASKED_IF)) {
      Matcher matcher = pattern.matcher(last);
      if (matcher.matches()
          && (pattern != ASKED_IF || !WHETHER.matcher(matcher.group("before").strip()).matches())) {
        String how =
            VERBATIM.contains(lower(matcher.group("how"))) ? lower(matcher.group("how")) : "if";
        String told = you(matcher.group("told"));
        return isClause(told)
            ? Optional.of(Character.toUpperCase(how.charAt(0)) + how.substring(1) + " " + told)
            : Optional.empty();
      }
    }
    return ShortQuestions.told(last).map(told -> "If " + you(told));
  }

  /** The cases of the questions that stand above a nested list, the outer before the inner. */
  static Optional<String> above(String leadIn) {
    if (!leadIn.strip().endsWith("?")) {
      return Optional.empty();
    }
    List<String> told =
        English.get().sentences(leadIn).stream()
            .map(String::strip)
            .flatMap(question -> told(question).stream())
            .toList();
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" and ", told).replace(" and If ", " and "));
  }

  private static final Set<String> VERBATIM = Set.of("if", "when", "whenever");

  private static boolean tells(String sentence) {
    return sentence.strip().endsWith(".")
        && isClause(you(sentence))
        && !OWN.matcher(sentence).matches();
  }

  /** Whether words are a clause, also where the tagger takes the verb of "offers" for a noun. */
  private static boolean isClause(String told) {
    Words words = Words.of(told);
    return SUBJECT.matcher(told).matches() || FiniteVerbs.any(words, 0, words.size());
  }

  /** The words of the asker as said to the asker. */
  private static String you(String told) {
    String text = told.strip().replaceFirst("[.!]$", "");
    text =
        text.replaceAll("(?i)\\bI am\\b|\\bI'm\\b", "you are")
            .replaceAll("(?i)\\bI was\\b", "you were")
            .replaceAll("(?i)\\bI'd\\b", "you would")
            .replaceAll("(?i)\\bI've\\b", "you have")
            .replaceAll("(?i)\\bI'll\\b", "you will")
            .replaceAll("\\bI\\b(?!\\.)|(?<=^)i\\b", "you")
            .replaceAll("(?i)\\bmyself\\b", "yourself")
            .replaceAll("(?i)\\bmine\\b", "yours")
            .replaceAll("(?i)\\bmy\\b", "your")
            .replaceAll("(?i)\\bme\\b", "you");
    text = text.matches("(?i).*\\bwe\\b.*") ? text : text.replaceAll("(?i)\\bour\\b", "your");
    return lowerFirst(text);
  }

  private static String lowerFirst(String text) {
    return text.startsWith("A ") ? "a" + text.substring(1) : Words.lowerFirst(text);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A sentence of an answer in the case that its question tells, where it tells no case itself. */
  static String in(Case told, String sentence) {
    boolean pointing = told.questionId().isEmpty() && POINTING.matcher(sentence).lookingAt();
    return pointing ? sentence : in(told.words(), sentence);
  }

  static String in(String told, String sentence) {
    boolean apart =
        sentence.isBlank()
            || OWN.matcher(sentence).matches()
            || YES_OR_NO.matcher(sentence).matches()
            || lower(sentence).startsWith(lower(told))
            || ABOUT_QUESTIONS.matcher(sentence).lookingAt()
            || sentence.endsWith("?");
    return apart ? sentence : told + ", " + lowerFirst(sentence);
  }
}
