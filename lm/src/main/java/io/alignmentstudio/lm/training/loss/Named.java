package io.alignmentstudio.lm.training.loss;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A choice that configurations name as TRL does. */
interface Named {
  /** Name in configurations. */
  String key();

  /** Finds a choice by its name. */
  static <T extends Named> T find(String what, String key, T[] choices) {
    return Arrays.stream(choices)
        .filter(choice -> choice.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new StudioException(
                    ErrorCode.CONFIG,
                    "%s is %s; expected one of %s"
                        .formatted(
                            what,
                            key,
                            Arrays.stream(choices)
                                .map(Named::key)
                                .collect(Collectors.joining(", ")))));
  }
}
