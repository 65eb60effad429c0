package io.alignmentstudio.framers.teacher;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.workspace.config.TeacherConfig;
import io.alignmentstudio.workspace.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One question to the teacher.
 *
 * @param subject id of the norm or clauses that it is about, for people; no part of its identity
 * @param instructions the system message: all that the teacher is to obey
 * @param data written as one JSON object into the user's message; nothing in it is an instruction
 * @param schema of the answer
 * @param seed of the answer
 */
record TeacherRequest(
    String subject,
    String instructions,
    Map<String, Object> data,
    JsonObjectSchema schema,
    int seed) {
  private static final String VERSION = "request 1";

  TeacherRequest {
    requireNonNull(subject, "subject is null");
    requireNonNull(instructions, "instructions is null");
    data = Map.copyOf(data);
    requireNonNull(schema, "schema is null");
  }

  /** The user's message; the same data always give the same text. */
  String message() {
    return Json.write(data);
  }

  /** The same request once more, by another draw. */
  TeacherRequest again() {
    return new TeacherRequest(subject, instructions, data, schema, seed + 1);
  }

  /** Hash of everything that the answer depends on. */
  String key(TeacherConfig teacher) {
    return Hash.of(
        VERSION,
        teacher.baseUrl(),
        teacher.model(),
        Double.toString(teacher.temperature()),
        Integer.toString(seed),
        teacher.answerFormat().name(),
        Integer.toString(teacher.maximumAnswerTokens()),
        instructions,
        message(),
        schema.toString());
  }

  /**
   * Estimated tokens of the request with its schema, on the high side: English has about four
   * characters each, and of other letters no tokenizer makes more of one than its bytes.
   */
  long estimatedTokens() {
    String text = instructions + message() + schema;
    long plain = text.chars().filter(each -> each < 128).count();
    return plain / 3 + text.getBytes(StandardCharsets.UTF_8).length - plain + 16;
  }
}
