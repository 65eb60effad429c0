package io.alignmentstudio.framers.values;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.NormExtraction;
import io.alignmentstudio.framers.norms.NormExtraction.Dropped;
import io.alignmentstudio.workspace.config.DocumentKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the moral of a story: what is called so, what somebody learns or a story teaches, else its
 * last sentence if that is short and tells no event. All else is told and recommends nothing.
 */
final class Story {
  static final String BEARER = "people";

  private static final Pattern CALLED =
      Pattern.compile(
          "(?is)^\\W*(?:the |our )?(?:moral|lesson|morale|teaching|message|takeaway)(?: of (?:the|this|our) (?:story|fable|tale))?\\W*(?::|\\bis\\b:?|[-–—])\\s*(?:that\\s+)?(.+)$");
  private static final Pattern LEARNT =
      Pattern.compile(
          "(?is)^.*\\b(?:learn(?:ed|t|s)?|teach(?:es)?|taught|show(?:s|ed)|tell(?:s)?|remind(?:s|ed)|understood|realised|realized)(?: (?:us|them|him|her|me|everyone|all|the \\w+))?,? (?:how |the lesson )?(that|never to|not to|to) (.+)$");
  private static final Pattern HEADING =
      Pattern.compile(
          "(?i)\\W*(?:the )?(?:moral|lesson|teaching|what we (?:can )?learn|takeaway)s?\\b.*");

  /** "He who tricks his master tricks himself.": a maxim wherever it stands alone. */
  private static final Pattern WHOEVER =
      Pattern.compile(
          "(?i)\\W*(?:(?:he|she|they|those|one|anyone|people|all) (?:who|that)|whoever|if you|never|always|better|it is (?:better|best|wiser)) .*");

  private static final Pattern PAST =
      Pattern.compile(
          "(?i).*\\b(?:was|were|had|did|said|went|came|saw|took|gave|ran|made|fell|became|got|kept|left|lost|brought|thought|felt|found|told|knew|meant|stood|sat|\\w{3,}ed)\\b.*");

  /** "To share the load, and to never beat": one infinitive after the other. */
  private static final Pattern AND_TO =
      Pattern.compile("(?i),? and (?:to )?(?<not>never |not )?to (?=[a-z])|,? and to (?=never )");

  private static final Map<String, String> PRONOUNS =
      Map.of(
          "he",
          "they",
          "she",
          "they",
          "him",
          "them",
          "her",
          "them",
          "his",
          "their",
          "himself",
          "themselves",
          "herself",
          "themselves");
  private static final Set<String> OWNERS = Set.of("his", "her");
  private static final int LONGEST_MORAL = 25;

  private final Recommended recommended = new Recommended(DocumentKind.STORY, BEARER, BEARER);
  private final Opinions opinions = new Opinions(BEARER);

  /** The extraction of every clause of one document, by its id. */
  Map<String, NormExtraction> read(List<Clause> clauses) {
    Map<String, NormExtraction> read = new LinkedHashMap<>();
    boolean found = false;
    for (Clause clause : clauses) {
      NormExtraction extraction = read(clause, false);
      found |= !extraction.norms().isEmpty();
      read.put(clause.id(), extraction);
    }
    if (!found && !clauses.isEmpty()) {
      read.put(clauses.getLast().id(), read(clauses.getLast(), true));
    }
    return read;
  }

  private NormExtraction read(Clause clause, boolean last) {
    List<Norm> norms = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    List<String> sentences = English.get().sentences(clause.text());
    boolean moral =
        !clause.headings().isEmpty() && HEADING.matcher(clause.headings().getLast()).matches();
    boolean called = false;
    boolean alone =
        sentences.size() == 1
            && WHOEVER.matcher(sentences.getFirst()).matches()
            && isMaxim(sentences.getFirst());
    for (int at = 0; at < sentences.size(); at++) {
      String sentence = sentences.get(at);
      called |= CALLED.matcher(sentence).matches();
      Optional<String> maxim =
          said(sentence)
              .or(() -> Optional.of(sentence).filter(any -> moral))
              .filter(any -> !any.endsWith("?"));
      if (maxim.isEmpty()
          && (called || (last && at == sentences.size() - 1 && isMaxim(sentence)) || alone)) {
        maxim = Optional.of(sentence);
      }
      int ordinal = norms.size() + 1;
      List<Norm> found =
          maxim.map(text -> norms(clause, text, sentence, ordinal)).orElse(List.of());
      norms.addAll(found);
      if (found.isEmpty()) {
        dropped.add(new Dropped("told, not said as a moral", sentence));
      }
    }
    return new NormExtraction(norms, dropped);
  }

