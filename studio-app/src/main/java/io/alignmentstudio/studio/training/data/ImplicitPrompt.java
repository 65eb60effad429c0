package io.alignmentstudio.studio.training.data;

import io.alignmentstudio.lm.Message;
import java.util.List;
import java.util.Optional;

/** The prompt that two answers begin with, found as {@code extract_prompt} of TRL 1.13.0 does. */
final class ImplicitPrompt {
  private ImplicitPrompt() {}

  static Optional<DataRow> split(
      Fields fields, Content chosen, Content rejected, DataProblems problems) {
    if (chosen instanceof Content.Plain(String better)
        && rejected instanceof Content.Plain(String worse)) {
      int same = same(better, worse);
      return same == 0 || same == better.length() || same == worse.length()
          ? none(fields, problems)
          : Optional.of(
              new DataRow.Pair(
                  fields.line(),
                  new Content.Plain(better.substring(0, same)),
                  new Content.Plain(better.substring(same)),
                  new Content.Plain(worse.substring(same)),
                  fields.margin()));
    }
    if (chosen instanceof Content.Chat(List<Message> better)
        && rejected instanceof Content.Chat(List<Message> worse)) {
      int same = 0;
      while (same < Math.min(better.size(), worse.size())
          && better.get(same).equals(worse.get(same))) {
        same++;
      }
      return same == 0 || same == better.size() || same == worse.size()
          ? none(fields, problems)
          : Optional.of(
              new DataRow.Pair(
                  fields.line(),
                  new Content.Chat(better.subList(0, same)),
                  new Content.Chat(better.subList(same, better.size())),
                  new Content.Chat(worse.subList(same, worse.size())),
                  fields.margin()));
    }
    problems.add(
        fields.line(), "chosen and rejected must both be text or both be lists of messages");
    return Optional.empty();
  }

  /** Length of the common beginning, less a blank at its end, which belongs to the answers. */
  private static int same(String better, String worse) {
    int same = 0;
    while (same < Math.min(better.length(), worse.length())
        && better.charAt(same) == worse.charAt(same)) {
      same++;
    }
    boolean halved = same > 0 && Character.isHighSurrogate(better.charAt(same - 1));
    if (halved) {
      same--; // characters of two units are alike as a whole or not at all
    }
    return same > 0 && better.charAt(same - 1) == ' ' ? same - 1 : same;
  }

  private static Optional<DataRow> none(Fields fields, DataProblems problems) {
    problems.add(
        fields.line(),
        "chosen and rejected must begin alike, with the prompt, and then differ; or give a prompt");
    return Optional.empty();
  }
}
