package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Norms as stories tell them. */
final class StoryNorm {
  private static final Pattern PASSIVE =
      Pattern.compile(
          "^(.{3,120}?) (?:must|shall|should|may|can|has to|have to) (?:not |never )?(be"
              + " \\w+(?:ed|en|ne|pt|ld|nt|de|ght|wn|ut|et)\\b.*)$");

  private static final Pattern ALL =
      Pattern.compile("(?i)^all (?!of\\b|or\\b|and\\b)(?:the )?(.+)$");

  private StoryNorm() {}

  /**
   * The norm as stories tell it: where the sentence names nobody, it is about the thing, and no
   * bearer is made up.
   */
  static Norm of(Norm norm) {
    Matcher each = Pattern.compile("(?i)^(?:each|every) (.+)$").matcher(norm.bearer().strip());
    if (each.matches() && Bearer.of(norm).kind() != Bearer.Kind.PERSON) {
      return norm.withAct("one " + each.group(1), norm.action());
    }
    Matcher all = ALL.matcher(norm.bearer().strip());
    if (all.matches() && Bearer.of(norm).kind() != Bearer.Kind.PERSON) {
      return norm.withAct(
          all.group(1), norm.action()); // "All records were not kept" has two senses.
    }
    if (!norm.method().contains("bearer assumed")) {
      return norm;
    }
    String statement = Words.unstop(norm.statement());
    String bare =
        norm.condition()
            .map(
                text ->
                    statement.replaceFirst("(?i)^" + Pattern.quote(Words.unstop(text)) + ",? ", ""))
            .orElse(statement);
    Matcher passive = PASSIVE.matcher(bare);
    boolean denied = bare.matches(".*\\b(?:must|shall|should|may|can) (?:not|never)\\b.*");
    if (!passive.matches()
        || passive.group(1).contains(",")
        || passive.group(2).matches(".*\\b(?:their|your|his|her|they|them)\\b.*")
        || denied != (norm.modality() == Modality.PROHIBITION)) {
      return norm;
    }
    String action = passive.group(2);
    for (Optional<String> part : List.of(norm.condition(), norm.exception())) {
      String words = part.map(Words::unstop).orElse("");
      if (!words.isEmpty() && action.endsWith(" " + words)) {
        action = action.substring(0, action.length() - words.length()).strip();
      }
    }
    Matcher every = ALL.matcher(passive.group(1));
    String thing = every.matches() ? every.group(1) : Words.lowerFirst(passive.group(1));
    return norm.withAct(thing, Words.unstop(action));
  }

  /** Whether stories are about a thing to which something is done by nobody in particular. */
  static boolean impersonal(Norm norm) {
    return norm.method().contains("bearer assumed") && norm.action().startsWith("be ");
  }
}
