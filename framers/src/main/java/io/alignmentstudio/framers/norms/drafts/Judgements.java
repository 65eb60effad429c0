package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.drafts.DraftWriter.Emission;
import io.alignmentstudio.framers.norms.grammar.Force;
import io.alignmentstudio.framers.norms.grammar.Gerunds;
import io.alignmentstudio.framers.norms.grammar.Modifiers;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.VerbPhrase;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drafts the norms of sentences that call something allowed, forbidden or required, or ask for an
 * approval of it: "diving is prohibited", "gifts above EUR 75 require approval".
 */
final class Judgements {
  /** Head of a noun phrase that names what somebody does. */
  private static final Pattern ACT =
      Pattern.compile(
          ".*(?:ation|ment|ism|ing|graphy|fraud|theft|bribery|abuse|misuse|work|violence|conduct"
              + "|activity|activities|behaviour|behavior|corruption)");

  /** "Criticising or being rude to guests": whom it concerns stands once. */
  private static final Pattern OR_BEING = Pattern.compile("(?i)\\w+ing (?:and|or) being .+");

  /** "Loitering and soliciting on the premises", "pushing or rough play": several deeds. */
  private static final Pattern LISTED =
      Pattern.compile(
          "(?i)\\w+ing(?:, \\w+ing)*,? (?:and|or) (?:(?:alcohol|drugs|tobacco|food|drinks?)|\\w+ing(?: (?!(?:and|or)\\b)[a-z]+){0,2}|(?:\\w+ )?play|noise|horseplay)"
              + "(?: (?:on|in|at|near|by|around|during|under|inside|outside|while|when|before|after)\\b.*)?");

