package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.NearestName;
import io.alignmentstudio.domain.Problems;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves verbatim quotes to clause ids. White space, typographic quotes and dashes, and Markdown
 * emphasis make no difference; wording does. A quote may be part of a clause, begin with the label
 * or bullet that the document prints before it, stand across its lead-in, or run over neighbouring
 * clauses.
 */
public final class ClauseQuotes {
  private static final Pattern BULLET = Pattern.compile("^(?:[-•·◦▪‣○●■□☐☑☒✓]|\\[[ xX]?\\])\\s+");
  private static final Pattern LABEL =
      Pattern.compile("^[(\\[§]?\\s*([\\p{L}\\p{N}]+(?:\\.[\\p{L}\\p{N}]+)*)[.)\\]:]*\\s+(?=\\S)");

  private final Map<String, ReadingOrder> policies = new LinkedHashMap<>();
  private final Map<String, Clause> clauses = new LinkedHashMap<>();

  /**
   * Indexes clauses.
   *
   * @param clauses in reading order, of any number of regulations
   */
  public ClauseQuotes(List<Clause> clauses) {
    Map<String, List<Clause>> byPolicy = new LinkedHashMap<>();
    for (Clause clause : clauses) {
      byPolicy.computeIfAbsent(clause.regulation(), key -> new ArrayList<>()).add(clause);
      this.clauses.put(clause.id(), clause);
    }
    byPolicy.forEach((policy, members) -> policies.put(policy, new ReadingOrder(members)));
  }

  /**
   * Finds the clauses that a quote stands in, first in its own policy, then in the others.
   *
   * @return ids in reading order; none if the words occur nowhere
   */
  public List<String> resolve(String policy, String quote) {
    String words = normal(quote);
    if (words.isEmpty()) {
      return List.of();
    }
    ReadingOrder own = policies.get(policy);
    List<String> found = own == null ? List.of() : own.find(words);
    for (Map.Entry<String, ReadingOrder> other : policies.entrySet()) {
      if (found.isEmpty() && !other.getKey().equals(policy)) {
        found = other.getValue().find(words);
      }
    }
    return found;
  }

  /**
   * Fills in the clause ids of every row from its quotes, and checks ids that rows name themselves.
   *
   * @param problems receives unknown policies, quotes and ids with file and line
   */
  public RowFolder resolve(RowFolder rows, Problems problems) {
    return new RowFolder(
        rows.questions().stream().map(r -> r.withClauseIds(clauseIds(r, problems))).toList(),
        rows.scenarios().stream().map(r -> r.withClauseIds(clauseIds(r, problems))).toList(),
        rows.requests().stream().map(r -> r.withClauseIds(clauseIds(r, problems))).toList(),
        rows.preferences().stream().map(r -> r.withClauseIds(clauseIds(r, problems))).toList());
  }

  private List<String> clauseIds(Row row, Problems problems) {
    String place = row.head().source().describe() + ": row '" + row.id() + "': ";
    if (!policies.containsKey(row.policy())) {
      problems.add(
          "%sunknown policy '%s'; known are %s%s",
          place,
          row.policy(),
          String.join(", ", policies.keySet()),
          NearestName.hint(row.policy(), policies.keySet()));
    }
    Set<String> found = new LinkedHashSet<>();
    for (String id : row.clauseIds()) {
      if (clauses.containsKey(id)) {
        found.add(id);
      } else {
        problems.add(
            "%sno clause has the id '%s'%s", place, id, NearestName.hint(id, clauses.keySet()));
      }
    }
    for (String quote : row.clauseQuotes()) {
      List<String> resolved = resolve(row.policy(), quote);
      if (resolved.isEmpty()) {
        problems.add(
            "%sclause_quote not found in any policy: \"%s\"%s",
            place, quote, nearest(row.policy(), quote));
      } else if (row.clauseIds().isEmpty()) {
        found.addAll(resolved);
      } else if (row.clauseIds().stream().noneMatch(id -> standsIn(quote, id, resolved))) {
        problems.add(
            "%sclause_quote stands in %s, not in %s that clause_ids names: \"%s\"",
            place, String.join(", ", resolved), String.join(", ", row.clauseIds()), quote);
      }
    }
    return List.copyOf(found);
  }

  private boolean standsIn(String quote, String id, List<String> resolved) {
    Clause clause = clauses.get(id);
    return resolved.contains(id) || (clause != null && standIn(List.of(clause), quote));
  }

  /**
   * Whether clauses say the words of a quote, as {@link #resolve(String, String)} finds them.
   *
   * @param clauses in reading order, such as those that a row rests on
   */
  public static boolean standIn(List<Clause> clauses, String quote) {
    if (clauses.stream().anyMatch(clause -> clause.fullText().contains(quote))) {
      return true;
    }
    String words = normal(quote);
    return !words.isEmpty() && !new ReadingOrder(clauses).find(words).isEmpty();
  }

