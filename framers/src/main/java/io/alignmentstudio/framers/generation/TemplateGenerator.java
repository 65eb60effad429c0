package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Realises norms and ontology terms in many wordings, with no language model. */
public final class TemplateGenerator implements ExampleGenerator {
  static final String NAME = "template";

  /** Raised whenever the same norm and context would give other rows. */
  static final int VERSION = 14;

  /** Records in which the act decides, where stories tell it already. */
  private static final int ACTS_BESIDE_STORIES = 1;

  @Override
  public String version() {
    return NAME + " v" + VERSION;
  }

  @Override
  public List<Example> generate(Norm norm, GenerationContext context) {
    if (context.settings().manner() == Manner.PLAIN) {
      return plain(StandingAlone.of(norm), context);
    }
    List<Example> rows = new ArrayList<>();
    rows.addAll(new StoryTeller(norm, context, random(norm, context, "scenario")).scenarios());
    rows.addAll(
        new InstructionWriter(norm, context, random(norm, context, "instruction")).instructions());
    rows.addAll(
        new PreferenceWriter(norm, context, random(norm, context, "preference")).preferences());
    return List.copyOf(rows);
  }

  private static List<Example> plain(Norm norm, GenerationContext context) {
    Random records = random(norm, context, "record");
    if (Fitness.unfit(norm).isPresent()) {
      return CaseRecords.of(norm, context, records, context.settings().contrastGroups());
    }
    StoryTeller teller =
        new StoryTeller(StoryNorm.of(norm), context, random(norm, context, "scenario"));
    List<Example> rows = new ArrayList<>(teller.scenarios());
    int acts = rows.isEmpty() ? context.settings().contrastGroups() : ACTS_BESIDE_STORIES;
    rows.addAll(CaseRecords.of(norm, context, records, acts));
    rows.addAll(new TaskWriter(norm, context, random(norm, context, "instruction")).tasks());
    rows.addAll(new RequestWriter(norm, context, random(norm, context, "preference")).requests());
    return List.copyOf(rows);
  }

  @Override
  public Optional<String> limit(Norm norm, GenerationContext context) {
    if (context.settings().manner() == Manner.LIVELY) {
      return Optional.empty();
    }
    Norm alone = StandingAlone.of(norm);
    return Fitness.unfit(alone).or(() -> Fitness.untold(StoryNorm.of(alone)));
  }

  private static Random random(Norm norm, GenerationContext context, String purpose) {
    String hash = Hash.of(Long.toString(context.seed()), norm.id(), norm.statement(), purpose);
    return new Random(Long.parseUnsignedLong(hash.substring(0, 16), 16));
  }
}
