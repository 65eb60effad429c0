package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.revision.RevisionDiff;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.config.RegulationConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the documents of a workspace differ from what its last framing read.
 *
 * @param documents in the order of {@code studio.yaml}; unchanged ones too
 */
public record DocumentChanges(List<Document> documents, StaleParts stale) {
  /** The change of one document. */
  public record Document(String name, RevisionDiff diff) {}

  public DocumentChanges {
    documents = List.copyOf(documents);
  }

  /**
   * Reads the documents of the workspace again and compares them.
   *
   * @throws StudioException DATA if a document was not part of the last framing, and as {@link
   *     DocumentReader} does
   */
  public static DocumentChanges of(Workspace workspace) {
    List<PolicyDocument> stored = workspace.documents().all();
    List<Document> documents = new ArrayList<>();
    for (RegulationConfig regulation : workspace.config().regulations()) {
      List<Path> paths = regulation.documents().stream().map(workspace::resolve).toList();
      List<String> slugs = DocumentReader.slugs(paths);
      for (int at = 0; at < paths.size(); at++) {
        String name = String.valueOf(paths.get(at).getFileName());
        PolicyDocument now =
            DocumentReader.read(paths.get(at), regulation.regulation(), slugs.get(at));
        PolicyDocument before =
            stored.stream()
                .filter(document -> document.regulation().equals(regulation.id()))
                .filter(document -> document.root().id().equals(now.root().id()))
                .findFirst()
                .orElseThrow(
                    () ->
                        new StudioException(
                            ErrorCode.DATA,
                            "%s was not part of the last frame; read it with studio frame"
                                .formatted(name)));
        documents.add(new Document(name, RevisionDiff.of(before, now)));
      }
    }
    List<RevisionDiff> diffs = documents.stream().map(Document::diff).toList();
    return new DocumentChanges(documents, StaleParts.of(workspace, diffs));
  }
}
