package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the participle of a passive tells by itself, and which small words belong to it. */
final class Participles {
  private static final Set<String> STATIVE =
      Set.of(
          "based",
          "located",
          "related",
          "unrelated",
          "involved",
          "interested",
          "concerned",
          "situated",
          "aged",
          "experienced",
          "qualified",
          "groomed",
          "dressed",
          "committed",
          "willing",
          "used-to",
          "empowered",
          "unauthorized",
          "limited",
          "dedicated",
          "prepared",
          "tired",
          "convinced",
          "excited",
          "scared",
          "pleased",
          "satisfied",
          "motivated",
          "supposed",
          "intended",
          "ashamed",
          "affiliated",
          "armed",
          "composed",
          "comprised",
          "known");

  private static final Set<String> POSSIBLE =
      Set.of(
          "required",
          "asked",
          "disciplined",
          "terminated",
          "dismissed",
          "considered",
          "affected",
          "exposed",
          "entitled",
          "found",
          "needed",
          "invited",
          "charged",
          "prompted",
          "tempted",
          "surprised",
          "notified",
          "assigned",
          "faced",
          "redirected",
          "contacted",
          "held",
          "denied",
          "reimbursed",
          "prosecuted",
          "subjected",
          "expected",
          "approached",
          "used",
          "placed",
          "removed",
          "intended",
          "quoted",
          "called",
          "known");

  private static final Set<String> PARTICLES =
      Set.of("out", "up", "off", "down", "over", "back", "away");

  /** Verbs whose object always follows their preposition: "deal with", "dispose of". */
  private static final Map<String, Set<String>> PREPOSITIONS =
      Map.ofEntries(
          Map.entry("deal", Set.of("with")),
          Map.entry("interfere", Set.of("with")),
          Map.entry("tamper", Set.of("with")),
          Map.entry("comply", Set.of("with")),
          Map.entry("dispense", Set.of("with")),
          Map.entry("dispose", Set.of("of")),
          Map.entry("adhere", Set.of("to")),
          Map.entry("attend", Set.of("to")),
          Map.entry("listen", Set.of("to")),
          Map.entry("account", Set.of("for")),
          Map.entry("care", Set.of("for")),
          Map.entry("pay", Set.of("for")),
          Map.entry("look", Set.of("after", "into")),
          Map.entry("rely", Set.of("on", "upon")),
          Map.entry("act", Set.of("on", "upon")),
          Map.entry("agree", Set.of("on", "upon")),
          Map.entry("decide", Set.of("on", "upon")));

  /** What happens to people and leaves them responsible: "employees must not be influenced by". */
  private static final Set<String> UNDERGONE =
      Set.of(
          "employ",
          "hire",
          "guide",
          "misguide",
          "mislead",
          "influence",
          "sway",
          "tempt",
          "distract");

  /** Adverbs that do not tell how something is done. */
  private static final Set<String> NO_MANNER =
      Set.of(
          "only",
          "immediately",
          "promptly",
          "likely",
          "solely",
          "daily",
          "weekly",
          "monthly",
          "yearly",
          "generally",
          "usually",
          "normally",
          "ideally",
          "preferably",
          "especially",
          "particularly",
          "really",
          "additionally",
          "ultimately",
          "similarly",
          "accordingly",
          "consequently",
          "early",
          "duly",
          "hereby",
          "subsequently",
          "finally",
          "eventually",
          "previously",
          "originally",
          "initially",
          "currently",
          "recently",
          "newly");

  private Participles() {}

  /** Whether a token is a participle that "be" may stand before. */
  static boolean at(Words words, int i) {
    Token token = words.at(i);
    Optional<String> base = Verbs.baseOfParticiple(token.lower());
    boolean regular = token.tagged("VERB") && token.lower().endsWith("ed");
    return base.isPresent()
        && (regular || Verbs.isBase(base.get()))
        && (token.tagged("VERB")
            || (token.tagged("ADJ") && !token.in(Set.of("open", "set")))
            || token.in(Set.of("kept", "set", "held")));
  }

  /** Whether an adverb tells how something is done. */
  static boolean manner(Token token) {
    return token.lower().endsWith("ly")
        && !token.in(NO_MANNER)
        && !Verbs.isBase(token.lower())
        && !token.startsUpper();
  }

  /** "Based", "interested": what is so, and nothing that is done. */
  static boolean stative(Token participle) {
    return participle.in(STATIVE);
  }

  /** "May be required", "may be contacted": what may come, and no leave. */
  static boolean possible(Token participle) {
    return participle.in(POSSIBLE);
  }

  /** Whether a verb happens to people and leaves them responsible. */
  static boolean undergone(String verb) {
    return UNDERGONE.contains(verb);
  }

  /** "Back" of "be backed up": a particle that belongs to the verb before it. */
  static boolean particle(Token token) {
    return token.in(PARTICLES);
  }

  /** Whether the object of a verb always follows a preposition: "dispose of". */
  static boolean governs(String verb, Token preposition) {
    return PREPOSITIONS.getOrDefault(verb, Set.of()).contains(preposition.lower());
  }
}
