package io.alignmentstudio.framers.values;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.English;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what people in an interview say should be done, or value. */
final class Interview {
  static final String BEARER = "members of the team";

  private static final Pattern SPEAKER =
      Pattern.compile(
          "^\\W*(?:[A-Z][\\p{L}.'-]*(?: [\\p{L}.'-]+){0,3}(?: ?\\([^)]{1,40}\\))?|[QA]\\d*)\\s*[:–—]\\s+");
  private static final Pattern ASKER =
      Pattern.compile(
          "(?i)^\\W*(?:interviewer|interview question|question|asked|q\\d*|researcher|moderator)\\b[^:–—]{0,30}[:–—].*");
  private static final Pattern HEDGE =
      Pattern.compile(
          "(?i)^(?:well|so|and|but|yes|no|okay|ok|look|listen|honestly|frankly|personally|actually|of course|for me|to me|you know|in my (?:opinion|view|experience)|I (?:really |also |do )?(?:think|believe|feel|would say|'d say|guess|find|say|know)(?: that)?|(?:believes|thinks|feels|says|stresses|insists|finds)(?: that)?|(?:he|she|they) (?:also )?(?:said|says|thinks?|told (?:me|us)|believes?|felt|feels|stressed|emphasi[sz]ed|insisted|added)(?: that)?)[,:]? ");

  /** "What do you expect of new colleagues?": whom "they" of the answer means. */
  private static final Pattern OF_WHOM =
      Pattern.compile(
          "(?i).*\\b(?:of|from|about|should|must|can|do) (?<who>(?:(?:the|our|all|new|young|junior|senior|other) )*(?!things|times|days|ways\\b)[a-z]+s)\\b[^?]*\\?.*");

  private static final Pattern THEY =
      Pattern.compile("^They (?=(?:should|must|can|may|need to|have to|ought to|never|always)\\b)");

  private final Recommended recommended = new Recommended(DocumentKind.INTERVIEW, BEARER, BEARER);
  private final Opinions opinions = new Opinions(BEARER);

  /** Of whom the last question asked. */
  private String they = BEARER;

  /** The last question, if yes or no answers it and nobody has answered. */
  private Optional<YesNoQuestion> question = Optional.empty();

  /** Whether the last sentence answered it. */
  private boolean answered;

  /** The extraction of every clause, by its id. */
  Map<String, NormExtraction> read(List<Clause> clauses) {
    Map<String, NormExtraction> read = new LinkedHashMap<>();
    for (Clause clause : clauses) {
      read.put(clause.id(), extraction(clause));
    }
    return read;
  }

  private record Said(String sentence, boolean asked) {}

  private NormExtraction extraction(Clause clause) {
    List<Said> all = new ArrayList<>();
    for (String turn : clause.text().split("\\n(?=\\W*[A-Z][^\\n:]{0,40}:)")) {
      boolean asked = ASKER.matcher(turn.replace('\n', ' ')).matches();
      for (String sentence : English.get().sentences(turn)) {
        all.add(new Said(sentence, asked || sentence.strip().endsWith("?")));
      }
    }
    List<Norm> norms = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      String sentence = all.get(at).sentence();
      if (all.get(at).asked()) {
        Matcher whom = OF_WHOM.matcher(sentence.replace('\n', ' '));
        they = whom.matches() ? whom.group("who") : BEARER;
        question = YesNoQuestion.of(plain(sentence));
        dropped.add(new Dropped("a question of an interview", sentence));
        continue;
      }
      String next =
          at + 1 < all.size() && !all.get(at + 1).asked() ? all.get(at + 1).sentence() : "";
      Optional<YesNoQuestion.Answer> answer =
          question.flatMap(asked -> asked.answered(plain(sentence), plain(next)));
      boolean afterAnswer = question.isEmpty() && answered && YesNoQuestion.isCase(plain(sentence));
      answered = answer.isPresent();
      question = Optional.empty();
      if (afterAnswer) {
        dropped.add(new Dropped("the case in which the answer before it holds", sentence));
        continue;
      }
      int first = norms.size() + 1;
      List<Norm> found =
          answer
              .map(
                  given ->
                      Stream.concat(given.said().stream(), Stream.of(given.rest()))
                          .filter(text -> !text.isBlank())
                          .toList())
              .orElseGet(() -> List.of(plain(sentence)))
              .stream()
              .flatMap(text -> norms(clause, sentence, text, first).stream())
              .toList();
      for (Norm norm : found) {
        norms.add(norm.withId(clause.id() + "/" + (norms.size() + 1)));
      }
      if (found.isEmpty()) {
        dropped.add(
            new Dropped(
                answer.filter(given -> given.said().isEmpty()).isPresent()
                    ? "a yes or no that recommends nothing"
                    : "says nothing that is wanted",
                sentence));
      }
    }
    return new NormExtraction(norms, dropped);
  }

  /** A sentence without its speaker and marks. */
  private static String plain(String quote) {
    return SPEAKER
        .matcher(quote)
        .replaceFirst("")
        .replaceAll("[*_\"“”«»]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private List<Norm> norms(Clause clause, String quote, String said, int ordinal) {
    String text = said;
    for (int times = 0; times < 3; times++) {
      text = HEDGE.matcher(text).replaceFirst("");
    }
    if (text.isBlank()) {
      return List.of();
    }
    String told = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    String sentence = THEY.matcher(told).replaceFirst(VerbPhrases.capitalised(they) + " ");
    Optional<String> opinion = opinions.rewrite(sentence);
    List<Norm> valued =
        opinion
            .map(advice -> recommended.read(clause, new Advice(quote, advice), ordinal))
            .orElse(List.of());
    return valued.isEmpty()
        ? recommended.read(clause, new Advice(quote, sentence), ordinal)
        : valued;
  }
}
