package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a norm says of other acts than its own: who may give lets somebody accept, who must decline
 * may not accept, and a leave "provided that it does not take place here" forbids it here.
 *
 * <p>A reading keeps the id, the quote and the statement of its norm.
 */
final class Readings {
  private static final Set<String> GIVING = Set.of("give", "offer", "present");

  /** "Decline or hand over" leaves the choice; "gifts worth more" points to another sentence. */
  private static final Pattern REFUSING =
      Pattern.compile("(?i)(?:decline|refuse|reject|turn down) (?!or\\b)(?<what>.+)");

  private static final Pattern POINTING =
      Pattern.compile("(?i)\\b(?:worth more\\b(?! than)|that (?:amount|value)|such|other|else)\\b");

  private static final Pattern EXCEEDING =
      Pattern.compile("(?i)allow (?<what>[^,;]+?) to exceed (?<amount>.+)");

  private static final Pattern LETTING =
      Pattern.compile("(?i)allow (?<who>[^,;]+?) to (?<deed>(?!exceed\\b)[a-z]+ .+)");

  private static final Pattern HAPPENS_NOT =
      Pattern.compile(
          "(?i)\\b(?:provided|as long as|so long as|on condition|if)\\b.*?\\b(?:it|this|they)"
              + " (?:does|do|is|are) not (?:take place|happen|occur|done|carried out)"
              + " (?<where>(?:(?!\\band\\b)[^,;.])+)");

  private static final Pattern HAPPENING =
      Pattern.compile("(?i)let (?<what>[^,;]+?) by (?<who>[^,;]+?) take place (?<where>.+)");

  private static final Pattern LIMIT =
      Pattern.compile("(?i) (?:for|of|at|on|in|up to|during|within|until)\\b.*");

  private Readings() {}

  /** The further acts that a norm speaks of; none of most norms. */
  static List<Norm> of(Norm norm) {
    List<Norm> readings = new ArrayList<>();
    boolean leaveOrBan =
        norm.modality() == Modality.PERMISSION || norm.modality() == Modality.PROHIBITION;
    if (leaveOrBan) {
      accepted(norm).ifPresent(readings::add);
    }
    if (norm.modality() == Modality.OBLIGATION) {
      refused(norm).ifPresent(readings::add);
      seenTo(norm).ifPresent(readings::add);
    }
    if (norm.modality() == Modality.PROHIBITION) {
      exceeded(norm).ifPresent(readings::add);
      notLet(norm).ifPresent(readings::add);
    }
    if (norm.modality() == Modality.PERMISSION) {
      elsewhere(norm).ifPresent(readings::add);
      happening(norm).ifPresent(readings::add);
    }
    return readings;
  }

  /** "Suppliers may give buyers calendars": buyers may accept calendars from suppliers. */
  private static Optional<Norm> accepted(Norm norm) {
    List<Token> tokens = English.get().tokens("They must " + norm.action());
    if (tokens.size() < 5 || !tokens.get(2).in(GIVING)) {
      return Optional.empty();
    }
    String text = "They must " + norm.action();
    int to = 3;
    while (to < tokens.size() && (!tokens.get(to).is("to") || tokens.get(to - 1).is("up"))) {
      to++;
    }
    if (to < tokens.size() - 1 && to > 3) {
      int end = personEnd(tokens, to + 1);
      return end < 0
          ? Optional.empty()
          : Optional.of(
              accepted(
                  norm,
                  between(text, tokens, to + 1, end),
                  between(text, tokens, 3, to) + " " + between(text, tokens, end, tokens.size())));
    }
    int end = personEnd(tokens, 3);
    return end < 0 || end >= tokens.size() || !starts(tokens.get(end))
        ? Optional.empty()
        : Optional.of(
            accepted(
                norm, between(text, tokens, 3, end), between(text, tokens, end, tokens.size())));
  }

  private static Norm accepted(Norm norm, String who, String what) {
    String thing = what.replaceFirst(",? such as .*", "").strip();
    return reading(
        norm, who, norm.modality(), "accept " + thing + " from " + norm.bearer(), norm.condition());
  }

