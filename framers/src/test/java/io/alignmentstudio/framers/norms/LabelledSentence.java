package io.alignmentstudio.framers.norms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of {@code sentences.jsonl} or {@code held-out.jsonl}: a sentence in its clause, and
 * whether a reader takes it for a norm. {@code sentences.md} says how they were drawn and labelled.
 *
 * <p>Texts whose licence does not let them be copied are given by their places in a document of
 * {@code shared/policies}.
 *
 * @param half "develop" or "report": the documents of the second were not looked at; "held-out"
 *     sentences were labelled later, and nothing is tuned on them
 * @param addressee whom the document addresses
 * @param label "norm", "not", or "open" where readers may differ
 * @param place ranges, start and length, in the document's text without tags and line breaks
 * @param sha256 of a sentence that is given by its place
 * @param speaker who "we" is, where it is not the company
 * @param norm what a reader takes the norm to say, where that was labelled too
 */
record LabelledSentence(
    String id,
    String half,
    String genre,
    String document,
    String licence,
    String addressee,
    String label,
    ClauseType type,
    List<String> headings,
    String leadIn,
    String text,
    String sentence,
    Optional<Place> place,
    Optional<String> sha256,
    Optional<String> speaker,
    Optional<Reading> norm) {
  /**
   * The parts of a norm.
   *
   * @param modalities those that a reader accepts
   * @param bearers words of which the bearer has one
   * @param condition first words of the condition
   * @param exception first words of the exception
   * @param limit words of the threshold or deadline
   */
  record Reading(
      List<Modality> modalities,
      List<String> bearers,
      Optional<String> condition,
      Optional<String> exception,
      Optional<String> limit) {}

  record Place(List<List<Integer>> leadIn, List<List<Integer>> text, List<List<Integer>> sentence) {
    static String read(List<List<Integer>> ranges, String document) {
      return ranges.stream()
          .map(range -> document.substring(range.get(0), range.get(0) + range.get(1)))
          .collect(Collectors.joining(" "));
    }
  }

  /**
   * All sentences of a file whose text is there; the documents of the others are added to the list.
   */
  static List<LabelledSentence> read(String file, List<String> absent) {
    Map<String, Optional<String>> documents = new HashMap<>();
    List<LabelledSentence> found = new ArrayList<>();
    for (String line : lines(file)) {
      LabelledSentence row = Json.mapper().readValue(line, LabelledSentence.class);
      Optional<String> document =
          row.place().isEmpty()
              ? Optional.of("")
              : documents.computeIfAbsent(row.document(), LabelledSentence::plainText);
      document.ifPresentOrElse(text -> found.add(row.from(text)), () -> absent.add(row.document()));
    }
    return found;
  }

  private static List<String> lines(String file) {
    try (InputStream stream = LabelledSentence.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> plainText(String document) {
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("shared/policies").resolve(document))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(LabelledSentence::withoutTags);
  }

  private static String withoutTags(Path file) {
    try {
      String text = Files.readString(file);
      if (file.toString().endsWith(".xml")) {
        text =
            text.replaceAll("(?s)<NOTE[ >].*?</NOTE>", "")
                .replaceAll("<QUOT.START[^>]*>", "‘")
                .replaceAll("<QUOT.END[^>]*>", "’")
                .replaceAll("(?s)<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
      }
      return text.replaceAll("[ \\t\\r\\n]+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LabelledSentence from(String document) {
    if (place.isEmpty()) {
      return this;
    }
    String words = Place.read(place.get().sentence(), document);
    if (!Hash.of(words.getBytes(UTF_8)).equals(sha256.orElseThrow())) {
      throw new AssertionError(
          "%s: %s has other words at %s than were labelled: %s"
              .formatted(id, this.document, place.get().sentence(), words));
    }
    return new LabelledSentence(
        id,
        half,
        genre,
        this.document,
        licence,
        addressee,
        label,
        type,
        headings,
        Place.read(place.get().leadIn(), document),
        Place.read(place.get().text(), document),
        words,
        place,
        sha256,
        speaker,
        norm);
  }

  NormExtraction analysed() {
    Addressees addressees = new Addressees(addressee, speaker.orElse(Addressees.DEFAULT.we()));
    return new NormExtractor(addressees).analyse(clause());
  }

  private Clause clause() {
    return new Clause(
        id,
        "policy",
        type,
        "",
        text,
        leadIn,
        headings,
        new SourceSpan.Lines(1, 1, 1, 1),
        Clause.contentHash(type, text, leadIn, headings));
  }
}
