package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.revision.RevisionDiff;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.config.UnreadableDocuments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the documents of a workspace differ from what its last framing read.
 *
 * @param documents in the order of {@code studio.yaml}, unchanged ones too; then those that are no
 *     longer in it
 */
public record DocumentChanges(List<Document> documents, StaleParts stale) {
  private static final String NEW = " (not part of the last frame)";
  private static final String GONE = " (no longer in studio.yaml)";
  private static final String UNREADABLE = " (cannot be read now; the next frame leaves it out)";

  private static final String STILL_UNREADABLE =
      " (cannot be read; it was not part of the last frame, and the next leaves it out)";

  /**
   * The change of one document.
   *
   * @param name of its file, and whether the document is new or gone
   */
  public record Document(String name, RevisionDiff diff) {}

  public DocumentChanges {
    documents = List.copyOf(documents);
  }

  /**
   * Reads the documents of the workspace again and compares them.
   *
   * @throws StudioException as {@link DocumentReader} does, but where unreadable documents are left
   *     out
   */
  public static DocumentChanges of(Workspace workspace) {
    List<PolicyDocument> stored = workspace.documents().all();
    List<PolicyDocument> gone = new ArrayList<>(stored);
    List<Document> documents = new ArrayList<>();
    for (RegulationConfig regulation : workspace.config().regulations()) {
      List<Path> paths = regulation.documents().stream().map(workspace::resolve).toList();
      List<String> slugs = DocumentReader.slugs(paths);
      List<String> names = DocumentReader.names(paths);
      for (int at = 0; at < paths.size(); at++) {
        String name = names.get(at);
        PolicyDocument now;
        try {
          now =
              DocumentReader.read(paths.get(at), regulation.regulation(), slugs.get(at))
                  .named(name);
        } catch (StudioException e) {
          if (e.code() == ErrorCode.NO_INPUT
              || workspace.config().framing().unreadable() == UnreadableDocuments.STOP) {
            throw e;
          }
          Optional<PolicyDocument> lost = known(gone, regulation.id(), name);
          lost.ifPresent(gone::remove);
          documents.add(
              lost.map(old -> new Document(name + UNREADABLE, RevisionDiff.removed(old)))
                  .orElseGet(
                      () -> new Document(name + STILL_UNREADABLE, new RevisionDiff(List.of(), 0))));
          continue;
        }
        Optional<PolicyDocument> before = before(stored, now).or(() -> renamed(gone, now, names));
        before.ifPresent(gone::remove);
        documents.add(
            before
                .map(old -> new Document(name, RevisionDiff.of(old, now)))
                .orElseGet(() -> new Document(name + NEW, RevisionDiff.added(now))));
      }
    }
    gone.forEach(
        old -> documents.add(new Document(old.fileName() + GONE, RevisionDiff.removed(old))));
    List<RevisionDiff> diffs = documents.stream().map(Document::diff).toList();
    return new DocumentChanges(documents, StaleParts.of(workspace, diffs));
  }

  /** The document that was read last time: that of the same ids, else that of the same file. */
  private static Optional<PolicyDocument> before(List<PolicyDocument> stored, PolicyDocument now) {
    return stored.stream()
        .filter(document -> document.regulation().equals(now.regulation()))
        .filter(document -> document.root().id().equals(now.root().id()))
        .findFirst()
        .or(() -> known(stored, now.regulation(), now.fileName()));
  }

  /** The document of the same bytes whose name is in the regulation no more. */
  private static Optional<PolicyDocument> renamed(
      List<PolicyDocument> gone, PolicyDocument now, List<String> names) {
    return gone.stream()
        .filter(document -> document.regulation().equals(now.regulation()))
        .filter(document -> document.hash().equals(now.hash()))
        .filter(document -> !names.contains(document.fileName()))
        .findFirst();
  }

  private static Optional<PolicyDocument> known(
      List<PolicyDocument> stored, String regulation, String file) {
    return stored.stream()
        .filter(document -> document.regulation().equals(regulation))
        .filter(document -> document.fileName().equals(file))
        .findFirst();
  }
}
