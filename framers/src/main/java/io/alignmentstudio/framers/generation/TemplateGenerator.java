package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Realises norms and ontology terms in many wordings, with no language model. */
public final class TemplateGenerator implements ExampleGenerator {
  static final String NAME = "template";

  /** Raised whenever the same norm and context would give other rows. */
  static final int VERSION = 7;

  @Override
  public String version() {
    return NAME + " v" + VERSION;
  }

  @Override
  public List<Example> generate(Norm norm, GenerationContext context) {
    List<Example> rows = new ArrayList<>();
    rows.addAll(new StoryTeller(norm, context, random(norm, context, "scenario")).scenarios());
    rows.addAll(
        new InstructionWriter(norm, context, random(norm, context, "instruction")).instructions());
    rows.addAll(
        new PreferenceWriter(norm, context, random(norm, context, "preference")).preferences());
    return List.copyOf(rows);
  }

  private static Random random(Norm norm, GenerationContext context, String purpose) {
    String hash = Hash.of(Long.toString(context.seed()), norm.id(), norm.statement(), purpose);
    return new Random(Long.parseUnsignedLong(hash.substring(0, 16), 16));
  }
}
