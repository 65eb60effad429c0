package io.alignmentstudio.framers.language;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.dictionary.Dictionary;

/**
 * What kinds of things a noun may name, after WordNet 3.1 (Fellbaum 1998), from the class path.
 *
 * <p>Safe for several threads.
 */
final class NounSenses {
  private static final class Opened {
    static final Dictionary DICTIONARY = open();
  }

  private static final String PERSON = "noun.person";

  /** What stands on a sign after "No". */
  private static final List<String> THINGS =
      List.of("noun.artifact", "noun.food", "noun.animal", "noun.substance", "noun.plant");

  private static final Map<String, List<String>> FILES = new ConcurrentHashMap<>();
  private static final Map<String, Boolean> VERBS = new ConcurrentHashMap<>();

  private NounSenses() {}

  /** Whether WordNet has the noun, in the singular. */
  static boolean has(String noun) {
    return !files(noun).isEmpty();
  }

  /** Whether the noun names a person in its most frequent sense: "patron", "lifeguard". */
  static boolean person(String noun) {
    return first(noun, 1).contains(PERSON);
  }

  /** Whether it does in one of its two most frequent senses: "owner". */
  static boolean maybePerson(String noun) {
    return first(noun, 2).contains(PERSON);
  }

  /** Whether the noun names something to touch in its most frequent sense: "goggles". */
  static boolean thing(String noun) {
    return first(noun, 1).stream().anyMatch(THINGS::contains);
  }

  /** Whether WordNet has the word, as it is or without its last letter, as a verb. */
  static boolean verb(String word) {
    return VERBS.computeIfAbsent(
        word.toLowerCase(Locale.ROOT),
        lower ->
            found(POS.VERB, lower).isPresent()
                || found(POS.VERB, lower.substring(0, lower.length() - 1)).isPresent());
  }

  private static List<String> first(String noun, int senses) {
    List<String> files = files(noun);
    return files.subList(0, Math.min(senses, files.size()));
  }

  /** The lexicographer files of the noun's senses, the most frequent sense first. */
  private static List<String> files(String noun) {
    return FILES.computeIfAbsent(noun.toLowerCase(Locale.ROOT), NounSenses::read);
  }

  private static List<String> read(String noun) {
    synchronized (Opened.DICTIONARY) {
      try {
        List<String> files = new ArrayList<>();
        Optional<IndexWord> found = found(POS.NOUN, noun);
        if (found.isPresent()) {
          for (long offset : found.get().getSynsetOffsets()) {
            files.add(Opened.DICTIONARY.getSynsetAt(POS.NOUN, offset).getLexFileName());
          }
        }
        return List.copyOf(files);
      } catch (JWNLException e) {
        throw failed(e);
      }
    }
  }

  private static Optional<IndexWord> found(POS kind, String word) {
    synchronized (Opened.DICTIONARY) {
      try {
        return Optional.ofNullable(Opened.DICTIONARY.getIndexWord(kind, word));
      } catch (JWNLException e) {
        throw failed(e);
      }
    }
  }

  private static Dictionary open() {
    try {
      return Dictionary.getDefaultResourceInstance();
    } catch (JWNLException e) {
      throw failed(e);
    }
  }

  private static StudioException failed(JWNLException e) {
    return new StudioException(
        ErrorCode.SOFTWARE,
        "WordNet on the class path cannot be read: " + e.getMessage() + "; the build is incomplete",
        e);
  }
}