  private String nearest(String policy, String quote) {
    ReadingOrder own = policies.get(policy);
    return own == null
        ? ""
        : own.nearest(normal(quote))
            .map(clause -> "; the nearest clause is " + clause.id() + ": \"" + clause.text() + "\"")
            .orElse("");
  }

  /** Text with white space, quotes, dashes and emphasis folded; what is compared. */
  static String normal(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return folded
        .replaceAll("[\\u2018\\u2019\\u201A\\u201B\\u2032\\u00B4`]", "'")
        .replaceAll("[\\u201C\\u201D\\u201E\\u201F\\u2033\\u00AB\\u00BB]", "\"")
        .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
        .replaceAll("[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]", "")
        .replaceAll("\\*+|__", "")
        .replaceAll("(?U)\\s+", " ")
        .strip();
  }

  /** The clauses of one policy, alone and run together. */
  private static final class ReadingOrder {
    private final List<Clause> clauses;
    private final List<String> texts = new ArrayList<>();
    private final List<String> fullTexts = new ArrayList<>();
    private final Running plain;
    private final Running labelled;

    ReadingOrder(List<Clause> clauses) {
      this.clauses = List.copyOf(clauses);
      for (Clause clause : clauses) {
        texts.add(normal(clause.text()));
        fullTexts.add(normal(clause.fullText()));
      }
      plain = new Running(clauses, false);
      labelled = new Running(clauses, true);
    }

    List<String> find(String words) {
      List<String> exact = matching(texts, words, true);
      if (!exact.isEmpty()) {
        return exact;
      }
      List<String> within = matching(texts, words, false);
      if (!within.isEmpty()) {
        return within;
      }
      List<String> withLeadIn = matching(fullTexts, words, false);
      if (!withLeadIn.isEmpty()) {
        return withLeadIn;
      }
      List<String> across = plain.find(words);
      if (!across.isEmpty()) {
        return across;
      }
      List<String> withLabels = labelled.find(words);
      return withLabels.isEmpty() ? marked(words) : withLabels;
    }

    /** Clauses that the words begin, after a bullet or a label in other punctuation. */
    private List<String> marked(String words) {
      String bare = BULLET.matcher(words).replaceFirst("");
      Matcher label = LABEL.matcher(bare);
      String labelled = label.find() ? bare.substring(label.end()) : bare;
      List<String> found = new ArrayList<>();
      for (int i = 0; i < clauses.size(); i++) {
        boolean own =
            label.hasMatch() && label.group(1).equalsIgnoreCase(bareLabel(clauses.get(i)));
        if ((!bare.equals(words) && texts.get(i).startsWith(bare))
            || (own && texts.get(i).startsWith(labelled))) {
          found.add(clauses.get(i).id());
        }
      }
      return found;
    }

    private static String bareLabel(Clause clause) {
      Matcher label = LABEL.matcher(normal(clause.label()) + " .");
      return label.find() ? label.group(1) : "";
    }

    private List<String> matching(List<String> candidates, String words, boolean whole) {
      List<String> found = new ArrayList<>();
      for (int i = 0; i < clauses.size(); i++) {
        String candidate = candidates.get(i);
        if (whole ? candidate.equals(words) : candidate.contains(words)) {
          found.add(clauses.get(i).id());
        }
      }
      return found;
    }

    /** The clause that shares the largest part of the words, if it is at least half. */
    Optional<Clause> nearest(String words) {
      Set<String> wanted = wordSet(words);
      double best = 0.5;
      Clause nearest = null;
      for (int i = 0; i < clauses.size(); i++) {
        Set<String> shared = wordSet(fullTexts.get(i));
        shared.retainAll(wanted);
        double share = shared.size() / (double) Math.max(1, wanted.size());
        if (share >= best && (nearest == null || share > best)) {
          best = share;
          nearest = clauses.get(i);
        }
      }
      return Optional.ofNullable(nearest);
    }

    private static Set<String> wordSet(String text) {
      return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    }
  }

  /** All clauses of a policy as one text that remembers which clause each character is of. */
  private static final class Running {
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> starts = new ArrayList<>();
    private final List<String> owners = new ArrayList<>();

    Running(List<Clause> clauses, boolean withLabels) {
      String leadIn = "";
      String previous = "";
      for (Clause clause : clauses) {
        String current = normal(clause.leadIn());
        starts.add(text.length());
        owners.add(clause.id());
        if (!current.isEmpty() && !current.equals(leadIn) && !previous.endsWith(current)) {
          text.append(current).append(' ');
        }
        if (withLabels && !clause.label().isEmpty()) {
          text.append(normal(clause.label())).append(' ');
        }
        previous = normal(clause.text());
        text.append(previous).append(' ');
        leadIn = current;
      }
    }

    List<String> find(String words) {
      int start = text.indexOf(words);
      if (start < 0) {
        return List.of();
      }
      int end = start + words.length();
      List<String> found = new ArrayList<>();
      for (int i = 0; i < starts.size(); i++) {
        int next = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
        if (starts.get(i) < end && next > start) {
          found.add(owners.get(i));
        }
      }
      return found;
    }
  }
}
