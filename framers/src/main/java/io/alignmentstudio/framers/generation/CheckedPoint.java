package io.alignmentstudio.framers.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a check list, made of a condition or exception in the policy's own words: "The gift
 * is cash" with the answer yes or no. No word is inflected, so that the line is as good English as
 * the policy's; only a plain "not" is taken out, which turns the answer round.
 *
 * @param text what is answered with yes or no, beginning with a capital
 * @param holdsIfYes whether a yes means that the condition or exception holds
 */
record CheckedPoint(String text, boolean holdsIfYes) {
  private static final int LONGEST = 26;
  private static final int LONGEST_QUOTED = 20;

  private static final Pattern LINK =
      Pattern.compile("(?i)^(?:(?:only|and|or|but|even|then|also|always)\\s+)+");
  private static final Pattern CLAUSE_MARKER =
      Pattern.compile(
          "(?i)^(?:if and only if|if|whenever|when|wherever|where|unless|provided(?: always)? that|provided"
              + "|as long as|so long as|in case|in (?:the event|cases?) (?:that|where)|to the extent that|once)\\s+(.+)$");
  private static final Pattern AFTER =
      Pattern.compile(
          "(?i)^after (.+ (?:is|are|has been|have been|has|have|was|were) .+|\\w+ \\w+ing .+)$");
  private static final Pattern EXCEPT =
      Pattern.compile(
          "(?i)^(?:except|save|other than|apart from|excluding|with the exception of)(?: for)?,?\\s+(.+)$");
  private static final Pattern EVENT =
      Pattern.compile("(?i)^(?:in (?:the )?(?:case|event) of|upon) (?:any |a possible )?(.+)$");
  private static final Pattern PAPER =
      Pattern.compile(
          "(?i)^(with|without) (?:the |an? |any |their )?(?:prior |express |explicit |written |previous )*((?:.*? )?(?:approval|consent|permission|authori[sz]ation|agreement|confirmation|notice|supervision|licen[cs]e|request)\\b.*)$");
  private static final Pattern SITUATION =
      Pattern.compile("(?i)^(?:during|outside|inside|at|in|on|under|depending on|with|within) .+");
  private static final Pattern PURPOSE =
      Pattern.compile("(?i)^(?:in order )?to (?:[a-z]+ly )?([a-z-]+),? .+");

  /** Words by which a line would need another sentence, or is no fact at all. */
  private static final Pattern UNCLEAR =
      Pattern.compile(
          "(?i)\\b(?:such|these|those|this|the following|the above|otherwise|subject to|depending|section|article|paragraph|clause|annex"
              + "|reference|e\\.g|i\\.e|etc|must|shall|should|thereof|therein|latter|former|same|we|us|our|i)\\b"
              + "|[;:(){}\\[\\]<>|*_`]|\\s-\\s|[–—]|https?:|\\w/\\w|,\\s*(?:it|they|he|she|you|enter|which|who)\\b");

  /** Words that, as they stand, name a case that is given or not. */
  private static final Pattern CIRCUMSTANCE =
      Pattern.compile(
          "(?i)(?:if|whenever|when|wherever|where|unless|except|provided|as long as|so long as|in case|in (?:the )?(?:course|event|cases?) of"
              + "|to the extent|once|after|upon|following|during|while|for|outside|without)\\s\\S+.*");

  /** Of whom, and what may be besides, only another sentence says. */
  private static final Pattern POINTING =
      Pattern.compile("(?i)\\b(?:it|its|they|them|their|he|she|there|may)\\b|'");

  private static final Pattern POINTING_BESIDE_THEY =
      Pattern.compile("(?i)\\b(?:it|its|he|she|there|may)\\b|'|^where(?:ver)? they\\b");

  private static final Pattern BROKEN =
      Pattern.compile(
          "(?i).*\\b(?:the|an?|of|to|and|or|with|by|for|in|on|at|if|when|is|are|be|has|have|not|that|than|as|from|any|their|its)$");
  private static final Pattern SECOND =
      Pattern.compile(
          " and (?=(?:it|they|(?:the|an?) [\\w-]+) (?:is|are|has|have|does|do|was|were|can)\\b)");
  private static final Pattern NEGATED =
      Pattern.compile(
          "(?i)\\b(is|are|was|were|has|have|can|will|may)(?: not|n't) |\\b(does|do)(?: not|n't) ([a-z]+)\\b|\\bcannot ");
  private static final Pattern STATE =
      Pattern.compile(
          "(?i)(?:reasonably )?(?:necessary|possible|applicable|practical|practicable|appropriate|feasible|required|needed|eligible)");
  private static final Pattern WHO_THEY = Pattern.compile("(?i)^you\\b");

  /** The lines for a condition or exception; none where it cannot be asked in a line. */
  static List<CheckedPoint> of(String words) {
    List<CheckedPoint> points = new ArrayList<>();
    for (String part :
        Words.unstop(References.plain(words))
            .replaceAll("[“”\"]", "'")
            .replaceAll("\\s+", " ")
            .split(", (?=(?:and )?(?:if|when|where|unless|provided|without)\\b)")) {
      List<CheckedPoint> own = part(LINK.matcher(part.strip()).replaceFirst(""));
      if (own.isEmpty()) {
        return List.of();
      }
      points.addAll(own);
    }
    return points;
  }

