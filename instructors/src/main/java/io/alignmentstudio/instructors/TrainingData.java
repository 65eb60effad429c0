package io.alignmentstudio.instructors;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Example.Instruction;
import io.alignmentstudio.domain.Example.Preference;
import io.alignmentstudio.domain.Example.Scenario;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.grounding.GroundedPrompt;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.lm.grounding.PassageIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Turns examples into conversations, grounded by the retrieval that audits and chats use. Where
 * retrieval misses the passage that an answer rests on, that passage takes the place of the last
 * one, so that no answer is learnt without its ground.
 */
public final class TrainingData {
  /** A verdict is one word; it counts as much as this many words of an answer. */
  private static final double VERDICT_WEIGHT = 4;

  private final List<Demonstration> demonstrations = new ArrayList<>();
  private final List<PreferencePair> pairs = new ArrayList<>();

  /**
   * Grounds examples.
   *
   * @param passages every passage of the policy
   * @param limit number of passages in a prompt; 0 leaves the policy out
   * @param seed of the passages' order, so that the right one is not always the first
   */
  public static TrainingData of(
      List<Example> examples, List<Passage> passages, PassageIndex index, int limit, long seed) {
    TrainingData data = new TrainingData();
    List<List<Passage>> found =
        index.search(examples.stream().map(TrainingData::query).toList(), Math.max(1, limit));
    Random random = new Random(seed);
    for (int at = 0; at < examples.size(); at++) {
      Example example = examples.get(at);
      List<Passage> context =
          limit == 0 ? List.of() : ground(example, found.get(at), passages, random);
      data.add(example, context);
    }
    return data;
  }

  private static String query(Example example) {
    return switch (example) {
      case Instruction instruction -> instruction.prompt();
      case Scenario scenario -> scenario.text();
      case Preference preference -> preference.prompt();
    };
  }

  private static List<Passage> ground(
      Example example, List<Passage> found, List<Passage> passages, Random random) {
    List<Passage> context = new ArrayList<>(found);
    List<Passage> needed =
        passages.stream()
            .filter(passage -> example.provenance().clauseIds().contains(passage.clauseId()))
            .filter(passage -> bears(passage, example))
            .toList();
    if (!needed.isEmpty() && needed.stream().noneMatch(context::contains)) {
      context.set(random.nextInt(context.size()), needed.getFirst());
    }
    return context;
  }

  /** Whether a passage of the right clause holds the quoted words, or the clause is one passage. */
  private static boolean bears(Passage passage, Example example) {
    return example.provenance().quotes().isEmpty()
        || example.provenance().quotes().stream()
            .anyMatch(
                quote ->
                    passage.text().contains(quote)
                        || quote.contains(passage.text())
                        || sharesSentence(passage.text(), quote));
  }

  private static boolean sharesSentence(String text, String quote) {
    String start = quote.substring(0, Math.min(quote.length(), 40));
    return text.contains(start);
  }

  private void add(Example example, List<Passage> context) {
    switch (example) {
      case Instruction instruction ->
          demonstrations.add(
              new Demonstration(
                  instruction.id(),
                  GroundedPrompt.request(context, instruction.prompt()),
                  instruction.answer(),
                  1));
      case Scenario scenario ->
          demonstrations.add(
              new Demonstration(
                  scenario.id(),
                  GroundedPrompt.scenario(context, scenario.text()),
                  scenario.label().word(),
                  VERDICT_WEIGHT));
      case Preference preference -> {
        List<Message> prompt = GroundedPrompt.request(context, preference.prompt());
        demonstrations.add(new Demonstration(preference.id(), prompt, preference.chosen(), 1));
        pairs.add(
            new PreferencePair(
                preference.id(), prompt, preference.chosen(), preference.rejected()));
      }
    }
  }

  public List<Demonstration> demonstrations() {
    return List.copyOf(demonstrations);
  }

  public List<PreferencePair> pairs() {
    return List.copyOf(pairs);
  }
}
