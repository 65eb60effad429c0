package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.drafts.DraftWriter.Emission;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.ModifierKind;
import io.alignmentstudio.framers.norms.grammar.Modifiers;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import io.alignmentstudio.framers.norms.grammar.Only;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Passive;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Drafts what a modal with a passive says: "gifts must be recorded by the manager". */
final class Passives {
  private static final Pattern RESERVED =
      Pattern.compile("(?i).*\\bonly by .*|.*\\bby [^,;]* only");

  private static final Set<String> WILL = Set.of("will", "not");

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
  private final Possibilities possibilities;

  Passives(
      Words words,
      Discourse discourse,
      List<String> reasons,
      Parties parties,
      DraftWriter writer,
      Possibilities possibilities) {
    this.words = words;
    this.discourse = discourse;
    this.reasons = reasons;
    this.parties = parties;
    this.writer = writer;
    this.possibilities = possibilities;
  }

  void draft(
      Operator operator, Party party, Force force, Passive passive, int to, List<Draft> drafts) {
    if (possibilities.impossible(operator, force, passive.base(passive.participle()))) {
      reasons.add("an impossibility, not a prohibition");
      return;
    }
    boolean aim = words.at(operator.start()).is("is") && VerbKinds.aim(party.subject().head());
    if (aim && possibilities.infinitive(operator)) {
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
      writer.emitThing(
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
        writer.emitThing(party, force, text, circumstances, drafts);
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
        writer.emitThing(
            party, force, "be " + writer.narrated(part.surface()), circumstances, drafts);
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
    writer.emitThing(
        party, force, writer.narrated(text), writer.circumstances(modifiers, List.of()), drafts);
  }

  /** "Staff may not be employed by a supplier", "employees must be seen to behave fairly". */
  private void undergone(Operator operator, Party party, Force force, int to, List<Draft> drafts) {
    Modifiers.Cut cut = Modifiers.cut(words, operator.predicate(), to);
    String text = writer.narrated(writer.kept(cut.kept()));
    Circumstances circumstances = writer.circumstances(cut.modifiers(), List.of());
    if (party.subject().animate()) {
      writer.emit(party, force, text, circumstances, drafts);
    } else {
      writer.emitThing(party, force, text, circumstances, drafts);
    }
  }
}
