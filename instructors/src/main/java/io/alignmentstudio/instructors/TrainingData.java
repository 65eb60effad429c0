package io.alignmentstudio.instructors;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Example.Instruction;
import io.alignmentstudio.domain.Example.Preference;
import io.alignmentstudio.domain.Example.Scenario;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.grounding.Ground;
import io.alignmentstudio.lm.grounding.GroundedPrompt;
import io.alignmentstudio.lm.grounding.Leaning;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.lm.grounding.PassageIndex;
import io.alignmentstudio.lm.grounding.Precedent;
import io.alignmentstudio.lm.grounding.VerdictAnswers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns examples into conversations, grounded by the retrieval that audits and chats use. Where
 * retrieval misses the passage that an answer rests on, that passage takes the place of the last
 * one, so that no answer is learnt without its ground.
 */
public final class TrainingData {
  /** A verdict is a few words; each counts as much as this many words of another answer. */
  private static final double VERDICT_WEIGHT = 7;

  /** Scenarios and questions that people wrote are few; each counts more. */
  private static final double HAND_WRITTEN_WEIGHT = 3;

  /** The first word of an answer to a request says whether it helps; it counts as so many words. */
  private static final double HELP_WEIGHT = 22;

  /** A refusal's first word; in the example, models with equal weights refuse too much. */
  private static final double REFUSAL_WEIGHT = 18;

  /** The first word of an answer to a question says whether the policy has one. */
  private static final double QUESTION_STANCE_WEIGHT = 10;

  /** Contrasts in whose compliant story the rule does not bind. */
  private static final Pattern NOT_BOUND = Pattern.compile("/(condition|exception|bearer) ");

  private final List<Demonstration> demonstrations = new ArrayList<>();
  private final List<PreferencePair> pairs = new ArrayList<>();
  private final Set<String> handWritten = new HashSet<>();

  /** What each example stands for, by its id. */
  private final Map<String, Kind> kinds = new HashMap<>();

  private final Map<String, Modality> modalities;

  /** A norm, or the clauses in its place, and what is shown of it: a kind of row with its label. */
  private record Kind(String norm, String label) {
    static Kind of(Example example) {
      return new Kind(
          example.provenance().normId().orElse(example.provenance().clauseIds().toString()),
          switch (example) {
            case Instruction instruction -> "instruction " + instruction.answerable();
            case Scenario scenario -> scenario.label().word();
            case Preference preference -> preference.bucket().word();
          });
    }
  }

  private TrainingData(List<Norm> norms) {
    modalities = norms.stream().collect(Collectors.toMap(Norm::id, Norm::modality));
  }

  /**
   * Grounds examples.
   *
   * @param norms that the examples name
   * @param passages every passage of the policy
   * @param limit number of passages in a prompt; 0 leaves the policy out
   * @param seed of the passages' order, so that the right one is not always the first
   */
  public static TrainingData of(
      List<Example> examples,
      List<Norm> norms,
      List<Passage> passages,
      PassageIndex index,
      int limit,
      long seed) {
    TrainingData data = new TrainingData(norms);
    List<List<Passage>> needed =
        examples.stream()
            .map(Precedent::of)
            .map(precedent -> passages.stream().filter(precedent::restsOn).toList())
            .toList();
    // A prompt with room for one passage, and one that it needs, is known without a search.
    List<Integer> open =
        IntStream.range(0, examples.size())
            .filter(at -> limit > 1 || (limit == 1 && needed.get(at).size() != 1))
            .boxed()
            .toList();
    List<List<Passage>> found =
        index.search(open.stream().map(at -> examples.get(at).prompt()).toList(), limit);
    List<List<Passage>> contexts = new ArrayList<>(limit == 0 ? none(examples) : needed);
    Random random = new Random(seed);
    for (int at = 0; at < open.size(); at++) {
      contexts.set(open.get(at), ground(found.get(at), needed.get(open.get(at)), random));
    }
    List<Optional<Leaning>> leanings = leanings(examples, index, limit);
    for (int at = 0; at < examples.size(); at++) {
      data.add(examples.get(at), new Ground(contexts.get(at), leanings.get(at)));
    }
    return data;
  }

  /** As prompts of audits and chats have them; scenarios are not requests. */
  private static List<Optional<Leaning>> leanings(
      List<Example> examples, PassageIndex index, int limit) {
    List<Integer> requests =
        IntStream.range(0, limit == 0 ? 0 : examples.size())
            .filter(at -> !(examples.get(at) instanceof Scenario))
            .boxed()
            .toList();
    List<Optional<Leaning>> known =
        index.leanings(requests.stream().map(at -> examples.get(at).prompt()).toList());
    List<Optional<Leaning>> leanings =
        new ArrayList<>(Collections.nCopies(examples.size(), Optional.empty()));
    for (int at = 0; at < requests.size(); at++) {
      leanings.set(requests.get(at), known.get(at));
    }
    return leanings;
  }

