package io.alignmentstudio.studio.web;

import io.alignmentstudio.framers.revision.ClauseChange;
import io.alignmentstudio.framers.revision.RevisionDiff;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What changed in the documents since the last framing, and what that made stale.
 *
 * @param documents unchanged ones too
 */
public record PolicyChanges(List<Document> documents, List<Stale> stale) {
  /** The change of one document. */
  public record Document(String name, RevisionDiff diff) {}

  /**
   * Things of one sort that no longer rest on the documents as they are.
   *
   * @param what the sort, in the plural
   */
  public record Stale(String what, List<String> ids) {
    public Stale {
      ids = List.copyOf(ids);
    }
  }

  public PolicyChanges {
    documents = List.copyOf(documents);
    stale = List.copyOf(stale);
  }

  /** Whether no clause changed. */
  public boolean none() {
    return documents.stream().allMatch(document -> document.diff().changes().isEmpty());
  }

  /** In what a clause changed: {@code substitute, move}. */
  public static String kinds(ClauseChange change) {
    return change.kinds().stream()
        .sorted()
        .map(ClauseChange.Kind::word)
        .collect(Collectors.joining(", "));
  }
}
