package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import java.util.List;
import java.util.Optional;

/** Turns a norm into examples. */
public interface ExampleGenerator {
  /** Name and version, part of every cache key. */
  String version();

  /** The examples of a norm; the same norm and context always give the same examples. */
  List<Example> generate(Norm norm, GenerationContext context);

  /** Why a norm gets no rows, or fewer than others; empty where nothing limits it. */
  default Optional<String> limit(Norm norm, GenerationContext context) {
    return Optional.empty();
  }
}
