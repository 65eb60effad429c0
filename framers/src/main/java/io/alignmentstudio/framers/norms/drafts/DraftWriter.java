package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.grammar.ActionParts;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Front;
import io.alignmentstudio.framers.norms.grammar.ModifierKind;
import io.alignmentstudio.framers.norms.grammar.ModifierWords;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import io.alignmentstudio.framers.norms.grammar.Only;
import io.alignmentstudio.framers.norms.grammar.Quantities;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes drafts: their circumstances, actions and statements; what cannot be said is a reason. */
final class DraftWriter {
  /** Method of a norm whose bearer the sentence does not name: "gifts must be recorded". */
  static final String ASSUMED = "modal, bearer assumed";

  private static final Pattern YOU = Pattern.compile("(?i)\\byou(?<own>r)?\\b(?=[^\"“”]*$)");

  private final Words words;
  private final Discourse discourse;
  private final Front front;
  private final List<String> reasons;
  private final Pronouns pronouns;
  private boolean othersAct;

  DraftWriter(Words words, Discourse discourse, Front front, List<String> reasons) {
    this.words = words;
    this.discourse = discourse;
    this.front = front;
    this.reasons = reasons;
    pronouns = new Pronouns(words, discourse);
  }

  /** Sets who acts in the next norm: "you" are the addressees, and not "they", beside others. */
  void speaksOf(Party party) {
    othersAct = party.subject().animate() && !party.bearer().equals(discourse.voices().you());
  }

  String narrated(String text) {
    String named =
        othersAct
            ? YOU.matcher(text)
                .replaceFirst(
                    found -> Matcher.quoteReplacement(addressed(found.group("own") != null)))
            : text;
    return Narration.of(named, discourse.voices());
  }

  /** Who does what is told in the passive: "their manager". */
  String bearer(String agent) {
    return Narration.of(agent, discourse.voices());
  }

  /** "You" and "your" where somebody else acts: "employees", "employees' request". */
  private String addressed(boolean own) {
    String you = discourse.voices().you();
    return own ? you + (you.endsWith("s") ? "'" : "'s") : you;
  }

  String kept(List<int[]> ranges) {
    return ranges.stream()
        .map(range -> words.text(range[0], range[1]))
        .collect(Collectors.joining(" "));
  }

  Circumstances circumstances(List<Modifier> modifiers, List<String> early) {
    List<String> conditions = new ArrayList<>();
    List<String> exceptions = new ArrayList<>();
    List<String> deadlines = new ArrayList<>(early.stream().map(this::narrated).toList());
    String ahead = "";
    if (front.to() > 0) {
      String text = Subject.lowerFirst(words, 0, words.text(0, front.to()));
      if (Discourse.pointsBack(text) && discourse.lastCondition().isPresent()) {
        text = discourse.lastCondition().get();
      } else if (text.matches("in (?:that|this|such a) case")) {
        text = discourse.lastPermission().orElse(text);
      }
      ahead = withAction(narrated(text));
      Optional<ModifierKind> kind = ModifierWords.kind(words, 0, false);
      ModifierKind type = kind.orElse(ModifierKind.CONDITION);
      switch (type) {
        case EXCEPTION -> exceptions.add(ahead);
        case DEADLINE -> deadlines.add(ahead);
        case CONDITION, ONLY -> conditions.add(ahead);
        case REMARK -> {
          // Said in the statement only.
        }
      }
    }
    List<String> behind =
        new ArrayList<>(
            deadlines.size() > early.size() ? deadlines.subList(0, early.size()) : deadlines);
    for (Modifier modifier : modifiers) {
      String text = narrated(words.text(modifier.from(), modifier.to()).replaceFirst("[.,;]$", ""));
      switch (modifier.kind()) {
        case CONDITION -> conditions.add(text);
        case ONLY -> exceptions.add(text);
        case EXCEPTION -> exceptions.add(text);
        case DEADLINE -> deadlines.add(text);
        case REMARK -> {
          // No part of the norm.
        }
      }
      if (modifier.kind() != ModifierKind.REMARK) {
        behind.add((words.at(modifier.from() - 1).comma() ? ", " : "") + text);
      }
    }
    Circumstances result =
        new Circumstances(
            ahead,
            joined(conditions),
            joined(exceptions),
            joined(deadlines),
            String.join(" ", behind));
    if (result.condition().isPresent()) {
      discourse.condition(result.condition());
    }
    return result;
  }

