package io.alignmentstudio.framers.values;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.norms.NormExtraction;
import io.alignmentstudio.workspace.config.DocumentKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what documents recommend that are no rules; without any language model. */
public final class ValueNorms {
  private static final String REVIEW = ", for review";

  private ValueNorms() {}

  /**
   * Reads a document.
   *
   * @param kind any but {@link DocumentKind#RULES}
   * @param clauses of the document, in its order
   * @return the extraction of every clause by its id
   */
  public static Map<String, NormExtraction> extract(DocumentKind kind, List<Clause> clauses) {
    return switch (kind) {
      case STORY -> new Story().read(clauses);
      case INTERVIEW -> new Interview().read(clauses);
      case EXAMPLES -> new Examples().read(clauses);
      case RULES -> throw new IllegalArgumentException("rules are read by NormExtractor");
    };
  }

  /** What the method of a norm says that was found in such a document. */
  public static String method(DocumentKind kind) {
    return kind.name().toLowerCase(Locale.ROOT) + REVIEW;
  }

  /** What the document of a norm is, as it was found. */
  public static DocumentKind kind(Norm found) {
    return Stream.of(DocumentKind.values())
        .filter(kind -> kind != DocumentKind.RULES && found.method().endsWith(method(kind)))
        .findFirst()
        .orElse(DocumentKind.RULES);
  }

  /** What the method of a norm says after a person accepted it. */
  public static String accepted(String method) {
    return method.endsWith(REVIEW) ? found(method) + ", accepted by a reviewer" : method;
  }

  /** What the method of a norm says after a person gave it another modality. */
  public static String changed(String method) {
    return found(method) + ", changed by a reviewer";
  }

  private static String found(String method) {
    return method.endsWith(REVIEW)
        ? method.substring(0, method.length() - REVIEW.length())
        : method;
  }

  /** Whether a person has to look at a norm before it counts as what is wanted. */
  public static boolean awaitsReview(Norm norm) {
    return norm.method().endsWith(REVIEW);
  }
}