  /** Where the noun phrase that starts at a token ends, if it names somebody; else -1. */
  private static int personEnd(List<Token> tokens, int from) {
    for (int i = from; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean owner = i + 1 < tokens.size() && tokens.get(i + 1).text().matches("['’]s?");
      boolean last = i + 1 >= tokens.size() || !tokens.get(i + 1).nominal();
      if (token.tagged("VERB") || token.comma()) {
        return -1;
      }
      if (token.nominal() && !owner && !token.text().matches("['’]s?")) {
        if (HeadNouns.canAct(token.lower())) {
          return i + 1;
        }
        if (last) {
          return -1;
        }
      }
    }
    return -1;
  }

  private static boolean starts(Token token) {
    return token.nominal() || token.tagged("DET") || token.tagged("ADJ") || token.tagged("NUM");
  }

  private static String between(String text, List<Token> tokens, int from, int to) {
    return from >= to ? "" : text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /** "Decline presents worth more than EUR 10": such presents may not be accepted. */
  private static Optional<Norm> refused(Norm norm) {
    Matcher matcher = REFUSING.matcher(norm.action());
    return matcher.matches() && !POINTING.matcher(matcher.group("what")).find()
        ? Optional.of(
            reading(
                norm,
                norm.bearer(),
                Modality.PROHIBITION,
                "accept " + matcher.group("what"),
                norm.condition()))
        : Optional.empty();
  }

  /** "Shifts must not exceed twelve hours": none of more than twelve hours. */
  private static Optional<Norm> exceeded(Norm norm) {
    Matcher matcher = EXCEEDING.matcher(norm.action());
    return matcher.matches()
        ? Optional.of(
            reading(
                norm,
                norm.bearer(),
                norm.modality(),
                "have %s of more than %s".formatted(matcher.group("what"), matcher.group("amount")),
                norm.condition()))
        : Optional.empty();
  }

  /** "Private work, provided that it does not take place on the premises": none there. */
  private static Optional<Norm> elsewhere(Norm norm) {
    Matcher matcher = HAPPENS_NOT.matcher(norm.condition().orElse(""));
    return matcher.find()
        ? Optional.of(
            reading(
                norm,
                norm.bearer(),
                Modality.PROHIBITION,
                LIMIT.matcher(norm.action()).replaceFirst("") + " " + matcher.group("where"),
                Optional.empty()))
        : Optional.empty();
  }

  /** "Private work by consultants may take place in theatres": consultants may do it there. */
  private static Optional<Norm> happening(Norm norm) {
    Matcher matcher = HAPPENING.matcher(norm.action());
    return matcher.matches()
        ? Optional.of(
            reading(
                norm,
                matcher.group("who"),
                norm.modality(),
                "do %s %s".formatted(matcher.group("what"), matcher.group("where")),
                norm.condition()))
        : Optional.empty();
  }

  /** "Allow attendants to accept tips" is forbidden: attendants may not accept tips. */
  private static Optional<Norm> notLet(Norm norm) {
    Matcher matcher = LETTING.matcher(norm.action());
    return matcher.matches()
        ? Optional.of(
            reading(
                norm,
                matcher.group("who"),
                norm.modality(),
                matcher.group("deed"),
                norm.condition()))
        : Optional.empty();
  }

  /** "Ensure that every guide attends the course": every guide must attend it. */
  private static Optional<Norm> seenTo(Norm norm) {
    String text = "They must " + norm.action();
    List<Token> tokens = English.get().tokens(text);
    boolean sees = tokens.size() > 6 && tokens.get(2).is("ensure") && tokens.get(3).is("that");
    int verb = 4;
    while (sees && verb < tokens.size() && starts(tokens.get(verb))) {
      verb++;
    }
    boolean acts = sees && verb > 4 && verb < tokens.size() - 1 && tokens.get(verb).tagged("VERB");
    return acts
        ? Optional.of(
            reading(
                norm,
                between(text, tokens, 4, verb),
                norm.modality(),
                tokens.get(verb).lemma() + " " + between(text, tokens, verb + 1, tokens.size()),
                norm.condition()))
        : Optional.empty();
  }

  private static Norm reading(
      Norm norm, String who, Modality modality, String action, Optional<String> condition) {
    return new Norm(
        norm.id(),
        norm.regulation(),
        norm.clauseIds(),
        who,
        modality,
        action,
        Optional.empty(),
        Optional.empty(),
        condition,
        norm.exception(),
        norm.threshold(),
        norm.deadline(),
        norm.binding(),
        norm.statement(),
        norm.quote(),
        norm.method());
  }
}
