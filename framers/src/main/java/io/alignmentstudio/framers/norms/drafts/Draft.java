package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.norms.grammar.Force;
import java.util.Optional;

/** A norm before its ids. */
public record Draft(
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
