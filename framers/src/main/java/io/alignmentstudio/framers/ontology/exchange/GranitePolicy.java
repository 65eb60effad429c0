package io.alignmentstudio.framers.ontology.exchange;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A policy in the form of Granite.Trust Policy Tools, version 1.0 of their format: what replies to
 * risky requests cannot and may contain.
 *
 * @param riskGroup name of the group in snake case
 * @param riskGroupId number of the group, unique in a set of policies
 * @param version of the format, such as v1.0
 */
public record GranitePolicy(
    String riskGroup, int riskGroupId, String description, String version, List<Risk> risks) {
  /** The version of the format that is read and written. */
  public static final String VERSION = "v1.0";

  /**
   * One risk.
   *
   * @param riskId number of the group, a point, number of the risk: {@code 14.2}
   * @param description of the requests that it is about
   * @param reasonDenial code in capitals
   * @param shortReplyType such as EXPLICIT_REFUSAL
   * @param exception code that is raised on a violation
   */
  public record Risk(
      String risk,
      String riskId,
      String description,
      Optional<String> reasonDenial,
      String shortReplyType,
      Optional<String> exception,
      List<String> replyCannotContain,
      List<String> replyMayContain) {
    public Risk {
      requireNonNull(risk, "risk is null");
      requireNonNull(riskId, "riskId is null");
      requireNonNull(description, "description is null");
      requireNonNull(reasonDenial, "reasonDenial is null");
      requireNonNull(shortReplyType, "shortReplyType is null");
      requireNonNull(exception, "exception is null");
      replyCannotContain = List.copyOf(replyCannotContain);
      replyMayContain = List.copyOf(replyMayContain);
    }
  }

  public GranitePolicy {
    requireNonNull(riskGroup, "riskGroup is null");
    requireNonNull(description, "description is null");
    requireNonNull(version, "version is null");
    risks = List.copyOf(risks);
  }
}