  private static final Pattern ONGOING =
      Pattern.compile("(?:the )?\\w+ing (?:in|on|at|from|with|by|for|to|of) .*");

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:only )?(?:(?<into>into )|(?:in|on|at|inside|near|within|behind|beyond|around|under|past|outside|backstage|aboard|upstairs)\\b).*");

  private final Words words;
  private final Discourse discourse;
  private final List<String> reasons;
  private final DraftWriter writer;

  Judgements(Words words, Discourse discourse, List<String> reasons, DraftWriter writer) {
    this.words = words;
    this.discourse = discourse;
    this.reasons = reasons;
    this.writer = writer;
  }

  /** "Splitting a gift is prohibited". */
  void judged(Operator operator, Party party, int to, List<Draft> drafts) {
    Modifiers.Cut cut = Modifiers.cutAfter(words, operator.predicate(), to);
    Circumstances circumstances = writer.circumstances(cut.modifiers(), List.of());
    String rest = writer.narrated(writer.kept(cut.kept()).replaceFirst("^to\\b.*", ""));
    boolean common = commonThing(party.surface());
    String subject = common ? party.surface().toLowerCase(Locale.ROOT) : party.surface();
    boolean excludes = party.only() && operator.force() == Force.PERMIT;
    boolean needless = party.negative() && operator.force() == Force.OBLIGE;
    boolean open = party.negative() && operator.force() == Force.FORBID;
    Force force =
        needless
            ? Force.EXEMPT
            : open ? Force.PERMIT : party.negative() || excludes ? Force.FORBID : operator.force();
    boolean person = party.subject().animate() && !subject.contains("ing ") && !common;
    if (person && !thingAtLast(subject)) {
      admitted(operator, party, force, rest, circumstances, drafts);
      return;
    }
    String fromGerund = VerbPhrases.fromGerund(subject);
    boolean several = LISTED.matcher(subject).matches() || OR_BEING.matcher(subject).matches();
    List<String> deeds =
        force == Force.FORBID && !several ? deeds(operator, fromGerund) : List.of();
    if (!deeds.isEmpty()) {
      for (String deed : deeds) {
        String told =
            VerbPhrases.gerund(deed) + " is prohibited" + (rest.isEmpty() ? "" : " " + rest);
        writer.emitAs(
            new Emission(
                discourse.voices().you(),
                force,
                (writer.narrated(deed) + " " + rest).strip(),
                DraftWriter.frame(circumstances, writer.narrated(told)),
                party.subject()),
            circumstances,
            drafts);
      }
      return;
    }
    String action;
    if (excludes) {
      action = "use " + party.others();
    } else if (force == Force.OBLIGE
        && !fromGerund.equals(subject)
        && !several
        && fromGerund.contains(" ")
        && Verbs.isPolicyVerb(fromGerund.split(" ")[0])) {
      action = fromGerund;
    } else if (force == Force.OBLIGE || force == Force.EXEMPT) {
      action = (force == Force.OBLIGE ? "have " : "go without ") + subject;
    } else if (!fromGerund.equals(subject)
        && !subject.matches("\\w+ing of .*")
        && !several
        && (fromGerund + rest).contains(" ")
        && Verbs.isBase(fromGerund.split(" ")[0])) {
      action = fromGerund;
    } else if (several || deed(party.subject().head()) || ongoing(subject)) {
      action = "engage in " + subject;
    } else if (party.subject().head().matches("payments?")) {
      action = "make " + subject;
    } else {
      // "Cameras are not allowed in the hall": whoever is there has none.
      boolean had = PLACE.matcher(rest).matches() && HeadNouns.thing(party.subject().head());
      boolean use = party.subject().head().matches("use|usage") && !use(subject);
      action = (use ? "make " : force == Force.FORBID && !had ? "allow " : "have ") + subject;
    }
    action = (action + " " + rest).strip();
    String predicate =
        words.text(operator.start(), operator.predicate()) + (rest.isEmpty() ? "" : " " + rest);
    String shown =
        party.negative() || excludes
            ? Subject.lowerFirst(
                words, operator.subject(), words.text(operator.subject(), operator.start()))
            : subject;
    String statement = DraftWriter.frame(circumstances, shown + " " + predicate);
    Force result = force == Force.EXEMPT ? Force.PERMIT : force;
    Emission emission =
        new Emission(discourse.voices().you(), result, action, statement, party.subject());
    if (force == Force.PERMIT && action.matches(".* only .*")) {
      writer.emitOnly(emission, circumstances, drafts);
    } else {
      writer.emitAs(emission, circumstances, drafts);
    }
  }

  /** "Stealing data, possessing it or inducing others to steal it": each of the deeds. */
  private List<String> deeds(Operator operator, String first) {
    boolean person =
        words.at(operator.subject()).lower().endsWith("ing") && Verbs.isBase(first.split(" ")[0]);
    if (!person || words.at(operator.subject() + 1).is("of")) {
      return List.of();
    }
    List<String> deeds =
        Gerunds.split(words, operator.subject(), operator.start(), Force.FORBID).stream()
            .map(VerbPhrase::text)
            .toList();
    return deeds.size() > 1 && deeds.stream().allMatch(deed -> deed.contains(" "))
        ? deeds
        : List.of();
  }

  /** "Alcohol" at the start of a sentence, which is no name. */
  private static boolean commonThing(String subject) {
    return subject.matches("[A-Za-z][a-z]+")
        && HeadNouns.isCommon(subject)
        && !HeadNouns.canAct(subject);
  }

  /** "Users, passwords or keys": a list of people and things. */
  private static boolean thingAtLast(String subject) {
    return subject.matches(".*(?:,| or | and ).* [a-z-]+")
        && !HeadNouns.canAct(subject.substring(subject.lastIndexOf(' ') + 1))
        && !subject.matches(".* (?:who|that|which|in|on|at|with|without|under|from|of) .*");
  }

  /** "Working from abroad", but not "clothing with slogans". */
  private static boolean ongoing(String subject) {
    return ONGOING.matcher(subject).matches() && !HeadNouns.thing(subject.split(" ")[0]);
  }

  private static boolean use(String subject) {
    return subject.matches("(?i)(?:use|usage)\\b.*");
  }

  private static boolean deed(String head) {
    return ACT.matcher(head).matches() && !(head.endsWith("ing") && HeadNouns.thing(head));
  }

  /** "Children are not allowed in the cellar": where somebody may be. */
  private void admitted(
      Operator operator,
      Party party,
      Force force,
      String rest,
      Circumstances circumstances,
      List<Draft> drafts) {
    Matcher place = PLACE.matcher(rest);
    boolean limited =
        rest.startsWith("without ")
            || (rest.isEmpty()
                && (circumstances.condition().isPresent()
                    || circumstances.exception().isPresent()));
    if ((!place.matches() && !limited) || (force != Force.FORBID && force != Force.PERMIT)) {
      reasons.add("a person is allowed or forbidden");
      return;
    }
    String action =
        !place.matches()
            ? "be present " + rest
            : place.group("into") == null
                ? "be " + rest
                : "enter " + rest.substring(place.end("into"));
    String predicate = words.text(operator.start(), operator.predicate()) + " " + rest;
    String shown =
        party.negative() || party.only()
            ? Subject.lowerFirst(
                words, operator.subject(), words.text(operator.subject(), operator.start()))
            : party.surface();
    String statement = DraftWriter.frame(circumstances, shown + " " + predicate);
    Circumstances left =
        party.only() ? circumstances.except("except " + party.surface()) : circumstances;
    Emission emission = new Emission(party.bearer(), force, action, statement, party.subject());
    if (force == Force.PERMIT && action.contains(" only ")) {
      writer.emitOnly(emission, circumstances, drafts);
    } else {
      writer.emitAs(emission, left, drafts);
    }
  }

  /** "A gift above EUR 75 requires approval from the manager". */
  void approval(Operator operator, Party party, int to, List<Draft> drafts) {
    if (party.subject().animate() && !party.subject().head().matches("you|we")) {
      List<Modifier> modifiers = Modifiers.cut(words, operator.predicate(), to).modifiers();
      String what =
          writer.narrated(writer.kept(Modifiers.cut(words, operator.predicate(), to).kept()));
      String action = operator.force() == Force.EXEMPT ? "act without " + what : "obtain " + what;
      Party actor =
          Denial.denies(party.surface()) ? Party.plain(party.subject(), party.bearer()) : party;
      writer.emit(
          actor,
          operator.force() == Force.EXEMPT ? Force.PERMIT : Force.OBLIGE,
          action,
          writer.circumstances(modifiers, List.of()),
          drafts);
      return;
    }
    Modifiers.Cut cut = Modifiers.cut(words, operator.predicate(), to);
    Circumstances circumstances = writer.circumstances(cut.modifiers(), List.of());
    String what = writer.narrated(writer.kept(cut.kept()));
    boolean exempt = operator.force() == Force.EXEMPT;
    String named = Denial.denies(party.surface()) ? party.subject().text() : party.surface();
    String object = VerbPhrases.fromGerund(named);
    boolean gerund = !object.equals(named);
    String action =
        exempt
            ? (gerund ? object : "proceed with " + named) + " without " + what
            : "obtain " + what + " for " + named;
    String verb =
        exempt
            ? words.text(operator.start(), operator.predicate()) + " "
            : party.subject().plural() && !gerund ? "require " : "requires ";
    String statement = DraftWriter.frame(circumstances, party.surface() + " " + verb + what);
    writer.emitAs(
        new Emission(
            discourse.voices().you(),
            exempt ? Force.PERMIT : Force.OBLIGE,
            action,
            statement,
            party.subject()),
        circumstances,
        drafts);
  }
}