  private static List<List<Passage>> none(List<Example> examples) {
    return Collections.nCopies(examples.size(), List.of());
  }

  private static List<Passage> ground(List<Passage> found, List<Passage> needed, Random random) {
    List<Passage> context = new ArrayList<>(found);
    if (!needed.isEmpty() && needed.stream().noneMatch(context::contains)) {
      context.set(random.nextInt(context.size()), needed.getFirst());
    }
    return context;
  }

  private String verdict(Scenario scenario) {
    Modality modality =
        scenario.provenance().normId().map(modalities::get).orElse(Modality.DEFINITION);
    if (modality == Modality.DEFINITION) {
      return scenario.label().word();
    }
    boolean notBound =
        scenario.label() == Verdict.COMPLIANT
            && NOT_BOUND.matcher(scenario.provenance().source()).find();
    return notBound
        ? VerdictAnswers.notBound()
        : VerdictAnswers.reasoned(modality, scenario.label());
  }

  private static double weight(Example example) {
    return example.provenance().handWritten() ? HAND_WRITTEN_WEIGHT : 1;
  }

  private void add(Example example, Ground ground) {
    kinds.put(example.id(), Kind.of(example));
    if (example.provenance().handWritten()) {
      handWritten.add(example.id());
    }
    switch (example) {
      case Instruction instruction ->
          demonstrations.add(
              new Demonstration(
                  instruction.id(),
                  GroundedPrompt.request(ground, instruction.prompt()),
                  instruction.answer(),
                  Math.max(QUESTION_STANCE_WEIGHT, weight(instruction)),
                  weight(instruction)));
      case Scenario scenario ->
          demonstrations.add(
              new Demonstration(
                  scenario.id(),
                  GroundedPrompt.scenario(ground.passages(), scenario.text()),
                  verdict(scenario),
                  VERDICT_WEIGHT * weight(scenario)));
      case Preference preference -> {
        List<Message> prompt = GroundedPrompt.request(ground, preference.prompt());
        if (demonstrates(preference)) {
          demonstrations.add(
              new Demonstration(
                  preference.id(),
                  prompt,
                  preference.chosen(),
                  preference.bucket().allowed() ? HELP_WEIGHT : REFUSAL_WEIGHT,
                  1));
        }
        pairs.add(
            new PreferencePair(
                preference.id(), prompt, preference.chosen(), preference.rejected()));
      }
    }
  }

  /**
   * Whether a request is answered in supervised tuning. Generated edge cases are only compared: to
   * answer them too would take time from the rest.
   */
  private static boolean demonstrates(Preference preference) {
    return switch (preference.bucket()) {
      case ALLOWED_BASE, DENIED_BASE -> true;
      case ALLOWED_EDGE, DENIED_EDGE -> preference.provenance().handWritten();
    };
  }

  public List<Demonstration> demonstrations() {
    return List.copyOf(demonstrations);
  }

  /**
   * At most so many demonstrations, in their order: first those that people wrote; among these and
   * among the others first one of each norm, then one of each kind of each norm, then more of each.
   */
  public List<Demonstration> demonstrations(int most, long seed) {
    List<Demonstration> order = new ArrayList<>(demonstrations);
    Collections.shuffle(order, new Random(seed));
    Map<Kind, Integer> ofKind = new HashMap<>();
    Map<String, Map<String, Integer>> kindsOfNorm = new HashMap<>();
    Map<String, Integer> turns = new HashMap<>();
    Map<String, Integer> places = new HashMap<>();
    order.sort(Comparator.comparing(row -> !handWritten.contains(row.id())));
    for (Demonstration row : order) {
      Kind kind = kinds.get(row.id());
      Map<String, Integer> seen = kindsOfNorm.computeIfAbsent(kind.norm(), norm -> new HashMap<>());
      turns.put(row.id(), ofKind.merge(kind, 1, Integer::sum));
      places.put(row.id(), seen.computeIfAbsent(kind.label(), label -> seen.size()));
    }
    order.sort(
        Comparator.<Demonstration, Boolean>comparing(row -> !handWritten.contains(row.id()))
            .thenComparing(row -> turns.get(row.id()))
            .thenComparing(row -> places.get(row.id())));
    Set<String> drawn =
        order.stream().limit(most).map(Demonstration::id).collect(Collectors.toSet());
    return demonstrations.stream().filter(row -> drawn.contains(row.id())).toList();
  }

  /** At most so many pairs: first those that people wrote, then others drawn at random. */
  public List<PreferencePair> pairs(int most, long seed) {
    List<PreferencePair> order = new ArrayList<>(pairs);
    Collections.shuffle(order, new Random(seed));
    order.sort(Comparator.comparing(pair -> !handWritten.contains(pair.id())));
    return List.copyOf(order.subList(0, Math.min(most, order.size())));
  }

  public List<PreferencePair> pairs() {
    return List.copyOf(pairs);
  }
}
