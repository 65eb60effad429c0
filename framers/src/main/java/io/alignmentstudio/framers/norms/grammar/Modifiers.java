package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts conditions, exceptions, deadlines and reasons out of a verb phrase. */
public final class Modifiers {
  public record Modifier(ModifierKind kind, int from, int to) {}

  /**
   * A verb phrase in its parts.
   *
   * @param kept ranges of tokens that stay, in order
   */
  public record Cut(List<int[]> kept, List<Modifier> modifiers) {}

  /** "where applicable," is a whole condition. */
  private static final Set<String> BRIEF =
      Set.of(
          "applicable",
          "possible",
          "necessary",
          "appropriate",
          "relevant",
          "feasible",
          "any",
          "required",
          "needed",
          "practicable",
          "practical");

  /** What opens a condition or an exception with a subject and a verb of its own. */
  private static final Set<String> CLAUSE =
      Set.of(
          "if",
          "unless",
          "when",
          "whenever",
          "where",
          "wherever",
          "while",
          "once",
          "only",
          "except",
          "provided",
          "providing",
          "as",
          "so",
          "save");

  private Modifiers() {}

  /** "if its value is below EUR 75 and it is not cash": both have to hold. */
  private static boolean secondHalf(Words words, int i) {
    return words.at(i).is("and")
        && words.at(i + 1).in(Set.of("it", "they", "he", "she"))
        && words.at(i + 2).in(Set.of("is", "are", "can"));
  }

  /** Cuts the modifiers out of a range. */
  public static Cut cut(Words words, int from, int to) {
    List<int[]> kept = new ArrayList<>();
    List<Modifier> modifiers = new ArrayList<>();
    int start = from;
    boolean relative = false;
    int i = from;
    while (i < to) {
      Optional<ModifierKind> kind =
          i == from && !soon(words, i) ? Optional.empty() : ModifierWords.kind(words, i, relative);
      Token token = words.at(i);
      if (kind.isEmpty()) {
        relative =
            !token.comma()
                && (relative
                    || (i > from
                        && (token.in(Set.of("who", "which", "whose"))
                            || (token.is("that")
                                && !FiniteVerbs.determiner(words, i)
                                && words.at(i - 1).nominal()))));
        i++;
        continue;
      }
      keep(words, kept, start, i);
      int end = end(words, i, kind.get(), to);
      int last = end;
      while (last > i + 1
          && (words.at(last - 1).comma()
              || words.at(last - 1).tagged("CCONJ")
              || words.at(last - 1).text().equals("."))) {
        last--;
      }
      modifiers.add(new Modifier(kind.get(), i, last));
      i = end;
      start = end;
    }
    keep(words, kept, start, to);
    return new Cut(kept, modifiers);
  }

  /** The same for a predicate that may be nothing but modifiers: "prohibited, except at night". */
  public static Cut cutAfter(Words words, int from, int to) {
    Cut cut = cut(words, from - 1, to);
    List<int[]> kept =
        cut.kept().stream()
            .map(range -> new int[] {Math.max(range[0], from), range[1]})
            .filter(range -> range[0] < range[1])
            .toList();
    return new Cut(kept, cut.modifiers());
  }

