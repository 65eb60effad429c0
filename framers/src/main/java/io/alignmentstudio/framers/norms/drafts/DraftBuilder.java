package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.drafts.DraftWriter.Emission;
import io.alignmentstudio.framers.norms.grammar.CoordinatedVerbs;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Front;
import io.alignmentstudio.framers.norms.grammar.Gerunds;
import io.alignmentstudio.framers.norms.grammar.Grants;
import io.alignmentstudio.framers.norms.grammar.ModifierKind;
import io.alignmentstudio.framers.norms.grammar.Modifiers;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import io.alignmentstudio.framers.norms.grammar.Only;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Operator.Shape;
import io.alignmentstudio.framers.norms.grammar.Passive;
import io.alignmentstudio.framers.norms.grammar.Quantities;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import io.alignmentstudio.framers.norms.grammar.VerbPhrase;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Drafts the norms of one modal with its subject and predicate. */
final class DraftBuilder {
  private static final Pattern RESERVED =
      Pattern.compile("(?i).*\\bonly by .*|.*\\bby [^,;]* only");

  private static final Set<String> WILL = Set.of("will", "not");

  /** "May not always be": it is open whether. */
  private static final Set<String> OPEN = Set.of("always", "yet", "necessarily", "even");

  private static final Set<String> THOUGHT =
      Set.of("think", "suspect", "believe", "fear", "indicates", "suggests", "indicate", "suggest");

  /** Who does as he likes, whatever the house allows. */
  private static final Set<String> OUTSIDERS =
      Set.of(
          "competitors", "attackers", "criminals", "hackers", "fraudsters", "scammers", "thieves");

  /** "Decisions must be based on facts" asks something of whoever decides. */
  private static final Pattern BASED =
      Pattern.compile(
          "(?:decisions?|selections?|choices?|assessments?|evaluations?|judge?ments?|appraisals?"
              + "|promotions?|awards?|prices?) based");

  private final Words words;
  private final Discourse discourse;
  private final List<String> reasons;
  private final Parties parties;
  private final DraftWriter writer;
  private final Judgements judgements;