  /** "If you cannot do so": what, the sentence before says. */
  private static final Pattern SO =
      Pattern.compile(
          "(?i)\\b(?<able>(?:cannot|can not|can|could not|(?:is|are) (?:not )?(?:un)?able to)) do (?:so|this|that)$");

  private String withAction(String condition) {
    Matcher matcher = SO.matcher(condition);
    return matcher.find() && discourse.lastAction().isPresent()
        ? matcher.replaceFirst(
            Matcher.quoteReplacement(matcher.group("able") + " " + discourse.lastAction().get()))
        : condition;
  }

  private static Optional<String> joined(List<String> parts) {
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  void emit(
      Party party, Force force, String action, Circumstances circumstances, List<Draft> drafts) {
    emit(party, force, false, action, circumstances, drafts);
  }

  /**
   * Emits what a party must, should, may or must not do.
   *
   * @param limited whether "only" limits a permission, which then bans all else
   */
  void emit(
      Party party,
      Force force,
      boolean limited,
      String action,
      Circumstances circumstances,
      List<Draft> drafts) {
    boolean told =
        Pronouns.relativeClause(party).isPresent(); // "whoever wishes to leave must do so early"
    if (!told && Pronouns.pointsBack(pronouns.withDeed(action, circumstances), circumstances)) {
      reasons.add("points at what another sentence says");
      return;
    }
    String resolved =
        pronouns.resolve(pronouns.withDeed(action, circumstances), circumstances, party);
    String base =
        switch (force) {
          case EXEMPT -> "refrain from " + VerbPhrases.gerund(resolved);
          case DISCOURAGE -> "avoid " + VerbPhrases.gerund(resolved);
          case OBLIGE, FORBID, PERMIT, RECOMMEND -> resolved;
        };
    boolean nobody = party.negative() && party.bearer().startsWith("any");
    String surface =
        nobody
            ? party.bearer().replaceFirst("^anyone", "nobody").replaceFirst("^any ", "no ")
            : party.only() ? "only " + party.surface() : party.surface();
    Force shown = nobody || party.only() ? Force.PERMIT : force;
    String statement = sentence(circumstances, surface, shown, resolved);
    if (force == Force.PERMIT && !party.negative() && !party.only()) {
      discourse.permitted(party, resolved);
    }
    Circumstances whole =
        party.only() ? circumstances.except("except " + party.surface()) : circumstances;
    Emission emission = new Emission(party.bearer(), force, base, statement, party.subject());
    if (!told && pronouns.unknown(base, whole)) {
      reasons.add("a pronoun without antecedent");
    } else if (limited) {
      emitOnly(emission, whole, drafts);
    } else {
      emitAs(emission, whole, drafts);
    }
  }

  record Emission(String bearer, Force force, String action, String statement, Subject subject) {}

  /** Emits a permission that "only" limits, as the ban on all else that it is. */
  void emitOnly(Emission permission, Circumstances circumstances, List<Draft> drafts) {
    Optional<Only.Ban> ban = Only.ban(permission.action());
    if (ban.isEmpty()) {
      reasons.add("what “only” limits cannot be told");
      return;
    }
    String deed = ban.get().action();
    emitAs(
        new Emission(
            permission.bearer(),
            Force.FORBID,
            deed.contains(" ") ? deed : "engage in " + VerbPhrases.gerund(deed),
            permission.statement(),
            permission.subject()),
        ban.get().exception().map(circumstances::except).orElse(circumstances),
        drafts);
  }

  void emitAs(Emission emission, Circumstances circumstances, List<Draft> drafts) {
    Optional<String> exception = circumstances.exception();
    Force force = emission.force();
    boolean only =
        exception.filter(words -> words.startsWith("only ")).isPresent()
            && !emission.action().startsWith("ensure that ");
    String done = emission.action();
    if (only && (force == Force.PERMIT || force == Force.OBLIGE || force == Force.RECOMMEND)) {
      // "Open the lid only when it is safe" forbids all else.
      done = force == Force.RECOMMEND ? "avoid " + VerbPhrases.gerund(done) : done;
      force = force == Force.RECOMMEND ? force : Force.FORBID;
      String left = exception.get().substring(5);
      exception =
          Optional.of(left.startsWith("if ") ? "unless " + left.substring(3) : "except " + left);
    }
    String action =
        done.replaceAll("\\s+", " ")
            .replaceAll(" ,", ",")
            .replaceFirst("^([^\\[]*?)\\.?\\]$", "$1")
            .replaceFirst("[\\s,;.:–—-]+$", "")
            .replaceFirst(",? and in any (?:event|case)$", "")
            .replaceFirst("^Be (?=[a-z])", "be ")
            .strip();
    action = ActionCheck.shortened(action);
    Optional<String> flaw =
        ActionCheck.flaw(action, emission.bearer(), !emission.subject().head().matches("you|we"));
    if (flaw.isPresent()) {
      reasons.add(flaw.get());
      return;
    }
    ActionParts parts = ActionParts.of(action);
    Optional<String> loose =
        Stream.of(circumstances.condition(), exception, circumstances.deadline())
            .flatMap(Optional::stream)
            .filter(ActionCheck::dangling)
            .findFirst();
    if (loose.isPresent()) {
      reasons.add("a condition that cannot be cut cleanly");
      return;
    }
    discourse.action(action);
    parts.object().ifPresent(discourse::object);
    String everything =
        Stream.of(Optional.of(action), circumstances.condition(), exception)
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" | "));
    drafts.add(
        new Draft(
            emission.bearer(),
            force,
            action,
            parts.object(),
            parts.counterparty(),
            circumstances.condition(),
            exception,
            Quantities.threshold(everything),
            circumstances.deadline(),
            emission.statement(),
            assumed(emission) ? ASSUMED : "modal"));
  }

  /** A thing cannot act: somebody has to see to it. */
  void emitThing(
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
            ? sentence(circumstances, named.replaceFirst("^any ?", "no "), Force.PERMIT, text)
            : sentence(circumstances, named, force, text);
    emitAs(
        new Emission(discourse.voices().you(), surface, action, statement, party.subject()),
        circumstances,
        drafts);
  }

  /** Whether the sentence names nobody, so that the bearer is whom the document addresses. */
  private boolean assumed(Emission emission) {
    Voices voices = discourse.voices();
    boolean usual = emission.bearer().equals(voices.you()) || emission.bearer().equals(voices.we());
    return usual
        && !emission
            .bearer()
            .equals(
                emission
                    .subject()
                    .text()
                    .replaceFirst(
                        "(?i)^(?:(?:all|every|each|any|our|the) )+(?:of (?:our|the) )?", ""))
        && !emission.subject().head().matches("you|we");
  }

  String sentence(Circumstances circumstances, String subject, Force force, String predicate) {
    String modal = force == Force.EXEMPT && Denial.denies(subject) ? "needs to" : force.modal();
    String said = predicate.replaceFirst("^Be (?=[a-z])", "be ");
    return frame(circumstances, subject + " " + modal + " " + said);
  }

  static String frame(Circumstances circumstances, String core) {
    String whole =
        (circumstances.front().isEmpty() ? "" : circumstances.front() + ", ")
            + core
            + (circumstances.behind().isEmpty() ? "" : " " + circumstances.behind());
    String sentence =
        VerbPhrases.capitalised(
            whole
                .replaceAll("\\s+", " ")
                .replaceAll(" ([,.;])", "$1")
                .replaceFirst("^([^\\[]*?)\\.?\\]$", "$1")
                .replaceFirst("[\\s,;.:]+$", ""));
    return sentence.matches(".*[.!?][\"”’')]+") ? sentence : sentence + ".";
  }
}
