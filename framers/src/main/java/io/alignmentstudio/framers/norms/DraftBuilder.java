package io.alignmentstudio.framers.norms;

import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.Modifiers.Kind;
import io.alignmentstudio.framers.norms.Modifiers.Modifier;
import io.alignmentstudio.framers.norms.Operator.Shape;
import io.alignmentstudio.framers.norms.StatementParser.Front;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drafts the norms of one modal with its subject and predicate. */
final class DraftBuilder {
  private static final Set<String> CONSTITUTIVE =
      Set.of(
          "apply",
          "mean",
          "enter",
          "prevail",
          "constitute",
          "lapse",
          "expire",
          "survive",
          "continue",
          "govern",
          "supersede",
          "count",
          "amount",
          "depend",
          "vary",
          "come",
          "take",
          "replace",
          "become");
  private static final Set<String> CONSTITUTIVE_BE =
      Set.of(
          "construed",
          "deemed",
          "regarded",
          "understood",
          "interpreted",
          "applicable",
          "considered",
          "entitled",
          "governed",
          "based",
          "subject",
          "valid",
          "effective",
          "null",
          "void",
          "bound",
          "the",
          "a",
          "an",
          "as",
          "without");

  /** What "cannot" denies the ability to do, not the leave. */
  private static final Set<String> IMPOSSIBLE =
      Set.of(
          "recover",
          "restore",
          "retrieve",
          "undo",
          "reverse",
          "revert",
          "regain",
          "vouch",
          "predict",
          "foresee",
          "anticipate",
          "overstate",
          "overemphasise",
          "overemphasize",
          "understate",
          "imagine");

  /** The same after "we", "I" and "it" only: to "employees cannot promise" it is forbidden. */
  private static final Set<String> BEYOND_US =
      Set.of(
          "guarantee",
          "promise",
          "tell",
          "know",
          "explain",
          "understand",
          "achieve",
          "detect",
          "determine",
          "ascertain",
          "identify");

  /** Nouns that announce what something is for. */
  private static final Set<String> AIMS =
      Set.of(
          "goal",
          "goals",
          "aim",
          "aims",
          "purpose",
          "purposes",
          "objective",
          "objectives",
          "intent",
          "intention",
          "idea",
          "mission",
          "vision",
          "challenge",
          "challenges",
          "task",
          "tasks",
          "role");

  private static final Set<String> POSSIBLE =
      Set.of(
          "have",
          "need",
          "feel",
          "know",
          "want",
          "wish",
          "encounter",
          "become",
          "suffer",
          "notice",
          "experience",
          "believe",
          "think",
          "face",
          "lose",
          "wonder",
          "prefer",
          "expect",
          "differ",
          "arise",
          "be",
          "result",
          "include",
          "cause",
          "lead",
          "vary",
          "come",
          "seem",
          "happen",
          "contain",
          "hear",
          "exist",
          "require",
          "occur",
          "find",
          "indicate");

  private static final Pattern RESERVED =
      Pattern.compile("(?i).*\\bonly by .*|.*\\bby [^,;]* only");

  private final Words words;
  private final Discourse discourse;
  private final Front front;
  private final List<String> reasons;

  DraftBuilder(Words words, Discourse discourse, Front front, List<String> reasons) {
    this.words = words;
    this.discourse = discourse;
    this.front = front;
    this.reasons = reasons;
  }

  /** Modifiers as text: those in front and those behind. */
  record Circumstances(
      String front,
      Optional<String> condition,
      Optional<String> exception,
      Optional<String> deadline,
      String behind) {}

  void build(Operator operator, int end, List<Draft> drafts) {
    if (operator.start() - 1 > operator.subject()
        && words.at(operator.start() - 1).in(Set.of("you", "they", "we", "it", "he", "she"))
        && words.at(operator.start() - 2).comma()) {
      reasons.add("a subject that cannot be cut cleanly");
      return;
    }
    Optional<Party> found = party(operator);
    if (found.isEmpty()) {
      reasons.add("a pronoun without antecedent");
      return;
    }
    Party party = found.get();
    if (ActionCheck.open(party.surface()) || ActionCheck.open(party.subject().text())) {
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
      case NOTHING -> nothing(operator, party, to, drafts);
      case APPROVAL -> approval(operator, party, to, drafts);
      case INVERTED -> reasons.add("inverted word order");
    }
  }

