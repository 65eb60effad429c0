package io.alignmentstudio.framers;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.config.UnreadableDocuments;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the documents of a workspace, each once as long as its bytes are the same. */
final class PolicyReading {
  private final StudioConfig config;
  private final Path folder;
  private final ItemCache items;
  private final Progress progress;
  private final List<StudioException> failures = new ArrayList<>();
  private int made;

  PolicyReading(StudioConfig config, Path folder, ItemCache items, Progress progress) {
    this.config = config;
    this.folder = folder;
    this.items = items;
    this.progress = progress;
  }

  /**
   * Reads all documents, in the order of the configuration; every one is tried before the problems
   * of all are reported.
   *
   * @throws StudioException with the problems, unless all documents are there, one can be read and
   *     the rest is to go on
   */
  List<PolicyDocument> read(String version) {
    List<PolicyDocument> documents = new ArrayList<>();
    int count = config.regulations().stream().mapToInt(each -> each.documents().size()).sum();
    progress.start("frame: documents", count, "documents");
    for (RegulationConfig regulation : config.regulations()) {
      List<Path> files = regulation.documents().stream().map(folder::resolve).toList();
      List<String> slugs = DocumentReader.slugs(files);
      List<String> names = DocumentReader.names(files);
      for (int at = 0; at < files.size(); at++) {
        try {
          documents.add(
              read(files.get(at), regulation, slugs.get(at), version).named(names.get(at)));
        } catch (StudioException e) {
          failures.add(e);
        }
        progress.advance(1);
      }
    }
    // A name that leads nowhere is a mistake in studio.yaml, not a document to go on without.
    boolean missing = failures.stream().anyMatch(each -> each.code() == ErrorCode.NO_INPUT);
    if (missing
        || documents.isEmpty()
        || config.framing().unreadable() == UnreadableDocuments.STOP) {
      failIfAny();
    }
    progress.done(
        "%d %s, %,d clauses"
            .formatted(
                documents.size(),
                documents.size() == 1 ? "document" : "documents",
                documents.stream().mapToInt(document -> document.clauses().size()).sum()));
    return documents;
  }

  /** Why documents were left out, one line each. */
  List<String> leftOut() {
    return failures.stream().map(StudioException::getMessage).toList();
  }

  int madeAnew() {
    return made;
  }

  private PolicyDocument read(Path file, RegulationConfig regulation, String slug, String version) {
    return items.computeIfAbsent(
        "documents",
        Hash.of(version, hash(file), String.valueOf(file.getFileName()), regulation.id(), slug),
        PolicyDocument.class,
        () -> {
          made++;
          return DocumentReader.read(file, regulation.regulation(), slug);
        });
  }

  private static String hash(Path file) {
    try {
      return DocumentReader.hash(file);
    } catch (NoSuchFileException e) {
      throw new StudioException(
          ErrorCode.NO_INPUT, file + " does not exist; mend its name in studio.yaml", e);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e, e);
    }
  }

  private void failIfAny() {
    if (failures.size() == 1) {
      throw failures.getFirst();
    }
    if (!failures.isEmpty()) {
      Problems problems = new Problems();
      failures.forEach(failure -> problems.add("%s", failure.getMessage()));
      problems.throwIfAny(
          failures.getFirst().code(), "documents cannot be read; mend these and frame again:");
    }
  }
}
