package io.alignmentstudio.framers.generation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sentences that say that something was done, was not done, or that nobody knows. */
final class Facts {
  private Facts() {}

  static String done(VerbPhrase phrase, Telling telling) {
    return realise("fact." + telling.tense().word() + ".done", phrase, telling);
  }

  static String notDone(VerbPhrase phrase, Telling telling) {
    return realise("fact." + telling.tense().word() + ".not", phrase, telling);
  }

  static String unknown(VerbPhrase phrase, Telling telling) {
    return realise("fact." + telling.tense().word() + ".unknown", phrase, telling);
  }

  /** Realises one of the lines of a section. */
  static String realise(String section, VerbPhrase phrase, Telling telling) {
    boolean agent = telling.subject().agent() && !phrase.passive();
    List<String> lines =
        Wording.lines(telling.manner().section(section)).stream()
            .filter(line -> agent || !line.startsWith("*"))
            .toList();
    String line = Words.pick(lines, telling.random()).replaceFirst("^\\*", "");
    return Wording.fill(line, slots(phrase.as(telling.subject()), telling));
  }

  static Map<String, String> slots(VerbPhrase phrase, Telling telling) {
    Subject subject = telling.subject();
    Map<String, String> slots = new HashMap<>(telling.people());
    slots.put("S", Telling.MENTION);
    slots.put("base", phrase.base());
    slots.put("baseAff", VerbPhrase.affirmative(phrase.base()));
    slots.put("past", phrase.past(subject));
    slots.put("pastq", phrase.pastAsked(subject));
    slots.put("didnot", phrase.didNot(subject));
    slots.put("pp", phrase.participle());
    slots.put("ppn", phrase.participleNegated());
    slots.put("ger", phrase.gerund());
    slots.put("has", subject.person().has);
    slots.put("is", subject.person().is);
    slots.put("pronoun", subject.person().pronoun);
    slots.put("object", subject.person().object);
    slots.put("possessive", subject.person().possessive);
    return slots;
  }
}
