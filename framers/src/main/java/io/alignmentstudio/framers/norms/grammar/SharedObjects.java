package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Modifiers.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each of several coordinated verbs its object: "sign and return the form" is "sign the form"
 * and "return the form".
 */
final class SharedObjects {
  private static final Set<String> INTRANSITIVE =
      Set.of(
          "refrain",
          "comply",
          "cooperate",
          "wait",
          "participate",
          "apologise",
          "apologize",
          "resign",
          "act",
          "travel",
          "object",
          "agree",
          "respond",
          "reply",
          "escalate",
          "stop",
          "pause",
          "leave",
          "withdraw",
          "log",
          "work",
          "retire",
          "contribute",
          "collaborate",
          "listen",
          "speak");

  /** What is said with a verb of no weight. */
  private static final Set<String> LIGHT =
      Set.of(
          "time",
          "contact",
          "part",
          "use",
          "business",
          "advantage",
          "dealings",
          "copies",
          "notes",
          "photographs",
          "photos",
          "pictures",
          "screenshots",
          "recordings");

  /** Verbs that take their object at once: "respect and comply with the law" respects the law. */
  private static final Set<String> TRANSITIVE =
      Set.of(
          "respect",
          "understand",
          "know",
          "read",
          "follow",
          "obey",
          "observe",
          "uphold",
          "honour",
          "honor",
          "support",
          "learn",
          "accept",
          "acknowledge",
          "review",
          "study",
          "embrace",
          "enforce",
          "implement",
          "apply",
          "monitor",
          "maintain",
          "promote",
          "protect",
          "meet",
          "fulfil",
          "fulfill",
          "perform");

