package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Norm;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a norm binds, ready for stories.
 *
 * @param phrase the norm's words, without a quantifier: "line managers who lead a site"
 * @param role one of them, as a person says it: "a line manager"; empty where it is anybody
 * @param narrow whether being one of them is itself a decisive fact
 */
record Bearer(Kind kind, String phrase, String role, boolean plural, boolean narrow) {
  /** What a bearer is. */
  enum Kind {
    PERSON,
    ORGANISATION,
    THING
  }

  private static final Set<String> PERSONS = Wording.words("persons");

  private static final Set<String> ORGANISATIONS = Wording.words("organisations");

  private static final Pattern CUT =
      Pattern.compile(
          "\\s+(?:(?:\\w+ed|given|held|made|kept|sent|taken)"
              + " (?=by|with|to|in|from|on|for|at|under|as)|(?:other"
              + " than|except|who|whose|that|which|of|in|with|at|for|from|on|about|regarding|between|against|without|over|into|by|as|during|after|before|if|unless|when|where|responsible|under|involved|worth|above|"
              + "below|to|acting|handling|using|working|having|receiving|being|dealing|concerned|designated)\\b)");
  private static final Pattern LEADING =
      Pattern.compile(
          "^(?:all|at"
              + " least|two|three|four|each|every|any|no|both|new|the|a|an|our|your|their|its)\\s+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern GENERIC =
      Pattern.compile(
          "(?i)(employees?|anyone|anybody|everyone|everybody|nobody|no one|you|people|persons?|"
              + "someone|staff|personnel|users?|individuals?|workforce members?|we|one)");

  static Bearer of(Norm norm) {
    String text = norm.bearer().strip();
    String bare = text;
    boolean definite = text.toLowerCase(Locale.ROOT).startsWith("the ");
    Matcher leading = LEADING.matcher(bare);
    while (leading.find()) {
      bare = bare.substring(leading.end());
      leading = LEADING.matcher(bare);
    }
    if (bare.isBlank()) {
      bare = text;
    }
    String cut = cut(bare);
    String rest = bare.substring(cut.length());
    String head = lastWord(cut);
    boolean plural = Inflection.isPlural(head);
    Kind kind = kind(cut, head);
    boolean generic = GENERIC.matcher(bare).matches();
    if (kind != Kind.PERSON) {
      boolean name = Character.isUpperCase(head.charAt(0)) && !definite && !plural;
      boolean none = text.matches("(?i)no .*");
      String affirmed = none ? (plural ? bare : Inflection.withArticle(bare)) : text;
      String phrase = definite ? "the " + bare : affirmed;
      return new Bearer(kind, name ? bare : phrase, "", plural, false);
    }
    if (generic) {
      return new Bearer(kind, text, "", false, false);
    }
    if (head.matches("(?i)(any|every|some)(one|body)|whoever")) {
      return new Bearer(kind, text, "someone" + rest, false, false);
    }
    boolean listed = cut.matches(".*(,| and | or ).*");
    if (listed) {
      String one = cut.split(",| and | or ")[0].strip();
      if (one.isBlank() || kind(one, lastWord(one)) != Kind.PERSON) {
        return new Bearer(kind, text, "", true, false);
      }
      boolean employee = GENERIC.matcher(one).matches();
      return new Bearer(kind, text, employee ? "an employee" : singular(one, false), false, false);
    }
    boolean relative = rest.matches("\\s+(who|that|which|whose)\\b.*");
    if (plural && relative) {
      return new Bearer(kind, bare, bare, true, false);
    }
    String role = (plural ? singular(cut, false) : singular(cut, definite)) + rest;
    return new Bearer(kind, text, role, false, !relative);
  }

  /** A thing, whatever its words may mean elsewhere: a host can be a person or a machine. */
  static Bearer thing(String phrase) {
    return new Bearer(Kind.THING, phrase, "", Inflection.isPlural(lastWord(cut(phrase))), false);
  }

  /** A subject of this kind for a story. */
  Subject subject(Cast cast, boolean firstPerson, boolean several, Random random) {
    return switch (kind) {
      case THING, ORGANISATION ->
          new Subject(
              Words.lowerFirst(phrase),
              Words.lowerFirst(phrase),
              "",
              plural ? Subject.Person.THEY : Subject.Person.IT,
              kind == Kind.ORGANISATION);
      case PERSON -> person(cast, firstPerson, several || plural, random);
    };
  }

  private Subject person(Cast cast, boolean firstPerson, boolean several, Random random) {
    if (firstPerson) {
      String introduction = role.isEmpty() || plural ? "" : "I am " + role + ".";
      return new Subject("I", "I", introduction, Subject.Person.I, true);
    }
    if (several) {
      String names = cast.someone().name() + " and " + cast.another().name();
      String roles = plural ? role : role.isEmpty() ? "" : pluralRole();
      return roles.isEmpty()
          ? new Subject(names, "they", "", Subject.Person.THEY, true)
          : new Subject(
              names + ", both " + roles + ",",
              "they",
              names + " are " + roles + ".",
              Subject.Person.THEY,
              true);
    }
    Cast.Figure someone = cast.someone();
    String name = random.nextInt(4) == 0 ? someone.fullName() : someone.name();
    return new Subject(
        role.isEmpty() ? name : name + ", " + role + ",",
        someone.name(),
        role.isEmpty() ? "" : name + " is " + role + ".",
        someone.person(),
        true);
  }

  private String pluralRole() {
    return role.startsWith("the ") || role.contains(" of ") || role.contains(" who ")
        ? ""
        : plural(role.replaceFirst("^an? ", ""));
  }

  private static String plural(String noun) {
    return noun.endsWith("y") && !noun.matches(".*[aeiou]y")
        ? noun.substring(0, noun.length() - 1) + "ies"
        : noun.endsWith("s") ? noun : noun + "s";
  }

  private static String singular(String phrase, boolean definite) {
    String head = lastWord(phrase);
    String one = phrase.substring(0, phrase.length() - head.length()) + Inflection.singular(head);
    boolean title = head.matches("[A-Z]{2,}") || head.equals("Counsel");
    return definite || title ? "the " + one : Inflection.withArticle(Words.lowerFirst(one));
  }

  private static Kind kind(String phrase, String head) {
    String word = Inflection.singular(head).toLowerCase(Locale.ROOT);
    if (word.equals("member of staff")
        || PERSONS.contains(word)
        || PERSONS.contains(head.toLowerCase(Locale.ROOT))) {
      return Kind.PERSON;
    }
    if (ORGANISATIONS.contains(word) || ORGANISATIONS.contains(head.toLowerCase(Locale.ROOT))) {
      return Kind.ORGANISATION;
    }
    if (phrase.matches("[A-Z]\\w+( [A-Z]\\w+)*") && !Inflection.isKnownNoun(word)) {
      return Kind.ORGANISATION;
    }
    return word.matches(".{3,}(ist|ian|eer)") ? Kind.PERSON : Kind.THING;
  }

  private static String cut(String phrase) {
    Matcher matcher = CUT.matcher(phrase);
    return matcher.find() && matcher.start() > 0 ? phrase.substring(0, matcher.start()) : phrase;
  }

  private static String lastWord(String phrase) {
    return Words.split(phrase).stream()
        .map(word -> word.replaceAll("\\W+$", ""))
        .filter(word -> !word.isEmpty())
        .reduce((earlier, later) -> later)
        .orElse(phrase);
  }

  /** Somebody who is certainly not one of them, where the role is narrow. */
  Optional<String> outsider() {
    return narrow && kind == Kind.PERSON && !role.isEmpty() ? Optional.of(role) : Optional.empty();
  }
}
