package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.lm.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the lines of a file hold, by the formats of TRL's datasets. */
public enum RowShape {
  /** {@code text}. */
  TEXT,
  /** {@code messages}, {@code prompt} and {@code completion}, or {@code text}. */
  DEMONSTRATION,
  /** {@code prompt}, {@code chosen} and {@code rejected}; the prompt may stand in the answers. */
  PAIR,
  /** A pair, with {@code margin} if wanted, or a labelled answer. */
  REWARD,
  /** {@code prompt}, {@code completion} and {@code label}. */
  LABELLED,
  /** {@code prompt} and any other columns. */
  PROMPT;

  /** Columns that are read; of {@link #PROMPT} all are. */
  Set<String> columns() {
    return switch (this) {
      case TEXT -> Set.of("text");
      case DEMONSTRATION -> Set.of("messages", "prompt", "completion", "text");
      case PAIR -> Set.of("prompt", "chosen", "rejected");
      case REWARD -> Set.of("prompt", "chosen", "rejected", "margin", "completion", "label");
      case LABELLED -> Set.of("prompt", "completion", "label");
      case PROMPT -> Set.of("prompt");
    };
  }

  /** Reads a line; empty after a problem was added. */
  Optional<DataRow> read(Fields fields, DataProblems problems) {
    return switch (this) {
      case TEXT -> fields.text("text").map(text -> whole(fields, new Content.Plain(text)));
      case DEMONSTRATION -> demonstration(fields, problems);
      case PAIR -> pair(fields, problems);
      case REWARD -> fields.has("label") ? labelled(fields, problems) : scored(fields, problems);
      case LABELLED -> labelled(fields, problems);
      case PROMPT ->
          prompt(fields, problems)
              .map(
                  prompt ->
                      new DataRow.Asked(fields.line(), prompt, fields.others(Set.of("prompt"))));
    };
  }

  private static DataRow whole(Fields fields, Content content) {
    return new DataRow.Whole(fields.line(), content);
  }

  private static Optional<DataRow> demonstration(Fields fields, DataProblems problems) {
    if (fields.has("messages")) {
      Optional<Content> content = fields.content("messages");
      if (content.isPresent() && content.get() instanceof Content.Plain) {
        problems.add(fields.line(), "messages must be a list of messages, got text");
        return Optional.empty();
      }
      return content.map(found -> whole(fields, found));
    }
    if (fields.hasAll("prompt", "completion")) {
      return alike(fields, problems, "completion")
          .map(
              parts -> new DataRow.Answered(fields.line(), parts.getFirst(), parts.getLast()));
    }
    if (fields.has("text")) {
      return fields.text("text").map(text -> whole(fields, new Content.Plain(text)));
    }
    problems.add(
        fields.line(), "needs messages, or prompt and completion, or text; it has %s", fields.names());
    return Optional.empty();
  }

  private static Optional<DataRow> pair(Fields fields, DataProblems problems) {
    if (!fields.hasAll("chosen", "rejected")) {
      problems.add(
          fields.line(), "needs chosen and rejected, mostly prompt too; it has %s", fields.names());
      return Optional.empty();
    }
    // As in TRL: a prompt of the other kind stands in the answers once more.
    boolean implicit =
        !fields.has("prompt") || fields.isText("prompt") != fields.isText("chosen");
    if (implicit) {
      Optional<Content> chosen = fields.content("chosen");
      Optional<Content> rejected = fields.content("rejected");
      return chosen.isPresent() && rejected.isPresent()
          ? ImplicitPrompt.split(fields, chosen.get(), rejected.get(), problems)
          : Optional.empty();
    }
    return alike(fields, problems, "chosen", "rejected")
        .map(
            parts ->
                new DataRow.Pair(
                    fields.line(), parts.get(0), parts.get(1), parts.get(2), fields.margin()));
  }

  /** A reward model reads whole texts, so they need not begin alike. */
  private static Optional<DataRow> scored(Fields fields, DataProblems problems) {
    if (!fields.has("prompt") && fields.isText("chosen") && fields.isText("rejected")) {
      Optional<Content> chosen = fields.content("chosen");
      Optional<Content> rejected = fields.content("rejected");
      return chosen.isPresent() && rejected.isPresent()
          ? Optional.of(
              new DataRow.Pair(
                  fields.line(),
                  new Content.Plain(""),
                  chosen.get(),
                  rejected.get(),
                  fields.margin()))
          : Optional.empty();
    }
    return pair(fields, problems);
  }

  private static Optional<DataRow> labelled(Fields fields, DataProblems problems) {
    if (!fields.hasAll("prompt", "completion", "label")) {
      problems.add(
          fields.line(), "needs prompt, completion and label; it has %s", fields.names());
      return Optional.empty();
    }
    Optional<Boolean> label = fields.label();
    return alike(fields, problems, "completion")
        .filter(_ -> label.isPresent())
        .map(
            parts ->
                new DataRow.Labelled(
                    fields.line(), parts.getFirst(), parts.getLast(), label.orElseThrow()));
  }

  private static Optional<Content> prompt(Fields fields, DataProblems problems) {
    if (fields.isText("prompt") && fields.text("prompt").orElse("").isEmpty()) {
      problems.add(fields.line(), "prompt is empty");
      return Optional.empty();
    }
    return fields
        .content("prompt")
        .filter(
            content -> {
              boolean answered =
                  content instanceof Content.Chat(List<Message> messages)
                      && messages.getLast().role() == Message.Role.ASSISTANT;
              if (answered) {
                problems.add(fields.line(), "prompt ends with an answer; end it with a question");
              }
              return !answered;
            });
  }

  /** The prompt and its answers, all texts or all messages. */
  private static Optional<List<Content>> alike(
      Fields fields, DataProblems problems, String... answers) {
    Optional<Content> prompt = fields.content("prompt");
    List<Content> all = new ArrayList<>();
    prompt.ifPresent(all::add);
    for (String answer : answers) {
      Optional<Content> content = fields.content(answer);
      boolean differs =
          content.isPresent()
              && prompt.isPresent()
              && (content.get() instanceof Content.Plain)
                  != (prompt.get() instanceof Content.Plain);
      if (differs) {
        problems.add(
            fields.line(), "prompt and %s must both be text or both be lists of messages", answer);
      }
      content.filter(_ -> !differs).ifPresent(all::add);
    }
    return all.size() == 1 + answers.length ? Optional.of(all) : Optional.empty();
  }
}
