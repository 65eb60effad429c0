package io.alignmentstudio.framers.export;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * One regulation as {@code qna.yaml}: clauses as contexts, each with three questions.
 *
 * <p>Source: {@code knowledge.json} version 3 of instructlab/schema: at least five contexts with at
 * least three questions each; the guide asks for exactly three, and contexts of at most 500 words.
 */
final class InstructLabFile {
  private static final int CONTEXTS = 5;
  private static final int QUESTIONS = 3;
  private static final int LONGEST_CONTEXT = 500;
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  private final Taxonomy taxonomy;
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private int written;

  InstructLabFile(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /** Rows that are not in the text, by reason. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }

  int written() {
    return written;
  }

  /**
   * The file's text.
   *
   * @throws StudioException DATA where too few clauses have three questions
   */
  String text(List<ExportRow> rows) {
    Map<String, Clause> clauses =
        taxonomy.documents().stream()
            .flatMap(document -> document.clauses().stream())
            .collect(Collectors.toMap(Clause::id, clause -> clause, (first, same) -> first));
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("version", 3)
        .put("domain", taxonomy.regulation().title())
        .put("created_by", taxonomy.author());
    ArrayNode examples = file.putArray("seed_examples");
    questions(rows).forEach((id, own) -> context(examples, clauses.get(id), own));
    if (examples.size() < CONTEXTS) {
      throw new StudioException(
          ErrorCode.DATA,
          "InstructLab needs at least %d clauses with %d questions each; %s has %d (rows left out: %s)"
              .formatted(
                  CONTEXTS, QUESTIONS, taxonomy.regulation().id(), examples.size(), leftOut));
    }
    file.put("document_outline", outline());
    ObjectNode document = file.putObject("document");
    taxonomy.repository().ifPresent(repository -> document.put("repo", repository));
    taxonomy.commit().ifPresent(commit -> document.put("commit", commit));
    ArrayNode patterns = document.putArray("patterns");
    Set<String> names = new LinkedHashSet<>();
    taxonomy.documents().forEach(each -> names.add(each.fileName()));
    names.forEach(patterns::add);
    return YAML.writeValueAsString(file);
  }

  /** Answerable questions by the clause that they rest on, each question once. */
  private Map<String, List<Example.Instruction>> questions(List<ExportRow> rows) {
    Map<String, Map<String, Example.Instruction>> byClause = new LinkedHashMap<>();
    for (ExportRow row : rows) {
      if (!row.example().regulation().equals(taxonomy.regulation().id())) {
        count("of another regulation", 1);
      } else if (!(row.example() instanceof Example.Instruction question)
          || !question.answerable()) {
        count("no question with an answer", 1);
      } else if (question.provenance().clauseIds().size() != 1) {
        count("resting on several clauses or none", 1);
      } else if (byClause
              .computeIfAbsent(
                  question.provenance().clauseIds().getFirst(), id -> new LinkedHashMap<>())
              .putIfAbsent(question.prompt(), question)
          != null) {
        count("question that is there already", 1);
      }
    }
    Map<String, List<Example.Instruction>> questions = new LinkedHashMap<>();
    byClause.forEach((id, own) -> questions.put(id, List.copyOf(own.values())));
    return questions;
  }

  private void context(ArrayNode examples, Clause clause, List<Example.Instruction> questions) {
    if (questions.size() < QUESTIONS) {
      count("clause with fewer than three questions", questions.size());
      return;
    }
    if (clause.fullText().strip().split("\\s+").length > LONGEST_CONTEXT) {
      count("clause of more than 500 words", questions.size());
      return;
    }
    count("more than three questions of a clause", questions.size() - QUESTIONS);
    written += QUESTIONS;
    ArrayNode pairs =
        examples.addObject().put("context", clause.fullText()).putArray("questions_and_answers");
    for (Example.Instruction question : questions.subList(0, QUESTIONS)) {
      pairs.addObject().put("question", question.prompt()).put("answer", question.answer());
    }
  }

  private void count(String reason, int rows) {
    if (rows > 0) {
      leftOut.merge(reason, rows, Integer::sum);
    }
  }

  private String outline() {
    List<String> titles = new ArrayList<>();
    for (PolicyDocument document : taxonomy.documents()) {
      titles.add(
          Stream.concat(
                  Stream.of(document.root().title()).filter(title -> !title.isBlank()),
                  document.root().children().stream().flatMap(InstructLabFile::heading))
              .collect(Collectors.joining("; ")));
    }
    String outline = String.join("\n", titles).strip();
    return outline.isEmpty() ? taxonomy.regulation().title() : outline;
  }

  private static Stream<String> heading(PolicyNode node) {
    return switch (node) {
      case Section section -> Stream.of(section.title()).filter(title -> !title.isBlank());
      case Clause _ -> Stream.empty();
    };
  }
}
