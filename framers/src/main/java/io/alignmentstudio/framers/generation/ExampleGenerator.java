package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import java.util.List;

/** Turns a norm into examples. */
public interface ExampleGenerator {
  /** Name and version, part of every cache key. */
  String version();

  /** The examples of a norm; the same norm and context always give the same examples. */
  List<Example> generate(Norm norm, GenerationContext context);
}