  /**
   * Who acts, and how the sentence calls it.
   *
   * @param surface the subject for the statement
   * @param negative whether the subject denies: "nobody may"
   * @param only whether the subject excludes others: "only the CCO may"
   */
  record Party(Subject subject, String bearer, String surface, boolean negative, boolean only) {}

  private Optional<Party> party(Operator operator) {
    String you = discourse.addressees().you();
    if (operator.start() == operator.subject()) {
      Subject subject = new Subject(you, "you", true, NounPhrases.plural(you));
      return Optional.of(new Party(subject, you, you, false, false));
    }
    int from = operator.subject();
    boolean negative = false;
    boolean only = false;
    String first = words.at(from).lower();
    if (Set.of("only", "no", "neither", "nor", "none").contains(first)
        && words.at(from + 1).word()) {
      only = first.equals("only");
      negative = !only;
      from += words.starts(from, List.of("none", "of")) ? 2 : 1;
      if (from >= operator.start()) {
        return Optional.empty();
      }
    }
    if (first.equals("nothing")) {
      Subject anything = new Subject("anything", "anything", false, false);
      return Optional.of(new Party(anything, "anything", "anything", true, false));
    }
    Subject subject = Subject.of(words, from, operator.start());
    String head = words.at(from).lower();
    boolean single = subject.text().split(" ").length == 1;
    if (Discourse.PRONOUNS.contains(head)
        && (single || subject.text().matches("(?i)(?:he|she) or (?:she|he)"))) {
      Optional<Subject> antecedent =
          frontSubject(head).or(() -> discourse.antecedent(head)).or(() -> antecedentInFront(head));
      return antecedent.map(
          noun -> party(noun, noun.plural() && noun.animate() ? noun.text() : noun.definite()));
    }
    if (single && Set.of("this", "that", "these", "those", "there", "such").contains(head)) {
      return Optional.empty();
    }
    if ((head.equals("you") && single)
        || (head.equals("you") && subject.text().matches("(?i)you and .*|you (?:yourself|also)"))) {
      return Optional.of(party(new Subject(you, "you", true, NounPhrases.plural(you)), you));
    }
    if (head.equals("we") && single) {
      String we = discourse.addressees().we();
      return Optional.of(party(new Subject(we, "we", true, NounPhrases.plural(we)), we));
    }
    if (Set.of("nobody").contains(head) || (negative && head.equals("one"))) {
      String rest = subject.text().replaceFirst("(?i)^(?:nobody|one) ?", "");
      String bearer = ("anyone " + rest).strip();
      return Optional.of(
          new Party(new Subject(bearer, "anyone", true, false), bearer, bearer, true, false));
    }
    String text = narrated(subject.text());
    if (negative && !first.equals("neither")) {
      boolean clause =
          text.matches("(?i).*\\b(?:who|that|which|whose|is|are|has|have)\\b.*")
              || text.matches(".*(?:,| or ).*")
              || !subject.animate()
              || subject.plural();
      text =
          clause
              ? (subject.plural() ? text : "any " + text)
              : text.replaceFirst(
                  "\\b" + Pattern.quote(subject.head()) + "\\b",
                  NounPhrases.pluralOf(subject.head()));
    } else if (negative) {
      text = text.replaceFirst(" nor ", " and ");
    }
    Subject normal = new Subject(text, subject.head(), subject.animate(), subject.plural());
    if (only) {
      return Optional.of(new Party(normal, you, text, false, true));
    }
    String bearer =
        text.replaceFirst("(?i)^all (?:of )?(?:the |our |its )?(?=\\w+)", "")
            .replaceFirst("(?i)^both ", "");
    return Optional.of(new Party(normal, bearer, text, negative, false));
  }

  /** The subject of the condition in front: "if the request is refused, it must". */
  private Optional<Subject> frontSubject(String pronoun) {
    int verb = 2;
    while (verb < front.to() && !words.at(verb).tagged("AUX") && !words.at(verb).tagged("VERB")) {
      verb++;
    }
    boolean clause =
        words.at(0).in(Set.of("if", "when", "where", "once", "until", "whenever", "unless"));
    if (!clause || verb >= front.to() || words.at(1).tagged("PRON") || words.at(1).tagged("ADP")) {
      return Optional.empty();
    }
    Subject subject = Subject.of(words, 1, verb);
    boolean fits = subject.plural() == pronoun.equals("they");
    return fits ? Optional.of(subject) : Optional.empty();
  }

