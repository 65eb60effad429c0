package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Grants;
import io.alignmentstudio.framers.norms.grammar.ModifierKind;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Quantities;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import io.alignmentstudio.framers.norms.grammar.VerbPhrase;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.Optional;
import java.util.Set;

/** Tells a modal that says what may happen or what something is from one that binds somebody. */
final class Possibilities {
  /** "May not always be": it is open whether. */
  private static final Set<String> OPEN = Set.of("always", "yet", "necessarily", "even");

  private static final Set<String> THOUGHT =
      Set.of("think", "suspect", "believe", "fear", "indicates", "suggests", "indicate", "suggest");

  /** Who does as he likes, whatever the house allows. */
  private static final Set<String> OUTSIDERS =
      Set.of(
          "competitors", "attackers", "criminals", "hackers", "fraudsters", "scammers", "thieves");

  private final Words words;

  Possibilities(Words words) {
    this.words = words;
  }

  /** Why an active verb behind the operator is no norm, if it is none. */
  Optional<String> reason(
      Operator operator, Party party, Force force, VerbPhrase phrase, boolean thing) {
    String verb = phrase.verb();
    if (impossible(operator, force, verb)) {
      return Optional.of("an impossibility, not a prohibition");
    }
    if (force == Force.FORBID && unsure(operator, phrase, thing)) {
      return Optional.of("a possibility, not a prohibition");
    }
    if (force != Force.OBLIGE && phrase.text().startsWith("be afraid")) {
      return Optional.of("tells what somebody feels, not a conduct");
    }
    if (thing && infinitive(operator) && !Set.of("remain", "stay").contains(verb)) {
      return Optional.of("tells what something is, not a conduct");
    }
    if (thing
        && ((VerbKinds.constitutive(verb) && !phrase.text().startsWith("take place"))
            || phrase.text().matches("have the (?:same |respective )?meanings?\\b.*")
            || (verb.equals("include") && party.subject().head().equals("term"))
            || (verb.equals("be")
                && VerbKinds.constitutiveAfterBe(phrase.second())
                && !phrase.text().matches("be as \\w+ as\\b.*")))) {
      return Optional.of("states an effect, not a conduct");
    }
    boolean order = operator.start() == operator.subject();
    if (force == Force.PERMIT
        && !order
        && ((thing && !phrase.text().startsWith("take place") && !goesOn(phrase))
            || (VerbKinds.possible(verb) && !verb.equals("require") && !comesIf(verb, party))
            || phrase
                .text()
                .matches(
                    "(?!decide|determine|require|request|order|demand|specify|provide|direct|ask)\\w+"
                        + " that .*"))
        && operator.start() + 1 >= operator.predicate() - 1
        && words.at(operator.start()).is("may")
        && (!thing || Quantities.threshold(phrase.text()).isEmpty())) {
      return Optional.of("a possibility, not a permission");
    }
    boolean seen =
        Set.of("see", "read", "hear", "notice", "judge").contains(verb)
            && words.slice(operator.predicate(), words.size()).stream()
                .anyMatch(Set.of("your", "you", "us", "our")::contains);
    seen |= OUTSIDERS.contains(party.subject().head());
    if (force == Force.PERMIT && !party.subject().head().equals("you") && seen) {
      return Optional.of("a possibility, not a permission"); // "Customers may see your posts."
    }
    if (force == Force.PERMIT
        && !order
        && party.surface().matches("(?i)(?:some|many|most|several|a few)\\b.*")) {
      return Optional.of("a possibility, not a permission");
    }
    if (force == Force.PERMIT
        && party.subject().head().equals("you")
        && Set.of("receive", "get").contains(verb)
        && words.at(operator.start()).is("may")
        && !Grants.benefit(words, operator.predicate() + 1)) {
      return Optional.of("a possibility, not a permission");
    }
    if (thing && force == Force.EXEMPT) {
      return Optional.of("no need stated of a thing");
    }
    return Optional.empty();
  }

  /** "A child may come back if the fever is gone": leave, where a condition says when. */
  private boolean comesIf(String verb, Party party) {
    return Set.of("come", "return").contains(verb)
        && party.subject().animate()
        && words.slice(0, words.size()).stream()
            .anyMatch(Set.of("if", "once", "unless", "until", "provided")::contains);
  }

  /** Whether "cannot" tells that something fails and not that somebody may not do it. */
  boolean impossible(Operator operator, Force force, String verb) {
    return force == Force.FORBID
        && words.at(operator.start()).in(Set.of("cannot", "can"))
        && (VerbKinds.impossible(verb)
            || (VerbKinds.beyondUs(verb)
                && operator.start() > 0
                && words.at(operator.start() - 1).in(Set.of("we", "i", "it"))));
  }

  /** Whether "may not" or "cannot" leaves open what is: "rules may not cover every case". */
  private boolean unsure(Operator operator, VerbPhrase phrase, boolean thing) {
    boolean may = words.at(operator.start()).is("may");
    boolean cannot = words.at(operator.start()).in(Set.of("cannot", "can"));
    boolean open =
        words.slice(operator.start(), operator.predicate()).stream().anyMatch(OPEN::contains)
            || words.at(operator.predicate()).in(OPEN);
    boolean thought =
        words.slice(0, operator.start()).stream().anyMatch(THOUGHT::contains)
            && operator.subject() == 0;
    boolean unsure = VerbKinds.unsure(phrase.verb(), phrase.second(), thing);
    return (may && (open || thought || unsure))
        || (cannot && thing && unsure && !phrase.verb().equals("be"));
  }

  /** Whether the operator is "is to": with a thing and an active verb, it describes. */
  boolean infinitive(Operator operator) {
    return words.at(operator.start()).in(Set.of("is", "are"))
        && words.slice(operator.start() + 1, operator.predicate()).stream()
            .allMatch(word -> word.equals("to") || word.equals("not") || word.equals("only"));
  }

  /** "Work may resume once the wind has dropped": what may go on under a condition is allowed. */
  private static boolean goesOn(VerbPhrase phrase) {
    return Set.of("resume", "restart", "start", "begin", "continue", "proceed")
            .contains(phrase.verb())
        && phrase.modifiers().stream()
            .anyMatch(
                modifier ->
                    Set.of(ModifierKind.CONDITION, ModifierKind.ONLY, ModifierKind.DEADLINE)
                        .contains(modifier.kind()));
  }
}
