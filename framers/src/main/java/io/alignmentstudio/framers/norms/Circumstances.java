package io.alignmentstudio.framers.norms;

import java.util.Optional;

/** Modifiers of a clause as text: those in front and those behind. */
record Circumstances(
    String front,
    Optional<String> condition,
    Optional<String> exception,
    Optional<String> deadline,
    String behind) {}
