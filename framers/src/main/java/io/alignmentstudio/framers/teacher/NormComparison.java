package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the norms that grammar found beside those of the teacher. Two norms of a clause are the same
 * where their words are alike enough; each norm has at most one partner.
 *
 * @param clauses with a norm of either, in the order of the documents
 */
public record NormComparison(List<ClauseNorms> clauses, Counts counts) {
  /** Share of the words of the smaller one from which two norms are one. */
  private static final double SAME = 0.5;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> EMPTY =
      Set.of(
          "a", "an", "the", "of", "to", "in", "and", "or", "must", "shall", "may", "should", "not",
          "be", "is", "are", "by", "for", "on", "with", "all", "any", "every", "each");

  /**
   * The norms of one clause.
   *
   * @param text of the clause with its lead-in
   */
  public record ClauseNorms(
      String clauseId,
      String text,
      List<Pair> both,
      List<Norm> grammarOnly,
      List<Norm> teacherOnly) {
    public ClauseNorms {
      both = List.copyOf(both);
      grammarOnly = List.copyOf(grammarOnly);
      teacherOnly = List.copyOf(teacherOnly);
    }
  }

  /**
   * A norm that both found.
   *
   * @param differing "modality", "bearer", "condition", ...: what they say differently
   */
  public record Pair(Norm grammar, Norm teacher, List<String> differing) {
    public Pair {
      differing = List.copyOf(differing);
    }
  }

  /**
   * How many.
   *
   * @param differing pairs by what they say differently
   */
  public record Counts(
      int clauses, int both, int grammarOnly, int teacherOnly, Map<String, Integer> differing) {
    public Counts {
      differing = Map.copyOf(differing);
    }
  }

  public NormComparison {
    clauses = List.copyOf(clauses);
  }

  /** Compares, clause by clause. */
  public static NormComparison of(List<Clause> clauses, List<Norm> grammar, List<Norm> teacher) {
    Map<String, List<Norm>> ofGrammar = byClause(grammar);
    Map<String, List<Norm>> ofTeacher = byClause(teacher);
    List<ClauseNorms> compared = new ArrayList<>();
    for (Clause clause : clauses) {
      List<Norm> left = ofGrammar.getOrDefault(clause.id(), List.of());
      List<Norm> right = ofTeacher.getOrDefault(clause.id(), List.of());
      if (!left.isEmpty() || !right.isEmpty()) {
        compared.add(compare(clause, left, right));
      }
    }
    return new NormComparison(compared, count(compared));
  }

  private static Map<String, List<Norm>> byClause(List<Norm> norms) {
    return norms.stream().collect(Collectors.groupingBy(norm -> norm.clauseIds().getFirst()));
  }

  private record Candidate(Norm grammar, Norm teacher, double likeness) {}

  private static ClauseNorms compare(Clause clause, List<Norm> left, List<Norm> right) {
    List<Candidate> candidates = new ArrayList<>();
    for (Norm grammar : left) {
      for (Norm teacher : right) {
        candidates.add(new Candidate(grammar, teacher, likeness(grammar, teacher)));
      }
    }
    candidates.sort(Comparator.comparingDouble((Candidate each) -> -each.likeness()));
    Set<Norm> paired = new HashSet<>();
    List<Pair> both = new ArrayList<>();
    for (Candidate each : candidates) {
      if (each.likeness() >= SAME
          && !paired.contains(each.grammar())
          && !paired.contains(each.teacher())) {
        paired.add(each.grammar());
        paired.add(each.teacher());
        both.add(
            new Pair(each.grammar(), each.teacher(), differing(each.grammar(), each.teacher())));
      }
    }
    both.sort(Comparator.comparingInt(pair -> left.indexOf(pair.grammar())));
    return new ClauseNorms(
        clause.id(),
        clause.fullText(),
        both,
        left.stream().filter(norm -> !paired.contains(norm)).toList(),
        right.stream().filter(norm -> !paired.contains(norm)).toList());
  }

