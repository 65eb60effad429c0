package io.alignmentstudio.framers.norms;

import java.util.Optional;

/** A norm before its ids. */
record Draft(
    String bearer,
    Force force,
    String action,
    Optional<String> object,
    Optional<String> counterparty,
    Optional<String> condition,
    Optional<String> exception,
    Optional<String> threshold,
    Optional<String> deadline,
    String statement,
    String method) {}