  private Optional<Subject> antecedentInFront(String pronoun) {
    for (int i = front.to() - 1; i > 0; i--) {
      if (words.at(i).nominal() && words.at(i - 1).tagged("DET")) {
        Subject subject = Subject.of(words, i - 1, i + 1);
        if (subject.plural() == pronoun.equals("they")) {
          return Optional.of(subject);
        }
      }
    }
    return Optional.empty();
  }

  private static Party party(Subject subject, String surface) {
    return new Party(
        subject,
        surface.replaceFirst("(?i)^all (?:of )?(?:the )?(?=\\w)", ""),
        surface,
        false,
        false);
  }

  private String narrated(String text) {
    return Narration.of(text, discourse.addressees());
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
    if (words.at(start).is("have")
        && (words.at(start + 1).is("been") || participle(words.at(start + 1)))) {
      reasons.add("speaks of the past");
      return;
    }
    if (words.at(start).in(Set.of("be", "have", "do")) && start + 1 >= to) {
      reasons.add("a verb left out");
      return;
    }
    List<VerbPhrase> phrases = VerbPhrase.split(words, start, to, force);
    for (VerbPhrase phrase : phrases) {
      active(operator, party, force, phrase, drafts);
    }
  }

  private static boolean participle(Token token) {
    return token.tagged("VERB") && Verbs.baseOfParticiple(token.lower()).isPresent();
  }

  private void active(
      Operator operator, Party party, Force force, VerbPhrase phrase, List<Draft> drafts) {
    String verb = phrase.verb();
    boolean known =
        Verbs.isBase(verb) || verb.equals("be") || words.at(operator.predicate()).tagged("VERB");
    if (!known) {
      reasons.add("no verb after the modal");
      return;
    }
    boolean thing = !party.subject().animate();
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
    if (thing && infinitive(operator)) {
      reasons.add("tells what something is, not a conduct");
      return;
    }
    if (thing
        && (CONSTITUTIVE.contains(verb)
            || phrase.text().matches("have the (?:same |respective )?meanings?\\b.*")
            || (verb.equals("include") && party.subject().head().equals("term"))
            || (verb.equals("be") && CONSTITUTIVE_BE.contains(phrase.second())))) {
      reasons.add("states an effect, not a conduct");
      return;
    }
    boolean order = operator.start() == operator.subject();
    if (force == Force.PERMIT
        && !order
        && (thing || POSSIBLE.contains(verb) || phrase.text().matches("\\w+ that .*"))
        && operator.start() + 1 >= operator.predicate() - 1
        && words.at(operator.start()).is("may")
        && Quantities.threshold(phrase.text()).isEmpty()) {
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
    Circumstances circumstances = circumstances(whole.modifiers(), whole.deadlines());
    String text = narrated(whole.text());
    boolean restricted =
        force == Force.PERMIT && (operator.only() || text.matches(".*\\bonly\\b.*"));
    if (operator.only() && phrase.modifiers().stream().noneMatch(m -> m.kind() == Kind.CONDITION)) {
      text = Only.place(text);
    }
    if (thing) {
      thing(party, force, text, circumstances, drafts);
      return;
    }
    Force result = restricted && circumstances.condition().isEmpty() ? Force.OBLIGE : force;
    emit(party, result, text, circumstances, drafts);
  }

  /** Whether "cannot" tells that something fails and not that somebody may not do it. */
  private boolean impossible(Operator operator, Force force, String verb) {
    return force == Force.FORBID
        && words.at(operator.start()).in(Set.of("cannot", "can"))
        && (IMPOSSIBLE.contains(verb)
            || (BEYOND_US.contains(verb)
                && operator.start() > 0
                && words.at(operator.start() - 1).in(Set.of("we", "i", "it"))));
  }

  /** Whether the operator is "is to": with a thing and an active verb, it describes. */
  private boolean infinitive(Operator operator) {
    return words.at(operator.start()).in(Set.of("is", "are"))
        && words.slice(operator.start() + 1, operator.predicate()).stream()
            .allMatch(word -> word.equals("to") || word.equals("not") || word.equals("only"));
  }

  /** "decide" says nothing without its "within 21 days". */
  private VerbPhrase withModifier(VerbPhrase phrase) {
    Optional<Modifier> first =
        phrase.modifiers().stream()
            .filter(
                modifier -> modifier.kind() == Kind.DEADLINE || modifier.kind() == Kind.CONDITION)
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
        new Emission(discourse.addressees().you(), surface, action, statement, party.subject()),
        circumstances,
        drafts);
  }