  private static List<CheckedPoint> part(String words) {
    Matcher except = EXCEPT.matcher(words);
    if (except.matches()) {
      String rest = except.group(1);
      if (rest.matches("(?i)(?:that|as|to|by)\\b.*")) {
        return List.of();
      }
      boolean thing = !CLAUSE_MARKER.matcher(rest).matches() && !SITUATION.matcher(rest).matches();
      return thing ? line("it concerned " + rest) : part(rest);
    }
    Matcher clause = CLAUSE_MARKER.matcher(words);
    if (clause.matches()) {
      return clause(clause.group(1));
    }
    if (words.matches("(?i)as an? [a-z]+(?: [a-z]+){0,4}")) {
      return line("the person concerned was " + words.substring(3));
    }
    Matcher after = AFTER.matcher(words);
    if (after.matches()) {
      return clause(after.group(1));
    }
    Matcher event = EVENT.matcher(words);
    if (event.matches()) {
      return line(event.group(1));
    }
    Matcher paper = PAPER.matcher(words);
    if (paper.matches()) {
      return line(paper.group(2)).stream()
          .map(point -> paper.group(1).equalsIgnoreCase("with") ? point : point.turned())
          .toList();
    }
    Matcher purpose = PURPOSE.matcher(words);
    if (purpose.matches() && Inflection.isKnownVerb(purpose.group(1).replaceFirst("^re-", ""))) {
      return line("the purpose was " + words.replaceFirst("(?i)^in order ", ""));
    }
    if (words.matches("(?i)for .+")) {
      return line("this was " + words);
    }
    return SITUATION.matcher(words).matches() && Words.count(words) <= 12 ? line(words) : List.of();
  }

  private static List<CheckedPoint> clause(String words) {
    if (STATE.matcher(words).matches()) {
      return line("it was " + words);
    }
    if (words.matches("(?i)(?:it|they) \\w+(?: \\w+)?") || words.matches("(?i)there\\b.*")) {
      return List.of(); // "they end", "it is": of what, only the sentence before knows.
    }
    List<CheckedPoint> points = new ArrayList<>();
    for (String one : SECOND.split(words)) {
      List<CheckedPoint> line = line(one);
      if (line.isEmpty()) {
        return List.of();
      }
      points.addAll(line);
    }
    return points;
  }

  private static List<CheckedPoint> line(String words) {
    String text = WHO_THEY.matcher(Words.unstop(words)).replaceFirst("they").strip();
    boolean unclear =
        text.isEmpty()
            || Words.count(text) > LONGEST
            || UNCLEAR.matcher(text).find()
            || BROKEN.matcher(text).matches();
    return unclear ? List.of() : List.of(affirmed(VerbPhrase.affirmative(text)));
  }

  /** "It does not exceed EUR 75" is asked as "It exceeds EUR 75". */
  private static CheckedPoint affirmed(String text) {
    Matcher negated = NEGATED.matcher(text);
    boolean one = negated.find() && !text.matches("(?i).*\\b(?:and|no|nor|never|unless)\\b.*");
    if (!one || negated.find()) {
      return new CheckedPoint(Words.capitalise(text), true);
    }
    String plain =
        NEGATED
            .matcher(text)
            .replaceFirst(
                found ->
                    found.group(1) != null
                        ? found.group(1) + " "
                        : found.group(2) == null
                            ? "can "
                            : found.group(2).equalsIgnoreCase("does")
                                ? Inflection.third(found.group(3))
                                : found.group(3));
    return new CheckedPoint(Words.capitalise(plain), false);
  }

  /**
   * The words of a condition or exception in which no fact can be told, quoted as they stand: "The
   * condition 'in the course of providing the services' is met".
   *
   * @param what "condition" or "exception"
   * @param theyAreNamed whether it is clear from the other entries who "they" are
   */
  static Optional<CheckedPoint> quoted(String words, String what, boolean theyAreNamed) {
    String own =
        LINK.matcher(
                Words.unstop(References.plain(words))
                    .replaceAll("[“”\"]", "")
                    .replaceAll("\\s+", " "))
            .replaceFirst("")
            .strip();
    boolean unclear =
        Words.count(own) > LONGEST_QUOTED
            || !CIRCUMSTANCE.matcher(own).matches()
            || (theyAreNamed ? POINTING_BESIDE_THEY : POINTING).matcher(own).find()
            || UNCLEAR.matcher(own.replace("and/or", "or")).find()
            || BROKEN.matcher(own).matches();
    return unclear
        ? Optional.empty()
        : Optional.of(
            new CheckedPoint(
                "The %s '%s' %s"
                    .formatted(what, own, what.equals("condition") ? "is met" : "applies"),
                true));
  }

  boolean isQuoted() {
    return text.matches("The (?:condition|exception) '.*");
  }

  private CheckedPoint turned() {
    return new CheckedPoint(text, !holdsIfYes);
  }

  /** The answer that makes it hold, or not. */
  boolean answer(boolean holds) {
    return holds == holdsIfYes;
  }
}