  /** What a sentence says to be a moral. */
  private static Optional<String> said(String sentence) {
    Matcher called = CALLED.matcher(sentence);
    if (called.matches()) {
      return Optional.of(called.group(1));
    }
    Matcher learnt = LEARNT.matcher(sentence);
    if (!learnt.matches() || learnt.group(2).split("\\s+").length > LONGEST_MORAL) {
      return Optional.empty();
    }
    return switch (learnt.group(1).toLowerCase(Locale.ROOT)) {
      case "that" -> Optional.of(learnt.group(2)).filter(text -> !PAST.matcher(text).matches());
      case "to" -> Optional.of("Always " + general(learnt.group(2)));
      default -> Optional.of("Never " + general(learnt.group(2)));
    };
  }

  /**
   * Whoever learnt it is everybody now: "before he asked" becomes "before they ask". Beside another
   * person, "he" may be that one and stays.
   */
  private static String general(String told) {
    String deed = AND_TO.matcher(told).replaceAll(" and ${not}");
    List<Token> tokens = English.get().tokens(deed);
    if (tokens.stream().anyMatch(token -> token.nominal() && HeadNouns.canAct(token.lower()))) {
      return deed;
    }
    StringBuilder said = new StringBuilder();
    int from = 0;
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      boolean owner = token.in(OWNERS) && at + 1 < tokens.size() && tokens.get(at + 1).nominal();
      String word = owner ? "their" : PRONOUNS.get(token.lower());
      if (word == null) {
        continue;
      }
      said.append(deed, from, token.start()).append(word);
      from = token.end();
      if (word.equals("they") && at + 1 < tokens.size()) {
        Token verb = tokens.get(at + 1);
        said.append(deed, from, verb.start()).append(present(verb));
        from = verb.end();
        at++;
      }
    }
    return said.append(deed.substring(from)).toString();
  }

  private static String present(Token verb) {
    return switch (verb.lower()) {
      case "is", "was" -> "are";
      case "has", "had" -> "have";
      case "does", "did" -> "do";
      default ->
          Opinions.present(verb)
              .orElseGet(
                  () -> verb.tagged("VERB") ? VerbPhrases.fromPast(verb.text()) : verb.text());
    };
  }

  private static boolean isMaxim(String sentence) {
    return sentence.split("\\s+").length <= LONGEST_MORAL && !PAST.matcher(sentence).matches();
  }

  private List<Norm> norms(Clause clause, String maxim, String quote, int ordinal) {
    String text = maxim.replaceAll("[*_\"“”«»]", "").strip();
    if (text.chars().noneMatch(Character::isLetter)) {
      return List.of();
    }
    String whole = text.matches(".*[.!]$") ? text : text + ".";
    List<Norm> grammar = recommended.read(clause, new Advice(quote, whole), ordinal);
    if (!grammar.isEmpty()) {
      return grammar;
    }
    List<Norm> opinion =
        opinions
            .rewrite(whole)
            .map(sentence -> recommended.read(clause, new Advice(quote, sentence), ordinal))
            .orElse(List.of());
    if (!opinion.isEmpty()) {
      return opinion;
    }
    String thought = whole.replaceFirst("[.!]+$", "");
    String small =
        thought.matches("(?:I|[A-Z]{2,})\\b.*")
            ? thought
            : Character.toLowerCase(thought.charAt(0)) + thought.substring(1);
    String action = "keep in mind that " + small;
    return List.of(
        recommended.plain(
            clause,
            ordinal,
            BEARER,
            action,
            Optional.empty(),
            "People should " + action + ".",
            quote));
  }
}