  /** "Appear to influence": the verb that has the object comes later. */
  private static final Set<String> RAISING =
      Set.of("appear", "seem", "attempt", "try", "threaten", "offer", "agree", "conspire");

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "about", "against", "at", "by", "for", "from", "in", "into", "of", "off", "on", "onto",
          "out", "over", "through", "to", "toward", "towards", "up", "upon", "with", "within",
          "without");

  /** Verbs that take a direction and no object. */
  private static final Set<String> MOVES =
      Set.of("rush", "run", "mess", "fool", "play", "hang", "jump", "walk", "lie", "climb", "race");

  private SharedObjects() {}

  /** A head verb and the tokens that belong to it. */
  private record Segment(int from, int to) {}

  /** The phrases of verbs that stand in a list, each with its own object or the shared one. */
  static List<VerbPhrase> of(Words words, List<Integer> heads, int to) {
    List<Segment> segments = new ArrayList<>();
    for (int h = 0; h < heads.size(); h++) {
      int end = h + 1 < heads.size() ? heads.get(h + 1) : to;
      while (h + 1 < heads.size()
          && (words.at(end - 1).tagged("CCONJ")
              || words.at(end - 1).comma()
              || (words.at(end - 1).is("to") && words.at(end - 2).is("and")))) {
        end--;
      }
      segments.add(new Segment(heads.get(h), end));
    }
    List<VerbPhrase> phrases = new ArrayList<>();
    List<Modifier> trailing =
        VerbPhrase.of(words, segments.getLast().from(), to, segments.getLast().from(), to)
            .modifiers()
            .stream()
            .filter(
                modifier ->
                    modifier.kind() != ModifierKind.DEADLINE
                        && modifier.kind() != ModifierKind.REMARK)
            .toList();
    boolean stranded = segments.stream().anyMatch(segment -> stranded(words, segment));
    for (int s = 0; s < segments.size(); s++) {
      Segment segment = segments.get(s);
      int verbEnd = verbEnd(words, segment);
      boolean bare = verbEnd == segment.to();
      if ((bare || stranded(words, segment)) && s + 1 < segments.size()) {
        Segment owner = owner(words, segments, s);
        int rest = verbEnd(words, owner);
        boolean preposition = words.at(rest).tagged("ADP");
        boolean moves = // "rush about or throw things"
            words.at(verbEnd).in(Set.of("about", "around", "away"))
                && MOVES.contains(words.at(verbEnd - 1).lower());
        boolean particled = // "stop and slow down"
            rest + 1 == owner.to()
                && words.at(rest).in(Set.of("down", "up", "out", "off", "away", "back"));
        boolean alone =
            moves
                || (bare && particled)
                || (bare && !preposition && INTRANSITIVE.contains(words.at(verbEnd - 1).lower()));
        boolean against = // "threaten or retaliate against a witness": threaten a witness
            words.at(rest).is("against")
                && !words
                    .at(verbEnd - 1)
                    .in(Set.of("retaliate", "discriminate", "compete", "vote"));
        int raised = raised(words, owner, rest);
        int complex = bare && raised == rest ? complex(words, owner, rest) : rest;
        boolean transitive = TRANSITIVE.contains(words.at(verbEnd - 1).lower());
        boolean light = // "contact or spend time with suppliers": contact suppliers
            (bare || words.at(verbEnd).in(Set.of("out", "up", "off", "over")))
                && !preposition
                && light(words, owner.from(), rest);
        boolean free = stranded || against || transitive;
        int object =
            light
                ? rest + 2
                : raised > rest
                    ? raised
                    : preposition && free
                        ? Math.max(rest + 1, complex)
                        : transitive ? complex : rest;
        phrases.add(
            alone
                ? VerbPhrase.of(words, segment.from(), segment.from(), segment.from(), segment.to())
                : VerbPhrase.of(words, segment.from(), segment.to(), object, owner.to()));
        continue;
      }
      VerbPhrase own =
          VerbPhrase.of(words, segment.from(), segment.from(), segment.from(), segment.to());
      boolean last = s + 1 == segments.size();
      List<Modifier> modifiers = new ArrayList<>(own.modifiers());
      if (!last) {
        boolean whole = own.modifiers().isEmpty() && own.deadlines().isEmpty();
        trailing.stream()
            .filter(modifier -> whole || !ofLastVerb(words, modifier))
            .forEach(modifiers::add);
      }
      phrases.add(
          new VerbPhrase(
              pronounResolved(words, own.text(), segments, s),
              List.copyOf(modifiers),
              own.deadlines()));
    }
    return phrases;
  }

  /** "Sign in before work and sign out when leaving": the time of the last verb alone. */
  private static boolean ofLastVerb(Words words, Modifier modifier) {
    return words.at(modifier.from()).in(Set.of("when", "while", "before", "after", "on", "upon"))
        && words.at(modifier.from() + 1).lower().endsWith("ing");
  }

  /** Where the object starts behind "appear to influence". */
  private static int raised(Words words, Segment owner, int rest) {
    boolean raising =
        words.at(rest - 1).in(RAISING)
            && words.at(rest).is("to")
            && Verbs.isBase(words.at(rest + 1).lower())
            && rest + 2 < owner.to();
    return raising ? rest + 2 : rest;
  }

  /** Where the object starts behind "be familiar with" and "act in line with". */
  private static int complex(Words words, Segment owner, int rest) {
    boolean be = words.at(rest - 1).is("be") && words.at(rest).tagged("ADJ");
    boolean act =
        words.at(rest - 1).in(Set.of("act", "behave", "work", "operate"))
            && words.at(rest).is("in")
            && words.at(rest + 1).in(Set.of("line", "accordance", "compliance", "conformity"));
    int object = be ? rest + 2 : rest + 3;
    boolean prepositional = words.at(object - 1).in(PREPOSITIONS) && object < owner.to();
    return (be || act) && prepositional ? object : rest;
  }

  /** Whether a verb says little without its noun: "spend time with", "make contact with". */
  private static boolean light(Words words, int verb, int noun) {
    return words.at(verb).in(Set.of("spend", "make", "have", "take", "do"))
        && words.at(noun).in(LIGHT)
        && words.at(noun + 1).in(Set.of("with", "in", "of"));
  }

  /** Whether a segment ends with the preposition of an object that comes later: "buy from". */
  private static boolean stranded(Words words, Segment segment) {
    int verbEnd = verbEnd(words, segment);
    return verbEnd + 1 == segment.to() && words.at(verbEnd).in(PREPOSITIONS);
  }

  /** The next segment that has an object, which the earlier ones share. */
  private static Segment owner(Words words, List<Segment> segments, int s) {
    return segments.subList(s + 1, segments.size()).stream()
        .filter(next -> verbEnd(words, next) < next.to() && !stranded(words, next))
        .findFirst()
        .orElse(segments.getLast());
  }

  /** "sign the form and return it": the second phrase names the form. */
  private static String pronounResolved(Words words, String text, List<Segment> segments, int s) {
    if (s == 0 || !text.matches("\\w+ (?:it|them)\\b.*")) {
      return text;
    }
    Segment first = segments.get(0);
    Optional<String> object = ActionParts.of(words.text(first.from(), first.to())).object();
    boolean plural = text.matches("\\w+ them\\b.*");
    if (object.isEmpty()) {
      return text;
    }
    Words phrase = Words.of(object.get());
    Subject subject = Subject.of(phrase, 0, phrase.size());
    return subject.plural() == plural
        ? text.replaceFirst(
            " (?:it|them)\\b", " " + java.util.regex.Matcher.quoteReplacement(subject.definite()))
        : text;
  }

  private static int verbEnd(Words words, Segment segment) {
    int i = segment.from();
    while (VerbPhrase.adverb(words, i)) {
      i++;
    }
    return i + 1;
  }
}
