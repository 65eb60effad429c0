package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.framers.language.English;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which regulation the documents themselves put first. */
final class Precedence {
  private static final Pattern PREVAILS =
      Pattern.compile(
          "(?i)\\b(?:prevails?|takes? precedence|ha(?:s|ve) precedence|takes? priority|supersedes?|overrides?|shall (?:prevail|govern|control)|goes? before)\\b");
  private static final Pattern SELF =
      Pattern.compile(
          "(?i)\\b(?:this|these|the present) (?:\\w+ )?(?:regulations?|guidelines?|guide|policy|policies|code|handbook|standard|agreement|addendum|document|rules?|manual|act|directive)\\b");
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?i)\\b(?:any|all|every|an?|other|another|internal)(?: \\w+){0,3} (?:rules?|polic(?:y|ies)|documents?|guidelines?|regulations?|provisions?|agreements?|instructions?)\\b");
  private static final Pattern PROVISIONAL =
      Pattern.compile("(?i)\\b(?:until|pending|provisionally|for the time being)\\b");
  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)\\b(?:paragraph|sentence|section|article) \\S+ (?:does|do|shall) not apply\\b|\\bas an exception\\b");

  private final Map<String, Regulation> regulations;
  private final Map<String, Set<String>> titles = new LinkedHashMap<>();

  private Precedence(List<Regulation> regulations, List<PolicyDocument> documents) {
    this.regulations =
        regulations.stream()
            .collect(
                Collectors.toMap(Regulation::id, each -> each, (a, b) -> a, LinkedHashMap::new));
    regulations.forEach(each -> title(each.id(), each.title()));
    documents.forEach(document -> title(document.regulation(), document.root().title()));
  }

  private void title(String regulation, String title) {
    titles.computeIfAbsent(regulation, key -> new HashSet<>()).add(title.toLowerCase(Locale.ROOT));
  }

  /** The claims of all documents. */
  static List<Claim> claims(List<Regulation> regulations, List<PolicyDocument> documents) {
    Precedence precedence = new Precedence(regulations, documents);
    List<Claim> claims = new ArrayList<>();
    for (PolicyDocument document : documents) {
      List<Clause> clauses = document.clauses();
      for (Clause clause : clauses) {
        if (!PREVAILS.matcher(clause.text()).find() || !clause.type().canBind()) {
          continue;
        }
        for (String sentence : English.get().sentences(clause.text())) {
          precedence.claim(sentence, clause, clauses).ifPresent(claims::add);
        }
      }
    }
    return claims;
  }

  private Optional<Claim> claim(String sentence, Clause clause, List<Clause> all) {
    Matcher verb = PREVAILS.matcher(sentence);
    if (!verb.find()) {
      return Optional.empty();
    }
    String front = sentence.substring(0, verb.start());
    String subject = front.substring(Math.max(0, front.lastIndexOf(',') + 1));
    String elsewhere =
        sentence.substring(0, front.length() - subject.length()) + sentence.substring(verb.end());
    String own = clause.regulation();
    Set<String> places = References.in(subject, clause);
    Optional<String> other = named(subject, own);
    String winner;
    if (SELF.matcher(subject).find() || !places.isEmpty()) {
      winner = own;
    } else if (other.isPresent()) {
      winner = other.get();
      places = Set.of();
    } else {
      return Optional.empty();
    }
    Set<String> losers = new HashSet<>();
    Optional<String> yielding = named(elsewhere, winner);
    if (yielding.isPresent()) {
      losers.add(yielding.get());
    } else if (OTHERS.matcher(elsewhere).find()) {
      losers.addAll(regulations.keySet());
    } else if (!winner.equals(own)) {
      losers.add(own);
    }
    losers.remove(winner);
    return losers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Claim(
                clause.id(),
                sentence,
                winner,
                places,
                losers,
                PROVISIONAL.matcher(sentence).find(),
                limits(clause, all)));
  }

  /** The regulation, other than one, whose title a text names. */
  private Optional<String> named(String text, String except) {
    String lower = text.toLowerCase(Locale.ROOT);
    return titles.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(except))
        .filter(entry -> entry.getValue().stream().anyMatch(lower::contains))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Sentences of the same section that say where a clause does not apply. */
  private static List<String> limits(Clause clause, List<Clause> all) {
    return all.stream()
        .filter(
            other -> other.headings().equals(clause.headings()) && !other.id().equals(clause.id()))
        .filter(other -> LIMIT.matcher(other.text()).find())
        .filter(
            other ->
                References.in(other.text(), other).stream()
                    .anyMatch(place -> References.covers(place, clause.id())))
        .map(other -> other.id() + ": \"" + other.text() + "\"")
        .toList();
  }
}