  private static double likeness(Norm left, Norm right) {
    Set<String> mine = words(left.action() + " " + left.statement());
    Set<String> other = words(right.action() + " " + right.statement());
    long shared = mine.stream().filter(other::contains).count();
    int fewer = Math.min(mine.size(), other.size());
    return fewer == 0 ? 0 : (double) shared / fewer;
  }

  private static List<String> differing(Norm grammar, Norm teacher) {
    List<String> differing = new ArrayList<>();
    if (grammar.modality() != teacher.modality()) {
      differing.add("modality");
    }
    if (!words(grammar.bearer()).equals(words(teacher.bearer()))) {
      differing.add("bearer");
    }
    part("condition", grammar.condition(), teacher.condition(), differing);
    part("exception", grammar.exception(), teacher.exception(), differing);
    part("threshold", grammar.threshold(), teacher.threshold(), differing);
    part("deadline", grammar.deadline(), teacher.deadline(), differing);
    return differing;
  }

  private static void part(
      String name, Optional<String> grammar, Optional<String> teacher, List<String> differing) {
    Set<String> left = words(grammar.orElse(""));
    Set<String> right = words(teacher.orElse(""));
    if (!left.equals(right)) {
      differing.add(name);
    }
  }

  private static Set<String> words(String text) {
    return NO_WORD
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty() && !EMPTY.contains(word))
        .collect(Collectors.toSet());
  }

  private static Counts count(List<ClauseNorms> clauses) {
    Map<String, Integer> differing = new TreeMap<>();
    clauses.stream()
        .flatMap(clause -> clause.both().stream())
        .flatMap(pair -> pair.differing().stream())
        .forEach(what -> differing.merge(what, 1, Integer::sum));
    return new Counts(
        clauses.size(),
        clauses.stream().mapToInt(clause -> clause.both().size()).sum(),
        clauses.stream().mapToInt(clause -> clause.grammarOnly().size()).sum(),
        clauses.stream().mapToInt(clause -> clause.teacherOnly().size()).sum(),
        differing);
  }

  /** The norms that only the teacher found. */
  public List<Norm> teacherOnly() {
    return clauses.stream().flatMap(clause -> clause.teacherOnly().stream()).toList();
  }

  /** The report for people: counts, then every clause where the two are not of one mind. */
  public String print() {
    StringBuilder out = new StringBuilder();
    out.append(
        "%,d clauses with norms: %,d norms found by both, %,d by grammar only, %,d by the teacher only%n"
            .formatted(
                counts.clauses(), counts.both(), counts.grammarOnly(), counts.teacherOnly()));
    out.append(
        "of those found by both, different: %s%n"
            .formatted(
                counts.differing().isEmpty()
                    ? "none"
                    : new TreeMap<>(counts.differing())
                        .entrySet().stream()
                            .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
                            .collect(Collectors.joining(", "))));
    for (ClauseNorms clause : clauses) {
      List<Pair> odd = clause.both().stream().filter(pair -> !pair.differing().isEmpty()).toList();
      if (odd.isEmpty() && clause.grammarOnly().isEmpty() && clause.teacherOnly().isEmpty()) {
        continue;
      }
      out.append("%n%s  \"%s\"%n".formatted(clause.clauseId(), clause.text()));
      odd.forEach(
          pair ->
              out.append(
                  "  differ in %s%n    grammar  %s%n    teacher  %s%n"
                      .formatted(
                          String.join(", ", pair.differing()),
                          line(pair.grammar()),
                          line(pair.teacher()))));
      clause
          .grammarOnly()
          .forEach(norm -> out.append("  grammar only  %s%n".formatted(line(norm))));
      clause
          .teacherOnly()
          .forEach(norm -> out.append("  teacher only  %s%n".formatted(line(norm))));
    }
    return out.toString();
  }

  private static String line(Norm norm) {
    return "%s | %s | %s%s%s%s%s"
        .formatted(
            norm.bearer(),
            norm.modality().name().toLowerCase(Locale.ROOT),
            norm.action(),
            part(norm.condition()),
            part(norm.exception()),
            part(norm.threshold()),
            part(norm.deadline()));
  }

  private static String part(Optional<String> text) {
    return text.map(words -> " | " + words).orElse("");
  }
}
