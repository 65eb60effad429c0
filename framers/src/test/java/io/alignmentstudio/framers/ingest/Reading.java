package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What the tests of this package share. */
final class Reading {
  static final Regulation CODE = new Regulation("code", "Code of conduct", Tier.MUST, 1);

  private Reading() {}

  static PolicyDocument markdown(Path folder, String text) {
    return read(write(folder.resolve("policy.md"), text));
  }

  static PolicyDocument plain(Path folder, String text) {
    return read(write(folder.resolve("policy.txt"), text));
  }

  /** Reads a text of the folder of plain texts beside the tests. */
  static PolicyDocument resource(String name) {
    return read(file("plain/" + name));
  }

  /** Reads an act or catalog of the folder of structured files beside the tests. */
  static PolicyDocument structured(String name) {
    return read(file("structured/" + name));
  }

  static Path file(String name) {
    URL file = Objects.requireNonNull(Reading.class.getResource(name), name);
    try {
      return Path.of(file.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static PolicyDocument read(Path file) {
    return DocumentReader.read(file, CODE);
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Clause clause(PolicyDocument document, String id) {
    return document.clauses().stream()
        .filter(clause -> clause.id().equals("code:" + id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in\n" + TreePrinter.print(document)));
  }

  static List<String> ids(PolicyDocument document) {
    return document.clauses().stream().map(Clause::id).toList();
  }

  static List<String> sections(PolicyDocument document) {
    return document
        .root()
        .sections()
        .skip(1)
        .map(section -> section.level() + " " + heading(section))
        .toList();
  }

  private static String heading(Section section) {
    return (section.label() + " " + section.title()).strip();
  }

  static List<String> texts(PolicyDocument document, ClauseType type) {
    return document.clauses().stream()
        .filter(clause -> clause.type() == type)
        .map(Clause::text)
        .toList();
  }

  /** Id without the regulation, type, printed label and text of each clause. */
  static List<String> lines(PolicyDocument document) {
    return document.clauses().stream()
        .map(
            clause ->
                "%s %s %s|%s"
                    .formatted(
                        clause.id().replaceFirst("^code:", ""),
                        clause.type(),
                        clause.label(),
                        clause.text()))
        .toList();
  }

  /** Type, printed label, lead-in and text: what must not depend on the format. */
  static List<String> content(PolicyDocument document) {
    return document.clauses().stream()
        .map(
            clause ->
                "%s %s [%s] %s"
                    .formatted(clause.type(), clause.label(), clause.leadIn(), clause.text()))
        .toList();
  }
}
