package io.alignmentstudio.domain;

/** A node of the policy tree. */
public sealed interface PolicyNode permits Section, Clause {
  String id();
}
