package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.CoordinatedVerbs;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Front;
import io.alignmentstudio.framers.norms.grammar.Gerunds;
import io.alignmentstudio.framers.norms.grammar.ModifierKind;
import io.alignmentstudio.framers.norms.grammar.Modifiers;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import io.alignmentstudio.framers.norms.grammar.Only;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Operator.Shape;
import io.alignmentstudio.framers.norms.grammar.Passive;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import io.alignmentstudio.framers.norms.grammar.VerbPhrase;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Drafts the norms of one modal with its subject and predicate. */
final class DraftBuilder {
  private final Words words;
  private final Discourse discourse;
  private final List<String> reasons;
  private final Parties parties;
  private final DraftWriter writer;
  private final Judgements judgements;
  private final Possibilities possibilities;
  private final Passives passives;

  DraftBuilder(Words words, Discourse discourse, Front front, List<String> reasons) {
    this.words = words;
    this.discourse = discourse;
    this.reasons = reasons;
    parties = new Parties(words, discourse, front);
    writer = new DraftWriter(words, discourse, front, reasons);
    judgements = new Judgements(words, discourse, reasons, writer);
    possibilities = new Possibilities(words);
    passives = new Passives(words, discourse, reasons, parties, writer, possibilities);
  }

  void build(Operator operator, int end, List<Draft> drafts) {
    if (operator.start() - 1 > operator.subject()
        && words.at(operator.start() - 1).in(Set.of("you", "they", "we", "it", "he", "she"))
        && words.at(operator.start() - 2).comma()) {
      reasons.add("a subject that cannot be cut cleanly");
      return;
    }
    Optional<Party> found = parties.find(operator);
    if (found.isEmpty()) {
      reasons.add("a pronoun without antecedent");
      return;
    }
    Optional<Force> lifted = found.flatMap(denier -> Denial.lifted(words, operator, denier));
    if (lifted.isPresent()) {
      Operator turned = operator.withForce(lifted.get());
      build(turned, Denial.affirmed(found.get(), lifted.get()), end, drafts);
    } else {
      build(operator, found.get(), end, drafts);
    }
  }

  private void build(Operator operator, Party party, int end, List<Draft> drafts) {
    writer.speaksOf(party);
    if (party.surface().matches("(?i)there (?:is|are) .*")) {
      reasons.add("no subject");
      return;
    }
    boolean modal = // "Gifts can still be accepted but should be recorded."
        party
            .surface()
            .matches(
                "(?i)(?:(?!\\b(?:who|that|which|if|when)\\b).)*\\b(?:can|could|will|may|must|shall|should)\\b.*");
    if (modal || ActionCheck.open(party.surface()) || ActionCheck.open(party.subject().text())) {
      reasons.add("a subject that cannot be cut cleanly");
      return;
    }
    boolean denied =
        EnumSet.of(Force.FORBID, Force.EXEMPT, Force.DISCOURAGE).contains(operator.force());
    if (party.only() && denied) {
      reasons.add("only some, in a sentence that denies"); // "Only members need not sign in."
      return;
    }
    int to = end;
    while (to > operator.predicate() && words.at(to - 1).text().matches("[.,;!]")) {
      to--;
    }
    if ((to <= operator.predicate() && operator.shape() != Shape.NOTHING)
        || words.at(end - 1).text().equals(":")) {
      reasons.add("a lead-in without its list");
      return;
    }
    if (operator.start() > operator.subject()) {
      discourse.subject(party.subject());
    }
    switch (operator.shape()) {
      case VERB -> verb(operator, party, to, drafts);
      case NOUN -> noun(operator, party, to, drafts);
      case NOTHING -> judgements.judged(operator, party, to, drafts);
      case APPROVAL -> judgements.approval(operator, party, to, drafts);
      case INVERTED -> reasons.add("inverted word order");
    }
  }

  // ---- shapes -------------------------------------------------------------------------------

  private void verb(Operator operator, Party party, int to, List<Draft> drafts) {
    Force force = party.negative() || party.only() ? Force.FORBID : operator.force();
    int start = operator.predicate();
    if (words.at(start).is("be") || words.at(start).is("get")) {
      // "get written approval" has an object: only "get approved" is a passive.
      Optional<Passive> passive =
          Passive.find(words, start, to)
              .filter(
                  found -> words.at(start).is("be") || !words.at(found.participle() + 1).nominal());
      if (passive.isPresent()) {
        passives.draft(operator, party, force, passive.get(), to, drafts);
        return;
      }
    }
    // "Expenses must have itemized receipts": only who acts can have itemized something.
    boolean done =
        participle(words.at(start + 1))
            && (party.subject().animate()
                || !(words.at(start + 2).nominal()
                    || NounPhrases.plural(words.at(start + 2).lower())));
    if (words.at(start).is("have") && (words.at(start + 1).is("been") || done)) {
      reasons.add("speaks of the past");
      return;
    }
    if (words.at(start).in(Set.of("be", "have", "do")) && start + 1 >= to) {
      reasons.add("a verb left out");
      return;
    }
    if (party.negative() && words.at(start).in(FELT)) {
      reasons.add("tells what happens to people, not a conduct");
      return;
    }
    List<VerbPhrase> phrases = CoordinatedVerbs.split(words, start, to, force);
    for (VerbPhrase phrase : phrases) {
      active(operator, party, force, phrase, drafts);
    }
  }

