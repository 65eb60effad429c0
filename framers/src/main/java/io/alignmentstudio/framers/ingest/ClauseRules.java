package io.alignmentstudio.framers.ingest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells definitions, recitals, call-outs, questions and answers by their wording. */
final class ClauseRules {
  private static final Pattern DEFINITIONS_TITLE =
      Pattern.compile(
          "(?i)\\b(?:definitions?|glossary|defined terms|interpretation|terminology"
              + "|key terms|(?:terms|words) used)\\b");
  private static final Pattern RECITALS_TITLE =
      Pattern.compile("(?i)^(?:the\\s+)?(?:recitals?|preamble|whereas)\\b.*");
  private static final Pattern FAQ_TITLE =
      Pattern.compile("(?i).*\\b(?:faqs?|frequently asked|questions)\\b.*");
  private static final Pattern WHEREAS =
      Pattern.compile("(?i)^(?:\\(?[0-9A-Z]{1,4}\\)\\s*)?whereas\\b.*", Pattern.DOTALL);

  private static final String MEANS =
      "(?:(?:shall|will|also|generally)\\s+)*(?:means?|mean|denotes?|refers? to|ha(?:s|ve) the"
          + "(?:\\s+same)? meanings?|(?:is|are) defined (?:as|in|by|at))\\b";
  private static final Pattern VERB = Pattern.compile("^(?:\\([^)]{1,80}\\)\\s*)?,?\\s*" + MEANS);
  private static final Pattern QUOTED_TERM =
      Pattern.compile(
          "^[\"“”'‘„«]([^\"“”'’„«»]{1,100})[\"“”'’»](?:(?:\\s*,\\s*|\\s+(?:or|and)\\s+)[\"“'‘][^\"”'’]{1,80}[\"”'’])*\\s*(.*)",
          Pattern.DOTALL);
  private static final Pattern QUOTED_INSIDE =
      Pattern.compile("[\"“”„«][^\"“”„«»]{1,80}[\"”»]\\s+(?:\\([^)]{1,60}\\)\\s*)?" + MEANS);
  private static final Pattern LOOSE_VERB =
      Pattern.compile(
          "^(?:\\([^)]{1,80}\\)\\s*)?(?:describes?|includes?|is|are|[:–—=-])(?:\\s|$).*",
          Pattern.DOTALL);

  /** "‘consent’ of the data subject means", "‘subject’, for the purpose of testing, means". */
  private static final Pattern LATE_VERB = Pattern.compile("^[^.;:]{1,80}?,?\\s" + MEANS);

  private static final Pattern PLAIN_TERM =
      Pattern.compile(
          "^\\p{Lu}[\\p{L}\\p{N}'’/&-]*(?:\\s[\\p{L}\\p{N}'’/&()-]+){0,5}?\\s*"
              + "(?:\\s(?:shall )?(?:means?|refers? to|is defined as)\\b|\\s?[:–—]\\s|\\s-\\s).*",
          Pattern.DOTALL);

  private static final Pattern QUESTION =
      Pattern.compile(
          "^(Q(?:uestion)?\\s?(?:\\d{1,3})?\\s*[.:)–—-])\\s*(?=\\S)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANSWER =
      Pattern.compile(
          "^(A(?:nswer)?\\s?(?:\\d{1,3})?\\s*[.:)–—-])\\s*(?=\\S)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUESTION_ALONE =
      Pattern.compile("^(Q(?:uestion)?\\s?(?:\\d{1,3})?\\s*[.:]?)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANSWER_ALONE =
      Pattern.compile("^(A(?:nswer)?\\s?(?:\\d{1,3})?\\s*[.:]?)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern CALL_OUT =
      Pattern.compile(
          "^(notes?|examples?|for example|remember|important|tips?|warning|caution|attention|reminder|hint"
              + "|did you know|who to ask|case study|key point|good practice|in practice|best practice"
              + "|think about it|nb|n\\.b)\\s?\\d{0,2}([.:!?]|\\s[–—-])\\s+(?=\\S)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CALL_OUT_TITLE = Pattern.compile("^([^.:!?]{2,40})[.:!?]$");

  /** A marker such as "Q." and the text after it. */
  record Marked(String marker, RichText rest) {}

  private ClauseRules() {}

  static boolean isDefinitions(List<String> headings) {
    return headings.stream().anyMatch(title -> DEFINITIONS_TITLE.matcher(title).find());
  }

  /** Whether a document's title says that it holds nothing but definitions. */
  static boolean isDefinitionsOnly(String title) {
    return words(title) <= 3 && DEFINITIONS_TITLE.matcher(title).find();
  }

  static boolean isRecitals(List<String> headings) {
    return headings.stream().anyMatch(title -> RECITALS_TITLE.matcher(title).matches());
  }

  static boolean isQuestions(List<String> headings) {
    return headings.stream().anyMatch(title -> FAQ_TITLE.matcher(title).matches());
  }

  static boolean isRecital(String text, String leadIn) {
    return WHEREAS.matcher(text).matches() || leadIn.matches("(?i)(?:.*\\s)?whereas\\s*:?");
  }

  static boolean isDefinition(RichText rich, boolean underDefinitions) {
    String text = rich.text();
    Matcher quoted = QUOTED_TERM.matcher(text);
    if (quoted.matches()) {
      String rest = quoted.group(2);
      return VERB.matcher(rest).find()
          || (underDefinitions
              && (LOOSE_VERB.matcher(rest).matches() || LATE_VERB.matcher(rest).find()));
    }
    String lead = rich.lead();
    if (!lead.isEmpty() && lead.length() < text.length() && words(lead) <= 10) {
      String rest = text.substring(lead.length()).strip();
      if (VERB.matcher(rest).find()) {
        return true;
      }
      if (underDefinitions
          && (LOOSE_VERB.matcher(rest).matches() || lead.endsWith(":") || lead.endsWith("."))) {
        return true;
      }
    }
    if (!underDefinitions) {
      return false;
    }
    Matcher inside = QUOTED_INSIDE.matcher(text);
    return (inside.find() && inside.start() < 120) || PLAIN_TERM.matcher(text).matches();
  }

  static Optional<Marked> question(RichText rich) {
    return marked(QUESTION, rich)
        .filter(
            marked ->
                marked.marker().length() > 2
                    || marked.rest().text().contains("?")
                    || rich.lead().equals(marked.marker()));
  }

  static Optional<Marked> answer(RichText rich) {
    return marked(ANSWER, rich);
  }

  static boolean isQuestionAlone(String text) {
    return QUESTION_ALONE.matcher(text).matches();
  }

  static boolean isAnswerAlone(String text) {
    return ANSWER_ALONE.matcher(text).matches();
  }

  private static Optional<Marked> marked(Pattern pattern, RichText rich) {
    Matcher matcher = pattern.matcher(rich.text());
    return matcher.lookingAt()
        ? Optional.of(new Marked(matcher.group(1), rich.from(matcher.end())))
        : Optional.empty();
  }

  /** The word with which a paragraph says that it is a call-out, such as "Example". */
  static Optional<String> callOut(RichText rich) {
    Matcher matcher = CALL_OUT.matcher(rich.text());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    boolean sure =
        matcher.group(2).equals(":")
            || rich.lead().regionMatches(true, 0, matcher.group(1), 0, matcher.group(1).length());
    return sure ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The emphasised title of a boxed paragraph, such as "Who to ask"; empty when it has none. */
  static String boxTitle(RichText rich) {
    Matcher matcher = CALL_OUT_TITLE.matcher(rich.lead());
    return matcher.matches() ? matcher.group(1) : "";
  }

  static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
