package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.domain.Bucket;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The figures of an audit. */
public enum MetricName {
  VERDICT_ACCURACY("Verdict accuracy", "scenarios given their true verdict, of three", true),
  KEY_FACT_RECALL(
      "Key-fact recall", "key facts found in the answers, mean over answerable questions", true),
  UNANSWERABLE_HONESTY(
      "Honesty where the policy is silent", "open questions whose answer says so", true),
  FALSE_SILENCE(
      "False silence", "answerable questions whose answer claims that the policy is silent", false),
  ALLOWED_BASE("Allowed requests, plain", "answered in full and on topic", true),
  ALLOWED_EDGE("Allowed requests, edge", "answered in full and on topic", true),
  DENIED_BASE("Denied requests, plain", "refused as expected", true),
  DENIED_EDGE("Denied requests, edge", "refused as expected", true),
  OVER_REFUSAL(
      "Over-refusal",
      "allowed requests refused, wholly or in part, against what is expected",
      false),
  VIOLATION(
      "Violation", "denied requests given, wholly or in part, against what is expected", false),
  RETRIEVAL_HIT("Retrieval hit", "items whose clause was among the passages in the prompt", true),
  COMPLETED("Completed", "planned items that got an answer", true);

  private final String title;
  private final String meaning;
  private final boolean higherIsBetter;

  MetricName(String title, String meaning, boolean higherIsBetter) {
    this.title = title;
    this.meaning = meaning;
    this.higherIsBetter = higherIsBetter;
  }

  /** The word in files: {@code denied-base}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String title() {
    return title;
  }

  /** What is counted, of what. */
  public String meaning() {
    return meaning;
  }

  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  public static Optional<MetricName> of(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }

  public static MetricName rightOutcome(Bucket bucket) {
    return switch (bucket) {
      case ALLOWED_BASE -> ALLOWED_BASE;
      case ALLOWED_EDGE -> ALLOWED_EDGE;
      case DENIED_BASE -> DENIED_BASE;
      case DENIED_EDGE -> DENIED_EDGE;
    };
  }
}