  private void passive(
      Operator operator, Party party, Force force, Passive passive, int to, List<Draft> drafts) {
    if (impossible(operator, force, passive.base(passive.participle()))) {
      reasons.add("an impossibility, not a prohibition");
      return;
    }
    boolean aim = words.at(operator.start()).is("is") && AIMS.contains(party.subject().head());
    if (aim && infinitive(operator)) {
      reasons.add("tells what something is, not a conduct");
      return;
    }
    boolean some = party.surface().matches("(?i)(?:some|many|most|several|a few)\\b.*");
    if ((force == Force.PERMIT && party.subject().animate() && passive.possible())
        || (force == Force.PERMIT && (passive.stative() || some))) {
      reasons.add("a possibility, not a permission");
      return;
    }
    if (passive.stative() || CONSTITUTIVE_BE.contains(words.at(passive.participle()).lower())) {
      Circumstances circumstances =
          circumstances(Modifiers.cut(words, operator.predicate(), to).modifiers(), List.of());
      Modifiers.Cut cut = Modifiers.cut(words, operator.predicate(), to);
      String text = narrated(kept(cut.kept()));
      if (CONSTITUTIVE_BE.contains(words.at(passive.participle()).lower())
          || party.subject().head().equals("liability")) {
        reasons.add("states an effect, not a conduct");
      } else if (party.subject().animate()) {
        emit(party, force, text, circumstances, drafts);
      } else {
        thing(party, force, text, circumstances, drafts);
      }
      return;
    }
    for (Passive.Part part : passive.parts(force)) {
      if (part.agent().isPresent() && RESERVED.matcher(part.surface()).matches()) {
        reasons.add("who alone may act cannot be cut cleanly");
        continue;
      }
      Circumstances circumstances = circumstances(part.modifiers(), List.of());
      boolean done = part.verb().equals("do") && part.agent().isEmpty() && !part.rest().isEmpty();
      if (done && !party.negative() && Set.of(Force.OBLIGE, Force.RECOMMEND).contains(force)) {
        // "Access must be done through a gateway": nobody does access.
        thing(party, force, "be " + narrated(part.surface()), circumstances, drafts);
        continue;
      }
      String object =
          party.negative() && !party.surface().startsWith("any")
              ? party.bearer()
              : party.only() ? others(party) : party.subject().text();
      String bearer = part.agent().map(this::narrated).orElse(unnamed(party));
      String rest = narrated(part.rest());
      boolean restricted =
          force == Force.PERMIT && (operator.only() || rest.matches("(?:.* )?only\\b.*"));
      String action = (part.verb() + " " + object + " " + rest).strip();
      if (operator.only()) {
        action = Only.place(action);
      }
      String surfaceRest = narrated(part.surface());
      boolean denial = party.negative() && party.surface().startsWith("any");
      String surface =
          denial
              ? party.surface().replaceFirst("^any ", "no ").replaceFirst("^any(?=[a-z])", "no")
              : party.only() ? "only " + party.surface() : party.surface();
      Force shown = denial || party.only() ? Force.PERMIT : force;
      Force result =
          party.only()
              ? Force.FORBID
              : restricted && circumstances.condition().isEmpty() ? Force.OBLIGE : force;
      String statement =
          sentence(
              circumstances, surface, shown, (operator.only() ? "only be " : "be ") + surfaceRest);
      if (force == Force.EXEMPT || force == Force.DISCOURAGE) {
        action = (force == Force.EXEMPT ? "refrain from " : "avoid ") + VerbPhrases.gerund(action);
      }
      emitAs(
          new Emission(bearer, result, action, statement, party.subject()), circumstances, drafts);
    }
  }

  /**
   * Who acts where a passive names nobody: whom the document addresses, but for what is done to
   * them, "employees must be given notice", the one who speaks.
   */
  private String unnamed(Party party) {
    Addressees addressees = discourse.addressees();
    boolean patient = party.bearer().equals(addressees.you()) && party.subject().animate();
    return patient && !addressees.you().equals(Addressees.PARTIES)
        ? addressees.we()
        : addressees.you();
  }

  /** What "only the name and the employer may be recorded" leaves out. */
  private static String others(Party party) {
    return (party.subject().animate() ? "anyone" : "anything") + " other than " + party.surface();
  }

