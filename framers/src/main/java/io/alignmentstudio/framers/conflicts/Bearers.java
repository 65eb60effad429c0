package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.conflicts.Act.Stance;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is bound by norms, and whether two norms bind one. */
final class Bearers {
  /** Bearers that stand for everyone, or for nobody that the text names. */
  static final Set<String> EVERYONE =
      Set.of(
          "employee",
          "anyone",
          "everyone",
          "nobody",
          "anybody",
          "everybody",
          "person",
          "people",
          "company",
          "party",
          "unspecified",
          "somebody",
          "someone",
          "whoever",
          "staff",
          "you",
          "member",
          "reader",
          "organisation",
          "organization",
          "worker",
          "colleague",
          "personnel",
          "user",
          "one",
          "individual");

  /** Parties of a contract and others who are not the organisation itself. */
  private static final Set<String> OUTSIDERS =
      Set.of(
          "provider",
          "processor",
          "subprocessor",
          "sub-processor",
          "importer",
          "exporter",
          "vendor",
          "supplier",
          "customer",
          "client",
          "partner",
          "bidder",
          "tenant");

  /** Who is bound where neither the sentence nor its document says. */
  static final String UNNAMED = "the responsible person";

  private static final Pattern WHOEVER =
      Pattern.compile(
          "(?i)^(?:(?:any|every)(?:one|body)|whoever|(?:all|those|any person|every person|persons|people)"
              + " (?:who|that))\\b");

  private Bearers() {}

  /** Whether a bearer is a person from outside or another organisation. */
  static boolean outsider(String bearer) {
    String last = bearer.substring(bearer.lastIndexOf(' ') + 1);
    boolean thing = HeadNouns.kind(last).filter(kind -> kind == ConceptKind.ASSET).isPresent();
    return OUTSIDERS.contains(Terms.key(last))
        || (!thing
            && !bearer.equals(UNNAMED)
            && kind(bearer)
                .map(kind -> kind == ConceptKind.PERSON || kind == ConceptKind.ORGANISATION)
                .orElse(false));
  }

  /** What the first noun phrase of a bearer names. */
  private static Optional<ConceptKind> kind(String bearer) {
    return English.get().tokens(bearer).stream()
        .dropWhile(token -> !token.nominal())
        .takeWhile(Token::nominal)
        .reduce((first, second) -> second)
        .flatMap(head -> HeadNouns.kind(head.lower()));
  }

  /** Whether a bearer is a thing, which the norm is then about. */
  static boolean thing(String bearer) {
    return kind(bearer)
        .map(kind -> kind == ConceptKind.ASSET || kind == ConceptKind.ACTION)
        .orElse(false);
  }

  /** Whether two norms bind one person. */
  static boolean meet(Act one, Act other) {
    if (one.assistant() && other.assistant()) {
      return true;
    }
    if (one.everyone() || other.everyone()) {
      Act named = one.everyone() ? other : one;
      Act all = one.everyone() ? one : other;
      return named.everyone() || !named.outsider() || all.bindsGuests();
    }
    return whoever(one)
        || whoever(other)
        || one.bearer().containsAll(other.bearer())
        || other.bearer().containsAll(one.bearer())
        || oneOf(one, other)
        || oneOf(other, one);
  }

  /** Whether a bearer is anybody of whom something is true: "anyone who joins a ship". */
  static boolean whoever(Act act) {
    return WHOEVER.matcher(act.norm().bearer()).find();
  }

  /** Whether one's bearer is the other's under another name, or one of them. */
  private static boolean oneOf(Act one, Act other) {
    return one.names().stream().anyMatch(other.names()::contains)
        || one.groups().stream().anyMatch(other.names()::contains);
  }

  /** Whether somebody gets by one act what the other keeps from him. */
  static boolean recipientsMeet(Act one, Act other) {
    Set<String> mine = one.recipients();
    Set<String> theirs = other.recipients();
    if (one.stance() == Stance.RESTRICT || other.stance() == Stance.RESTRICT) {
      return true;
    }
    if (mine.isEmpty() || theirs.isEmpty()) {
      Act narrow = mine.isEmpty() ? other : one;
      return narrow.recipients().isEmpty()
          || narrow.recipients().stream().anyMatch(Recipients.ANYONE::contains)
          || narrow.does("ask")
          || !narrow.stance().forbids();
    }
    boolean anyone =
        mine.stream().anyMatch(Recipients.ANYONE::contains)
            || theirs.stream().anyMatch(Recipients.ANYONE::contains);
    long common = mine.stream().filter(theirs::contains).count();
    return anyone || 2 * common > Math.min(mine.size(), theirs.size());
  }
}