  private static void keep(Words words, List<int[]> kept, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && !kept.isEmpty() && words.at(start).comma()) {
      start++;
    }
    while (end > start
        && (words.at(end - 1).comma()
            || words.at(end - 1).tagged("CCONJ")
            || words.at(end - 1).text().matches("[.;:!–—-]"))) {
      end--;
    }
    if (start < end) {
      kept.add(new int[] {start, end});
    }
  }

  private static boolean soon(Words words, int i) {
    return words.at(i).in(Set.of("immediately", "promptly", "forthwith"));
  }

  private static int end(Words words, int from, ModifierKind kind, int to) {
    if (soon(words, from)
        && !words
            .at(from + 1)
            .in(Set.of("after", "before", "upon", "on", "when", "if", "following"))) {
      return from + 1;
    }
    if (words.at(from).is("at") && words.at(from + 1).is("once")) {
      return from + 2;
    }
    if (words.at(from).is("without")) {
      return words.at(from + 1).is("delay") ? from + 2 : from + 3;
    }
    if (words.starts(from, List.of("in", "a", "timely", "manner"))) {
      return from + 4;
    }
    boolean participle = // "the alarm, where fitted, is turned on"
        words.at(from - 1).comma()
            && words.at(from).in(Set.of("where", "if", "when", "as"))
            && words.at(from + 1).lower().matches("\\w+(?:ed|wn|en)|set");
    boolean brief =
        (words.at(from + 1).in(BRIEF) || participle)
            && (words.at(from + 2).comma() || from + 2 >= to);
    if (brief) {
      return Math.min(to, words.at(from + 2).comma() ? from + 3 : from + 2);
    }
    int i = from + 1;
    if (words.at(from).is("within")) {
      while (i < to
          && !words.at(i).in(ModifierWords.UNITS)
          && !words.at(i).in(Set.of("time", "period", "deadline", "timeframe"))) {
        i++;
      }
      i++;
      while (i < to && words.at(i).in(Set.of("period", "frame", "limit", "limits"))) {
        i++;
      }
      boolean twice = words.at(i).is("and") && words.at(i + 1).in(Set.of("in", "no", "not", "at"));
      if (!twice
          && !words
              .at(i)
              .in(
                  Set.of(
                      "of",
                      "after",
                      "from",
                      "following",
                      "before",
                      "prior",
                      "thereafter",
                      "referred",
                      "specified",
                      "set",
                      "laid",
                      "mentioned",
                      "prescribed",
                      "stated"))) {
        return Math.min(i, to);
      }
    } else if (words.at(from).is("by") && words.at(from + 1).tagged("NUM")) {
      return Math.min(
          to,
          words.starts(from + 3, List.of("each")) || words.starts(from + 3, List.of("of", "each"))
              ? from + (words.at(from + 3).is("of") ? 6 : 5)
              : words.at(from + 3).text().matches("\\d{4}") ? from + 4 : from + 3);
    }
    int inner =
        i == from + 1
                && kind == ModifierKind.DEADLINE
                && words.at(from).in(Set.of("at", "no", "not", "immediately", "promptly", "as"))
            ? from + 6
            : i + 1;
    boolean clause = words.at(from).in(CLAUSE);
    for (; i < to; i++) {
      if (words.at(i - 1).tagged("CCONJ") && words.at(i).lower().equals(words.at(from).lower())) {
        continue; // "if you are unsure or if you need help"
      }
      Optional<ModifierKind> next = ModifierWords.kind(words, i, false);
      boolean own = words.at(i - 1).comma();
      if (clause && !own && secondHalf(words, i)) {
        continue;
      }
      boolean reduced = // "only when the source faces danger if named"
          clause && !own && words.at(i).is("if") && i + 2 >= to && kind != ModifierKind.DEADLINE;
      if (next.isPresent() && i >= Math.min(inner, to) && !reduced) {
        boolean switches =
            own
                || next.get() == ModifierKind.EXCEPTION
                || words.at(i).in(Set.of("if", "unless", "provided"))
                || (next.get() == ModifierKind.REMARK && !words.at(i).is("-"))
                || (kind == ModifierKind.DEADLINE
                    && next.get() == ModifierKind.CONDITION
                    && !words.at(i).is("after")
                    && !words.at(i).is("upon"));
        if (switches) {
          return i;
        }
      }
      boolean aside =
          words.at(from - 1).comma()
              && words.at(i).comma()
              && words.at(i + 1).in(Set.of("that", "to", "with"));
      if (aside && kind != ModifierKind.EXCEPTION) {
        return i + 1;
      }
    }
    return to;
  }
}
