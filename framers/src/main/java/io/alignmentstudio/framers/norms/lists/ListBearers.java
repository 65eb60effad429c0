package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the items of a list to whom its lead-in names: "the board will:", "HR takes the following
 * steps:", "customers have the right to:", "what we expect from suppliers:", "it is the duty of the
 * porter to:". Where a lead-in has somebody else act in a way that is not read, its items order
 * nobody, rather than everybody.
 */
final class ListBearers {
  private static final String WHO =
      "(?<who>(?!(?:we|you|they|it|he|she|i|this|that|these|those|there|what|who|which|if|when|where|all of us|each of us)\\b)[^,;:]{2,60}?)";

  private static final String FOLLOWING =
      "(?:the following|these|some) ?(?:[a-z]+ ){0,2}?(?:measures|steps|actions|precautions|commitments|duties|responsibilities|tasks|things|checks|rules|principles|promises|standards)?(?: (?:to|in order to|so that|for) [^:]+)?";

  /** "The board will", "HR takes the following measures to protect staff". */
  private static final Pattern DUTIES =
      Pattern.compile(
          "(?i)"
              + WHO
              + " (?:will(?: also)?|(?:will|shall|must)(?: also)? (?:do|take|follow|observe|carry out|perform|implement|adopt|complete) "
              + FOLLOWING
              + "|(?:(?:will|shall|must) )?(?:takes?|follows?|observes?|commits? (?:itself |themselves )?to|undertakes?|pledges?|promises?|performs?|carr(?:y|ies) out|implements?|adopts?) (?:to do )?"
              + FOLLOWING
              + ")");

  private static final Pattern RIGHTS =
      Pattern.compile(
          "(?i)" + WHO + " (?:has|have|enjoys?) (?:the |a |an )?(?:[a-z]+ )?rights? to");

  /** "It is the responsibility of the head nurse to", "the porter's job is to". */
  private static final Pattern JOB =
      Pattern.compile(
          "(?i)it is (?:the|a) (?:responsibility|duty|job|role|task|obligation) of (?<who>[^,;:]{2,60}?) to");

  /** "What we expect from suppliers". */
  private static final Pattern EXPECTED =
      Pattern.compile(
          "(?i)(?:what |here is what )?(?:we|the company|our company) (?:expects?|requires?|asks?|demands?)(?: the following)? (?:from|of) (?<who>(?!(?:you|us|me)\\b)[^,;:]{2,60}?)|(?:our )?expectations (?:of|for) (?<of>(?!(?:you|us|me)\\b)[^,;:]{2,60}?)");

  /** "Students who cheat": of whom, and nothing yet of what they do. */
  private static final Pattern NAMED =
      Pattern.compile("(?i)(?<who>[a-z][\\w' -]{2,40} who [^,;:]{2,60})");

  /** "The system will": what a thing does. */
  private static final Pattern THING =
      Pattern.compile("(?i)" + WHO + " (?:will|can|could|would)(?: also| then| automatically)?");

  /** "Member Services", "the Ethics Desk": a body by its name. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:[Tt]he )?\\p{Lu}[\\w&'-]*(?: (?:of|and|for|the|&|\\p{Lu}[\\w&'-]*))* \\p{Lu}[\\w&'-]*");

  private static final Pattern MODAL =
      Pattern.compile("(?i)(?:must|shall|should|may|cannot|can|need to)\\b.*");

  private static final Pattern DENIED =
      Pattern.compile("(?i)(?:please )?(?:do not|don't|never) (?<what>[a-z].*)");

  /** Who reads the rules: orders below "employees follow these steps" are theirs all the same. */
  private static final Pattern READERS =
      Pattern.compile(
          "(?i)(?:all |any |every |each |our )?(?:employees?|staff|workers?|everyone|everybody|team members?|personnel)");

  /** What nobody does as a duty. */
  private static final List<String> BEFALLS =
      List.of("receive", "get", "see", "find", "become", "learn", "feel", "benefit");

  private ListBearers() {}

  /**
   * An item with whom the lead-in names, an empty text where it orders nobody, nothing where the
   * lead-in names nobody else.
   *
   * @param lead without its colon
   */
  static Optional<String> read(String lead, String item) {
    String rest = item.strip().replaceFirst("[;,.]?\\s*(?:\\b(?:and|or))?\\s*[;,.]?$", "").strip();
    if (rest.isEmpty() || rest.matches("(?s).*[.!?]\\s.*")) {
      return Optional.empty();
    }
    Matcher rights = RIGHTS.matcher(lead);
    if (rights.matches() && people(rights.group("who"))) {
      return verb(rest) ? said(rights.group("who"), "may " + Words.lowerFirst(rest)) : none();
    }
    for (Pattern pattern : List.of(JOB, EXPECTED, DUTIES)) {
      Matcher matcher = pattern.matcher(lead);
      if (matcher.matches()) {
        String who = matcher.group("who");
        String name = who == null ? matcher.group("of") : who;
        if (people(name)) {
          return duty(name, rest);
        }
      }
    }
    Matcher thing = THING.matcher(lead);
    if (thing.matches()
        && !people(thing.group("who"))
        && !READERS.matcher(thing.group("who")).matches()) {
      return verb(rest) ? none() : Optional.empty();
    }
    Matcher named = NAMED.matcher(lead);
    if (named.matches() && people(named.group("who").replaceFirst("(?i) who .*", ""))) {
      return MODAL.matcher(rest).matches()
          ? said(named.group("who"), Words.lowerFirst(rest))
          : order(rest) ? none() : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<String> duty(String who, String rest) {
    Matcher denied = DENIED.matcher(rest);
    if (denied.matches()) {
      return said(who, "must not " + denied.group("what"));
    }
    if (MODAL.matcher(rest).matches()) {
      return said(who, Words.lowerFirst(rest));
    }
    String plain = rest.replaceFirst("(?i)^(?:please|always) ", "");
    if (!verb(plain)) {
      return Optional.empty();
    }
    boolean befalls = BEFALLS.contains(plain.split("\\W", 2)[0].toLowerCase(Locale.ROOT));
    return befalls && !plain.matches("(?i)be [a-z]+\\b.*")
        ? none()
        : said(who, "must " + Words.lowerFirst(plain));
  }

  private static Optional<String> said(String who, String rest) {
    return Optional.of(VerbPhrases.capitalised(who + " " + rest + "."));
  }

  private static Optional<String> none() {
    return Optional.of("");
  }

  private static boolean verb(String text) {
    String[] words = text.split(" ", 2);
    return words.length > 1 && Verbs.canBeBase(words[0].toLowerCase(Locale.ROOT));
  }

  private static boolean order(String text) {
    Words words = Words.of(text + ".");
    return Orders.at(words, 0, words.size()) || Orders.listed(words, 0, words.size());
  }

  /** Whether a name tells a person or a body other than the readers. */
  private static boolean people(String name) {
    Words words = Words.of(name.strip());
    String last = name.strip().replaceFirst(".* ", "");
    return !READERS.matcher(name.strip()).matches()
        && (Subject.of(words, 0, words.size()).animate()
            || NAME.matcher(name.strip()).matches()
            || HeadNouns.office(last)
            || HeadNouns.canAct(last));
  }
}