  /** "Nobody should feel excluded": what nobody does. */
  private static final Set<String> FELT =
      Set.of("know", "feel", "fear", "suffer", "worry", "expect", "need", "want", "wish");

  private static boolean participle(Token token) {
    return token.tagged("VERB") && Verbs.baseOfParticiple(token.lower()).isPresent();
  }

  private void active(
      Operator operator, Party party, Force force, VerbPhrase phrase, List<Draft> drafts) {
    String verb = phrase.verb();
    boolean known =
        Verbs.isBase(verb)
            || verb.equals("be")
            || words.at(operator.predicate()).tagged("VERB")
            || words.at(operator.predicate() - 1).is("not")
            || VerbKinds.deed(verb)
            || (words.at(operator.predicate() + 1).tagged("DET") && Verbs.canBeBase(verb));
    if (!known) {
      reasons.add("no verb after the modal");
      return;
    }
    boolean acronym =
        party.surface().matches("[A-Z&]{3,}") && VerbKinds.ofSomebody(verb); // "HVCA will ensure"
    boolean house = // "Student Robotics will appoint"
        words.at(operator.start()).is("will")
            && party.surface().matches("[A-Z][\\w&]+(?: [A-Z][\\w&]+){1,3}");
    boolean thing = !party.subject().animate() && !acronym && !house;
    if (!thing && force == Force.OBLIGE && phrase.text().startsWith("be entitled to ")) {
      VerbPhrase granted =
          new VerbPhrase(phrase.text().substring(15), phrase.modifiers(), phrase.deadlines());
      active(operator, party, Force.PERMIT, granted, drafts);
      return;
    }
    Optional<String> possibility = possibilities.reason(operator, party, force, phrase, thing);
    if (possibility.isPresent()) {
      reasons.add(possibility.get());
      return;
    }
    VerbPhrase whole = phrase.text().contains(" ") ? phrase : withModifier(phrase);
    Circumstances circumstances = writer.circumstances(whole.modifiers(), whole.deadlines());
    String text = writer.narrated(whole.text());
    if (!thing && force == Force.FORBID && letBy(operator, party)) {
      writer.emitThing(party, force, text, circumstances, drafts);
      return;
    }
    boolean restricted =
        force == Force.PERMIT && (operator.only() || text.matches(".*\\bonly\\b.*"));
    if (operator.only()
        && phrase.modifiers().stream().noneMatch(m -> m.kind() == ModifierKind.CONDITION)) {
      text = Only.place(text);
    }
    if (thing) {
      writer.emitThing(party, force, text, circumstances, drafts);
      return;
    }
    boolean limited = restricted && circumstances.condition().isEmpty();
    writer.emit(party, force, limited, text, circumstances, drafts);
  }

  /** "Visitors must not be allowed to wander about": it is for the house not to let them. */
  private boolean letBy(Operator operator, Party party) {
    List<String> modal = words.slice(operator.start(), operator.predicate());
    boolean others = !party.bearer().equals(discourse.voices().you()) && !party.negative();
    return others
        && modal.stream().anyMatch(Set.of("must", "should", "shall")::contains)
        && modal.contains("be")
        && modal.stream().anyMatch(Set.of("allowed", "permitted")::contains);
  }

  /** "decide" says nothing without its "within 21 days". */
  private VerbPhrase withModifier(VerbPhrase phrase) {
    Optional<Modifier> first =
        phrase.modifiers().stream()
            .filter(
                modifier ->
                    modifier.kind() == ModifierKind.DEADLINE
                        || modifier.kind() == ModifierKind.CONDITION)
            .findFirst();
    return first
        .map(
            modifier ->
                new VerbPhrase(
                    phrase.text() + " " + words.text(modifier.from(), modifier.to()),
                    phrase.modifiers().stream().filter(other -> !other.equals(modifier)).toList(),
                    phrase.deadlines()))
        .orElse(phrase);
  }

  private void noun(Operator operator, Party party, int to, List<Draft> drafts) {
    if (party.negative()) {
      reasons.add("a duty or ban that is denied");
      return;
    }
    int start = operator.predicate();
    List<VerbPhrase> phrases = Gerunds.split(words, start, to, operator.force());
    if (!phrases.isEmpty()) {
      for (VerbPhrase phrase : phrases) {
        writer.emit(
            party,
            operator.force(),
            writer.narrated(phrase.text()),
            writer.circumstances(phrase.modifiers(), phrase.deadlines()),
            drafts);
      }
      return;
    }
    boolean exempt =
        words.slice(operator.start(), start).stream().anyMatch(word -> word.startsWith("exempt"));
    Modifiers.Cut cut = Modifiers.cut(words, start, to);
    String noun = writer.narrated(writer.kept(cut.kept()));
    String action =
        switch (operator.force()) {
          case FORBID, PERMIT -> "engage in " + noun;
          case EXEMPT ->
              (noun.matches(".*\\b(?:fees?|charges?|tax(?:es)?|costs?|levy)")
                      ? "pay "
                      : "comply with ")
                  + noun;
          case OBLIGE, RECOMMEND, DISCOURAGE ->
              (exempt ? "comply with " : "take responsibility for ") + noun;
        };
    writer.emit(
        party, operator.force(), action, writer.circumstances(cut.modifiers(), List.of()), drafts);
    discourse.object(noun);
  }
}