  /** "is responsible for keeping", "is prohibited from accepting". */
  private void noun(Operator operator, Party party, int to, List<Draft> drafts) {
    int start = operator.predicate();
    List<VerbPhrase> phrases = VerbPhrase.splitGerunds(words, start, to, operator.force());
    if (!phrases.isEmpty()) {
      for (VerbPhrase phrase : phrases) {
        emit(
            party,
            operator.force(),
            narrated(phrase.text()),
            circumstances(phrase.modifiers(), phrase.deadlines()),
            drafts);
      }
      return;
    }
    Modifiers.Cut cut = Modifiers.cut(words, start, to);
    String noun = narrated(kept(cut.kept()));
    String action =
        operator.force() == Force.FORBID ? "engage in " + noun : "take responsibility for " + noun;
    emit(party, operator.force(), action, circumstances(cut.modifiers(), List.of()), drafts);
    discourse.object(noun);
  }

  /** "Splitting a gift is prohibited". */
  private void nothing(Operator operator, Party party, int to, List<Draft> drafts) {
    Modifiers.Cut cut = Modifiers.cut(words, operator.predicate(), to);
    Circumstances circumstances = circumstances(cut.modifiers(), List.of());
    String rest = narrated(kept(cut.kept()).replaceFirst("^to\\b.*", ""));
    String subject = party.surface();
    boolean excludes = party.only() && operator.force() == Force.PERMIT;
    Force force = party.negative() || excludes ? Force.FORBID : operator.force();
    if (party.subject().animate() && !subject.contains("ing ")) {
      reasons.add("a person is allowed or forbidden");
      return;
    }
    String fromGerund = VerbPhrases.fromGerund(subject);
    String first = subject.split(" ")[0];
    String action;
    if (excludes) {
      action = "use " + others(party);
    } else if (!fromGerund.equals(subject)
        && !subject.matches("\\w+ing of .*")
        && Verbs.isBase(fromGerund.split(" ")[0])) {
      action = fromGerund;
    } else if (first.matches(".*(?:ation|ment|ism|ing)")
        || subject.matches("(?:the )?\\w+ing of .*")
        || party
            .subject()
            .head()
            .matches(
                ".*(?:ation|ment|ism|ing|fraud|theft|bribery|abuse|misuse|work|violence|conduct|activity|activities|behaviour|behavior|corruption)")) {
      action = "engage in " + subject;
    } else if (party.subject().head().matches("payments?")) {
      action = "make " + subject;
    } else {
      action = (force == Force.FORBID ? "allow " : "have ") + subject;
    }
    action = (action + " " + rest).strip();
    String predicate =
        words.text(operator.start(), operator.predicate()) + (rest.isEmpty() ? "" : " " + rest);
    String shown =
        party.negative() || excludes
            ? Subject.lowerFirst(
                words, operator.subject(), words.text(operator.subject(), operator.start()))
            : subject;
    String statement = frame(circumstances, shown + " " + predicate);
    Force result =
        force == Force.PERMIT && operator.only() && !rest.isEmpty() ? Force.OBLIGE : force;
    emitAs(
        new Emission(discourse.addressees().you(), result, action, statement, party.subject()),
        circumstances,
        drafts);
  }

  /** "A gift above EUR 75 requires approval from the manager". */
  private void approval(Operator operator, Party party, int to, List<Draft> drafts) {
    if (party.subject().animate() && !party.subject().head().matches("you|we")) {
      List<Modifier> modifiers = Modifiers.cut(words, operator.predicate(), to).modifiers();
      String what = narrated(kept(Modifiers.cut(words, operator.predicate(), to).kept()));
      String action = operator.force() == Force.EXEMPT ? "act without " + what : "obtain " + what;
      emit(
          party,
          operator.force() == Force.EXEMPT ? Force.PERMIT : Force.OBLIGE,
          action,
          circumstances(modifiers, List.of()),
          drafts);
      return;
    }
    Modifiers.Cut cut = Modifiers.cut(words, operator.predicate(), to);
    Circumstances circumstances = circumstances(cut.modifiers(), List.of());
    String what = narrated(kept(cut.kept()));
    boolean exempt = operator.force() == Force.EXEMPT;
    String object = VerbPhrases.fromGerund(party.surface());
    boolean gerund = !object.equals(party.surface());
    String action =
        exempt
            ? (gerund ? object : "proceed with " + party.surface()) + " without " + what
            : "obtain " + what + " for " + party.surface();
    String verb =
        exempt
            ? words.text(operator.start(), operator.predicate()) + " "
            : party.subject().plural() && !gerund ? "require " : "requires ";
    String statement = frame(circumstances, party.surface() + " " + verb + what);
    emitAs(
        new Emission(
            discourse.addressees().you(),
            exempt ? Force.PERMIT : Force.OBLIGE,
            action,
            statement,
            party.subject()),
        circumstances,
        drafts);
  }

