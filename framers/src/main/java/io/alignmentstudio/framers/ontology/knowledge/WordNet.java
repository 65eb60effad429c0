package io.alignmentstudio.framers.ontology.knowledge;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/**
 * WordNet 3.1 (Fellbaum 1998), from the class path.
 *
 * <p>Of a noun's meanings the most frequent one that fits the concept's kind is taken: of "board",
 * for a department, the group and not the plank. Where nothing is known of the kind, a word with
 * more than one meaning says nothing. Of verbs two are synonyms where each means the other first.
 */
public final class WordNet implements Knowledge {
  private static final int MOST_STEPS = 6;

  /** WordNet's files of what can be touched. */
  private static final Set<String> TOUCHED =
      Set.of(
          "noun.animal",
          "noun.artifact",
          "noun.food",
          "noun.object",
          "noun.plant",
          "noun.substance");

  private final Dictionary dictionary;

  /** Opens the dictionary, which takes about a second. */
  public WordNet() {
    try {
      dictionary = Dictionary.getDefaultResourceInstance();
    } catch (JWNLException e) {
      throw failed(e);
    }
  }

  @Override
  public String name() {
    return "WordNet 3.1";
  }

  @Override
  public synchronized List<Fact> ofNoun(String noun, ConceptKind kind) {
    try {
      Optional<Synset> meaning = meaning(noun.toLowerCase(Locale.ROOT), kind);
      return meaning.isEmpty() ? List.of() : facts(meaning.get(), noun);
    } catch (JWNLException e) {
      throw failed(e);
    }
  }

  @Override
  public synchronized List<Fact> ofVerb(String verb) {
    try {
      Optional<Synset> first = first(POS.VERB, verb);
      List<Fact> facts = new ArrayList<>();
      if (first.isPresent()) {
        for (String other : words(first.get())) {
          boolean mutual =
              first(POS.VERB, other)
                  .filter(own -> own.getOffset() == first.get().getOffset())
                  .isPresent();
          if (mutual && !other.equals(verb)) {
            facts.add(new Fact(Fact.Kind.SYNONYM, other, 1));
          }
        }
      }
      return facts;
    } catch (JWNLException e) {
      throw failed(e);
    }
  }

  /**
   * The numbers of the meanings of a verb, the most frequent first; verbs that share one can name
   * one deed.
   *
   * @param verb base form, a phrasal one with a space: "let in"
   */
  public synchronized List<Long> meaningsOfVerb(String verb) {
    try {
      return meanings(POS.VERB, verb.toLowerCase(Locale.ROOT)).stream()
          .map(Synset::getOffset)
          .toList();
    } catch (JWNLException e) {
      throw failed(e);
    }
  }

  /**
   * What it says of a noun that first means a thing that can be touched, an animal or a plant;
   * nothing of other nouns.
   */
  public synchronized List<Fact> ofThing(String noun) {
    try {
      Optional<Synset> first =
          first(POS.NOUN, noun.toLowerCase(Locale.ROOT))
              .filter(meaning -> TOUCHED.contains(meaning.getLexFileName()));
      return first.isEmpty() ? List.of() : facts(first.get(), noun);
    } catch (JWNLException e) {
      throw failed(e);
    }
  }

  /** Whether a noun has one meaning only. */
  public synchronized boolean hasOneMeaning(String noun) {
    try {
      return meanings(POS.NOUN, noun.toLowerCase(Locale.ROOT)).size() == 1;
    } catch (JWNLException e) {
      throw failed(e);
    }
  }

  private Optional<Synset> first(POS pos, String word) throws JWNLException {
    return meanings(pos, word).stream().findFirst();
  }

  /** The meanings of a word, the most frequent first. */
  private List<Synset> meanings(POS pos, String word) throws JWNLException {
    IndexWord found = dictionary.getIndexWord(pos, word);
    List<Synset> meanings = new ArrayList<>();
    if (found != null) {
      for (long offset : found.getSynsetOffsets()) {
        meanings.add(dictionary.getSynsetAt(pos, offset));
      }
    }
    return meanings;
  }

  private Optional<Synset> meaning(String noun, ConceptKind kind) throws JWNLException {
    List<Synset> meanings = meanings(POS.NOUN, noun);
    Set<String> files = files(kind);
    if (files.isEmpty()) {
      return meanings.size() == 1 ? Optional.of(meanings.getFirst()) : Optional.empty();
    }
    return meanings.stream().filter(each -> files.contains(each.getLexFileName())).findFirst();
  }

  /** WordNet's files of nouns that hold things of a kind. */
  private static Set<String> files(ConceptKind kind) {
    return switch (kind) {
      case ROLE, PERSON -> Set.of("noun.person");
      case ORGANISATION, DEPARTMENT -> Set.of("noun.group");
      case ASSET ->
          Set.of(
              "noun.artifact",
              "noun.communication",
              "noun.possession",
              "noun.object",
              "noun.cognition");
      case PLACE -> Set.of("noun.location", "noun.artifact");
      case ACTION -> Set.of("noun.act", "noun.event", "noun.communication");
      case OTHER -> Set.of();
    };
  }

  private static List<Fact> facts(Synset meaning, String noun) throws JWNLException {
    List<Fact> facts = new ArrayList<>();
    for (String word : words(meaning)) {
      if (!word.equalsIgnoreCase(noun)) {
        facts.add(new Fact(Fact.Kind.SYNONYM, word, 1));
      }
    }
    Set<Long> seen = new HashSet<>();
    List<Synset> level = List.of(meaning);
    for (int step = 1; step <= MOST_STEPS && !level.isEmpty(); step++) {
      List<Synset> next = new ArrayList<>();
      for (Synset each : level) {
        next.addAll(targets(each, PointerType.HYPERNYM));
        next.addAll(targets(each, PointerType.INSTANCE_HYPERNYM));
      }
      next.removeIf(each -> !seen.add(each.getOffset()));
      for (Synset each : next) {
        for (String word : words(each)) {
          facts.add(new Fact(Fact.Kind.WIDER, word, step));
        }
      }
      level = next;
    }
    for (PointerType holonym : List.of(PointerType.PART_HOLONYM, PointerType.MEMBER_HOLONYM)) {
      for (Synset whole : targets(meaning, holonym)) {
        words(whole).forEach(word -> facts.add(new Fact(Fact.Kind.WHOLE, word, 1)));
      }
    }
    return facts;
  }

  private static List<Synset> targets(Synset from, PointerType type) throws JWNLException {
    List<Synset> targets = new ArrayList<>();
    for (Pointer pointer : from.getPointers(type)) {
      targets.add(pointer.getTargetSynset());
    }
    return targets;
  }

  private static List<String> words(Synset synset) {
    return synset.getWords().stream()
        .map(Word::getLemma)
        .map(lemma -> lemma.replace('_', ' '))
        .toList();
  }

  private static StudioException failed(JWNLException e) {
    return new StudioException(
        ErrorCode.SOFTWARE,
        "WordNet on the class path cannot be read: " + e.getMessage() + "; the build is incomplete",
        e);
  }
}