  DraftBuilder(Words words, Discourse discourse, Front front, List<String> reasons) {
    this.words = words;
    this.discourse = discourse;
    this.reasons = reasons;
    parties = new Parties(words, discourse, front);
    writer = new DraftWriter(words, discourse, front, reasons);
    judgements = new Judgements(words, discourse, reasons, writer);
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
        passive(operator, party, force, passive.get(), to, drafts);
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

  /** "A child may come back if the fever is gone": leave, where a condition says when. */
  private boolean comesIf(String verb, Party party) {
    return Set.of("come", "return").contains(verb)
        && party.subject().animate()
        && words.slice(0, words.size()).stream()
            .anyMatch(Set.of("if", "once", "unless", "until", "provided")::contains);
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
    if (impossible(operator, force, verb)) {
      reasons.add("an impossibility, not a prohibition");
      return;
    }
    if (force == Force.FORBID && unsure(operator, phrase, thing)) {
      reasons.add("a possibility, not a prohibition");
      return;
    }
    if (force != Force.OBLIGE && phrase.text().startsWith("be afraid")) {
      reasons.add("tells what somebody feels, not a conduct");
      return;
    }
    if (thing && infinitive(operator) && !Set.of("remain", "stay").contains(verb)) {
      reasons.add("tells what something is, not a conduct");
      return;
    }
    if (thing
        && ((VerbKinds.constitutive(verb) && !phrase.text().startsWith("take place"))
            || phrase.text().matches("have the (?:same |respective )?meanings?\\b.*")
            || (verb.equals("include") && party.subject().head().equals("term"))
            || (verb.equals("be")
                && VerbKinds.constitutiveAfterBe(phrase.second())
                && !phrase.text().matches("be as \\w+ as\\b.*")))) {
      reasons.add("states an effect, not a conduct");
      return;
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
      reasons.add("a possibility, not a permission");
      return;
    }
    boolean seen =
        Set.of("see", "read", "hear", "notice", "judge").contains(verb)
            && words.slice(operator.predicate(), words.size()).stream()
                .anyMatch(Set.of("your", "you", "us", "our")::contains);
    seen |= OUTSIDERS.contains(party.subject().head());
    if (force == Force.PERMIT && !party.subject().head().equals("you") && seen) {
      reasons.add("a possibility, not a permission"); // "Customers may see your posts."
      return;
    }
    if (force == Force.PERMIT
        && !order
        && party.surface().matches("(?i)(?:some|many|most|several|a few)\\b.*")) {
      reasons.add("a possibility, not a permission");
      return;
    }
    if (force == Force.PERMIT
        && party.subject().head().equals("you")
        && Set.of("receive", "get").contains(verb)
        && words.at(operator.start()).is("may")
        && !Grants.benefit(words, operator.predicate() + 1)) {
      reasons.add("a possibility, not a permission");
      return;
    }
    if (thing && force == Force.EXEMPT) {
      reasons.add("no need stated of a thing");
      return;
    }
    VerbPhrase whole = phrase.text().contains(" ") ? phrase : withModifier(phrase);
    Circumstances circumstances = writer.circumstances(whole.modifiers(), whole.deadlines());
    String text = writer.narrated(whole.text());
    if (!thing && force == Force.FORBID && letBy(operator, party)) {
      thing(party, force, text, circumstances, drafts);
      return;
    }
    boolean restricted =
        force == Force.PERMIT && (operator.only() || text.matches(".*\\bonly\\b.*"));
    if (operator.only()
        && phrase.modifiers().stream().noneMatch(m -> m.kind() == ModifierKind.CONDITION)) {
      text = Only.place(text);
    }
    if (thing) {
      thing(party, force, text, circumstances, drafts);
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

  /** Whether "cannot" tells that something fails and not that somebody may not do it. */
  private boolean impossible(Operator operator, Force force, String verb) {
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
  private boolean infinitive(Operator operator) {
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

  /** A thing cannot act: somebody has to see to it. */
  private void thing(
      Party party, Force force, String text, Circumstances circumstances, List<Draft> drafts) {
    if (force == Force.EXEMPT) {
      reasons.add("no need stated of a thing");
      return;
    }
    Subject subject = party.subject();
    String named = subject.text();
    String finite =
        subject.plural() ? text.replaceFirst("^be\\b", "are") : VerbPhrases.thirdPerson(text);
    String action =
        switch (force) {
          case OBLIGE, RECOMMEND -> "ensure that " + named + " " + finite;
          case FORBID -> "allow " + named + " to " + text;
          case DISCOURAGE -> "avoid letting " + named + " " + text;
          case PERMIT, EXEMPT -> "let " + named + " " + text;
        };
    Force surface = force == Force.DISCOURAGE ? Force.RECOMMEND : force;
    boolean denial = party.negative() && named.startsWith("any");
    String statement =
        denial
            ? writer.sentence(
                circumstances, named.replaceFirst("^any ?", "no "), Force.PERMIT, text)
            : writer.sentence(circumstances, named, force, text);
    writer.emitAs(
        new Emission(discourse.voices().you(), surface, action, statement, party.subject()),
        circumstances,
        drafts);
  }

  private void passive(
      Operator operator, Party party, Force force, Passive passive, int to, List<Draft> drafts) {
    if (impossible(operator, force, passive.base(passive.participle()))) {
      reasons.add("an impossibility, not a prohibition");
      return;
    }
    boolean aim = words.at(operator.start()).is("is") && VerbKinds.aim(party.subject().head());
    if (aim && infinitive(operator)) {
      reasons.add("tells what something is, not a conduct");
      return;
    }
    boolean right = words.slice(operator.start(), operator.predicate()).contains("right");
    if (right && force == Force.PERMIT) {
      reasons.add("a right to what others do");
      return;
    }
    boolean some = party.surface().matches("(?i)(?:some|many|most|several|a few)\\b.*");
    boolean possible =
        (party.subject().animate()
                && passive.possible()
                && !operator.only()
                && !words.at(passive.last() + 1).is("only")) // "the cutter may be used only after"
            || Set.of("require", "need", "find", "locate")
                .contains(passive.base(passive.participle()));
    if (force == Force.PERMIT && (possible || passive.stative() || some)) {
      reasons.add("a possibility, not a permission");
      return;
    }
    if (BASED
        .matcher(party.subject().head() + " " + words.at(passive.participle()).lower())
        .matches()) {
      Modifiers.Cut cut = Modifiers.cut(words, operator.predicate(), to);
      thing(
          party,
          force,
          writer.narrated(writer.kept(cut.kept())),
          writer.circumstances(cut.modifiers(), List.of()),
          drafts);
      return;
    }
    if (passive.undergone(party.subject()) || passive.seenTo()) {
      undergone(operator, party, force, to, drafts);
      return;
    }
    if (passive.stative()
        || VerbKinds.constitutiveAfterBe(words.at(passive.participle()).lower())) {
      Circumstances circumstances =
          writer.circumstances(
              Modifiers.cut(words, operator.predicate(), to).modifiers(), List.of());
      Modifiers.Cut cut = Modifiers.cut(words, operator.predicate(), to);
      String text = writer.narrated(writer.kept(cut.kept()));
      if (VerbKinds.constitutiveAfterBe(words.at(passive.participle()).lower())
          || party.subject().head().equals("liability")) {
        reasons.add("states an effect, not a conduct");
      } else if (party.subject().animate()) {
        writer.emit(party, force, text, circumstances, drafts);
      } else {
        thing(party, force, text, circumstances, drafts);
      }
      return;
    }
    if (passive.alternatives(force)) {
      alternatives(operator, party, force, passive, to, drafts);
      return;
    }
    for (Passive.Part part : passive.parts(force)) {
      if (part.rest().equals("to") && Passive.LEFT_OUT.contains(part.verb())) {
        reasons.add("a verb left out");
        continue;
      }
      if (part.agent().isPresent() && RESERVED.matcher(part.surface()).matches()) {
        reasons.add("who alone may act cannot be cut cleanly");
        continue;
      }
      Circumstances circumstances = writer.circumstances(part.modifiers(), passive.early());
      boolean done = part.verb().equals("do") && part.agent().isEmpty() && !part.rest().isEmpty();
      if (done && !party.negative() && Set.of(Force.OBLIGE, Force.RECOMMEND).contains(force)) {
        // "Access must be done through a gateway": nobody does access.
        thing(party, force, "be " + writer.narrated(part.surface()), circumstances, drafts);
        continue;
      }
      String object =
          party.negative() && !party.surface().startsWith("any")
              ? party.bearer()
              : party.only() ? party.others() : party.subject().text();
      // "The policy will be reviewed" is promised by the one who speaks.
      String unnamed =
          words.at(operator.start()).is("will") && words.at(operator.predicate() - 1).in(WILL)
              ? discourse.voices().company()
              : parties.unnamed(party);
      String bearer = part.agent().map(writer::bearer).orElse(unnamed);
      String rest = writer.narrated(part.rest());
      boolean restricted =
          force == Force.PERMIT && (operator.only() || rest.matches("(?:.* )?only\\b.*"));
      String action = part.done(object, rest);
      if (operator.only()) {
        action = Only.place(action);
      }
      String surfaceRest = writer.narrated(part.surface());
      boolean denial = party.negative() && party.surface().startsWith("any");
      String surface =
          denial
              ? party
                  .surface()
                  .replaceFirst("^any ", "no ")
                  .replaceFirst("^any(?:one|body)\\b", "nobody")
                  .replaceFirst("^any(?=[a-z])", "no")
              : party.only() ? "only " + party.surface() : party.surface();
      Force shown = denial || party.only() ? Force.PERMIT : force;
      Force result = party.only() ? Force.FORBID : force;
      String statement =
          writer.sentence(
              circumstances, surface, shown, (operator.only() ? "only be " : "be ") + surfaceRest);
      if (force == Force.EXEMPT || force == Force.DISCOURAGE) {
        action = (force == Force.EXEMPT ? "refrain from " : "avoid ") + VerbPhrases.gerund(action);
      }
      Emission emission = new Emission(bearer, result, action, statement, party.subject());
      if (restricted && !party.only() && circumstances.condition().isEmpty()) {
        writer.emitOnly(emission, circumstances, drafts);
      } else {
        writer.emitAs(emission, circumstances, drafts);
      }
    }
  }

  /** "Must be signed in or accompanied by the host": whoever bears it sees to one of them. */
  private void alternatives(
      Operator operator, Party party, Force force, Passive passive, int to, List<Draft> drafts) {
    List<Modifier> modifiers =
        Modifiers.cut(words, operator.predicate(), to).modifiers().stream()
            .filter(modifier -> modifier.from() > passive.last())
            .filter(
                modifier ->
                    modifier.kind() == ModifierKind.CONDITION
                        || modifier.kind() == ModifierKind.EXCEPTION)
            .toList();
    int end = modifiers.stream().mapToInt(Modifier::from).min().orElse(to);
    String text = words.text(operator.predicate(), end).replaceFirst("[\\s,;.]+$", "");
    thing(party, force, writer.narrated(text), writer.circumstances(modifiers, List.of()), drafts);
  }

  /** "Staff may not be employed by a supplier", "employees must be seen to behave fairly". */
  private void undergone(Operator operator, Party party, Force force, int to, List<Draft> drafts) {
    Modifiers.Cut cut = Modifiers.cut(words, operator.predicate(), to);
    String text = writer.narrated(writer.kept(cut.kept()));
    Circumstances circumstances = writer.circumstances(cut.modifiers(), List.of());
    if (party.subject().animate()) {
      writer.emit(party, force, text, circumstances, drafts);
    } else {
      thing(party, force, text, circumstances, drafts);
    }
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