  // ---- output -------------------------------------------------------------------------------

  private String kept(List<int[]> ranges) {
    return ranges.stream()
        .map(range -> words.text(range[0], range[1]))
        .collect(Collectors.joining(" "));
  }

  private Circumstances circumstances(List<Modifier> modifiers, List<String> early) {
    List<String> conditions = new ArrayList<>();
    List<String> exceptions = new ArrayList<>();
    List<String> deadlines = new ArrayList<>(early.stream().map(this::narrated).toList());
    String ahead = "";
    if (front.to() > 0) {
      String text = Subject.lowerFirst(words, 0, words.text(0, front.to()));
      if (Discourse.pointsBack(text) && discourse.lastCondition().isPresent()) {
        text = discourse.lastCondition().get();
      }
      ahead = narrated(text);
      Optional<Kind> kind = Modifiers.kind(words, 0, false);
      Kind type = kind.orElse(Kind.CONDITION);
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
      if (modifier.kind() != Kind.REMARK) {
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

  private static Optional<String> joined(List<String> parts) {
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private void emit(
      Party party, Force force, String action, Circumstances circumstances, List<Draft> drafts) {
    String resolved = resolve(action, circumstances, party);
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
    Circumstances final_ =
        party.only()
            ? new Circumstances(
                circumstances.front(),
                circumstances.condition(),
                joined(
                    Stream.concat(
                            Stream.of("except " + party.surface()),
                            circumstances.exception().stream())
                        .toList()),
                circumstances.deadline(),
                circumstances.behind())
            : circumstances;
    emitAs(new Emission(party.bearer(), force, base, statement, party.subject()), final_, drafts);
  }

  private record Emission(
      String bearer, Force force, String action, String statement, Subject subject) {}

  private void emitAs(Emission emission, Circumstances circumstances, List<Draft> drafts) {
    Optional<String> exception = circumstances.exception();
    Force force = emission.force();
    if (exception.isPresent() && exception.get().startsWith("only ") && force == Force.PERMIT) {
      force = Force.FORBID;
      String only = exception.get().substring(5);
      exception =
          Optional.of(only.startsWith("if ") ? "unless " + only.substring(3) : "except " + only);
    }
    String action =
        emission
            .action()
            .replaceAll("\\s+", " ")
            .replaceAll(" ,", ",")
            .replaceFirst("^([^\\[]*?)\\.?\\]$", "$1")
            .replaceFirst("[\\s,;.:–—-]+$", "")
            .replaceFirst(",? and in any (?:event|case)$", "")
            .strip();
    Optional<String> flaw = ActionCheck.flaw(action, emission.bearer());
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
            "modal"));
  }

  private static Optional<String> relativeClause(Party party) {
    String[] parts = party.surface().split(" (?:who|which|that) ", 2);
    return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
  }

  /** Replaces "it" and "them" by what they mean, where that is safe. */
  private String resolve(String action, Circumstances circumstances, Party party) {
    for (String pronoun : List.of("it", "them")) {
      java.util.regex.Matcher matcher =
          java.util.regex.Pattern.compile(
                  "^(\\w+(?: (?:to|on|for|with|up|out|down|off|over|back))?) "
                      + pronoun
                      + "\\b(?! (?:is|are|was|were|has|have|will|may|must|clear|possible|easy|difficult))")
              .matcher(action);
      if (matcher.find()) {
        Optional<String> meaning =
            discourse.objectAntecedent(
                pronoun, relativeClause(party), circumstances.condition(), party.subject());
        if (meaning.isPresent()
            && meaning.get().split(" ").length <= 8
            && !meaning
                .get()
                .toLowerCase(Locale.ROOT)
                .contains(party.bearer().toLowerCase(Locale.ROOT))) {
          return action.substring(0, matcher.end(1))
              + " "
              + meaning.get()
              + action.substring(matcher.end());
        }
      }
    }
    return action;
  }

  private String sentence(
      Circumstances circumstances, String subject, Force force, String predicate) {
    return frame(circumstances, subject + " " + force.modal() + " " + predicate);
  }

  private static String frame(Circumstances circumstances, String core) {
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
