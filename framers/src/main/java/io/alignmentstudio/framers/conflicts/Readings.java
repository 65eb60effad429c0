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
  private static final String BEARER = "BEARER";
  private static final Set<String> GIVING = Set.of("give", "offer", "present");

  /**
   * How one act is read as another.
   *
   * @param of the force that the norm must have
   * @param said the whole action, in which the other act is told
   * @param who the other act's bearer, of groups of {@code said}; empty for the norm's own
   * @param deed the other act, of groups of {@code said}; {@link #BEARER} is the norm's own
   * @param exception to the other act, of groups of {@code said}; empty for the norm's own
   */
  private record Rewrite(
      Modality of, Pattern said, String who, Modality to, String deed, String exception) {
    Optional<Norm> of(Norm norm) {
      Matcher matcher = said.matcher(norm.action());
      return norm.modality() == of && matcher.matches()
          ? Optional.of(
              reading(
                  norm,
                  who.isEmpty() ? norm.bearer() : matcher.replaceFirst(who),
                  to,
                  matcher.replaceFirst(deed).replace(BEARER, norm.bearer()),
                  norm.condition(),
                  exception.isEmpty()
                      ? norm.exception()
                      : Optional.of(matcher.replaceFirst(exception))))
          : Optional.empty();
    }
  }

  private static final List<Rewrite> REWRITES =
      List.of(
          // "Decline presents worth more than EUR 10": such presents may not be accepted. "Decline
          // or hand over" leaves the choice; "gifts worth more" points to another sentence.
          new Rewrite(
              Modality.OBLIGATION,
              Pattern.compile(
                  "(?i)(?:decline|refuse|reject|turn down) (?!or\\b)(?!.*\\b(?:worth more\\b(?!"
                      + " than)|that (?:amount|value)|such|other|else)\\b)(?<what>.+)"),
              "",
              Modality.PROHIBITION,
              "accept ${what}",
              ""),
          // "Shifts must not exceed twelve hours": none of more than twelve hours.
          new Rewrite(
              Modality.PROHIBITION,
              Pattern.compile("(?i)allow (?<what>[^,;]+?) to exceed (?<amount>.+)"),
              "",
              Modality.PROHIBITION,
              "have ${what} of more than ${amount}",
              ""),
          // "Allow attendants to accept tips" is forbidden: attendants may not accept tips.
          new Rewrite(
              Modality.PROHIBITION,
              Pattern.compile("(?i)allow (?<who>[^,;]+?) to (?<deed>(?!exceed\\b)[a-z]+ .+)"),
              "${who}",
              Modality.PROHIBITION,
              "${deed}",
              ""),
          // "Private work by consultants may take place in theatres": consultants may do it there.
          new Rewrite(
              Modality.PERMISSION,
              Pattern.compile(
                  "(?i)let (?<what>[^,;]+?) by (?<who>[^,;]+?) take place (?<where>.+)"),
              "${who}",
              Modality.PERMISSION,
              "do ${what} ${where}",
              ""),
          // "Thank nurses with a gift": nurses may accept it.
          new Rewrite(
              Modality.PERMISSION,
              Pattern.compile("(?i)(?:thank|reward|present) (?<who>[^,;]+?) with (?<what>[^,;]+)"),
              "${who}",
              Modality.PERMISSION,
              "accept ${what} from BEARER",
              ""),
          // "Smoke only in the yard": nobody may smoke except in the yard.
          new Rewrite(
              Modality.OBLIGATION,
              Pattern.compile(
                  "(?i)(?<deed>(?!(?:disclose|share|tell|give|send|report|pass|provide|show|release"
                      + "|communicate)\\b)[a-z-]+(?: [^,;]+?)?) only (?<where>(?:in|on|at|with|from"
                      + "|after|between|during) [^,;]+)"),
              "",
              Modality.PROHIBITION,
              "${deed}",
              "except ${where}"));

  private static final Pattern HAPPENS_NOT =
      Pattern.compile(
          "(?i)\\b(?:provided|as long as|so long as|on condition|if)\\b.*?\\b(?:it|this|they)"
              + " (?:does|do|is|are) not (?:take place|happen|occur|done|carried out)"
              + " (?<where>(?:(?!\\band\\b)[^,;.])+)");

  private static final Pattern LIMIT =
      Pattern.compile("(?i) (?:for|of|at|on|in|up to|during|within|until)\\b.*");

  private Readings() {}

  /** The further acts that a norm speaks of; none of most norms. */
  static List<Norm> of(Norm norm) {
    List<Norm> readings = new ArrayList<>();
    if (norm.modality() == Modality.PERMISSION || norm.modality() == Modality.PROHIBITION) {
      accepted(norm).ifPresent(readings::add);
    }
    if (norm.modality() == Modality.OBLIGATION) {
      seenTo(norm).ifPresent(readings::add);
    }
    if (norm.modality() == Modality.PERMISSION) {
      elsewhere(norm).ifPresent(readings::add);
    }
    REWRITES.forEach(each -> each.of(norm).ifPresent(readings::add));
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
    return reading(norm, who, modality, action, condition, norm.exception());
  }

  private static Norm reading(
      Norm norm,
      String who,
      Modality modality,
      String action,
      Optional<String> condition,
      Optional<String> exception) {
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
        exception,
        norm.threshold(),
        norm.deadline(),
        norm.binding(),
        norm.statement(),
        norm.quote(),
        norm.method());
  }
}
