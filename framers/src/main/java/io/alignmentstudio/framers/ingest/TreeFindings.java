package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person should know about the numbers of a document; nothing is left out for it. */
final class TreeFindings {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");

  /** Numbers of one part restart in every list. */
  private static final Pattern CLAUSE_NUMBER = Pattern.compile("\\(?(\\d+(?:\\.\\d+)+)[.)]?");

  /** A reference on which a rule depends; "see section 2" only helps to find more. */
  private static final Pattern DEPENDS =
      Pattern.compile(
          "(?i)\\b(?:subject to|except (?:as|where|when|if)\\b[^.;:]{0,60}?\\b(?:in|by|under)|as (?:set out|set forth|provided|described|specified|defined|laid down) in|notwithstanding|unless\\b[^.;:]{0,60}?\\b(?:by|in|under)) (?:the )?(?:section|clause|paragraph|article|rule|point|§) ?(\\d+(?:\\.\\d+)*)\\b(?!\\.?\\d| of (?!this))");

  private static final int MOST_SHOWN = 5;

  private final Map<String, List<String>> repeated = new LinkedHashMap<>();
  private final TreeMap<String, Set<String>> references = new TreeMap<>();

  private TreeFindings() {}

  /** Numbers that stand twice at one place, and references that lead back to where they stand. */
  static List<String> of(Section root) {
    TreeFindings findings = new TreeFindings();
    findings.read(root, "");
    List<String> warnings = new ArrayList<>();
    findings.twice().ifPresent(warnings::add);
    findings.circles().ifPresent(warnings::add);
    return warnings;
  }

  /** Numbers of sections that stand twice at one place; references of acts lead to other acts. */
  static List<String> ofAct(Section root) {
    TreeFindings findings = new TreeFindings();
    findings.read(root, "");
    return findings.twice().stream().toList();
  }

  private void read(Section section, String number) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    for (PolicyNode node : section.children()) {
      switch (node) {
        case Section below -> {
          String own = number(below.label());
          if (!own.isEmpty()) {
            places
                .computeIfAbsent(below.label().replaceFirst("[.)]$", ""), _ -> new ArrayList<>())
                .add(place(below));
          }
          read(below, own);
        }
        case Clause clause -> {
          Matcher label = CLAUSE_NUMBER.matcher(clause.label());
          if (label.matches()) {
            String place = clause.span().describe();
            places.computeIfAbsent(label.group(1), _ -> new ArrayList<>()).add(place);
          }
          String from = label.matches() ? label.group(1) : number;
          Set<String> targets =
              DEPENDS
                  .matcher(clause.text())
                  .results()
                  .map(found -> found.group(1))
                  .collect(Collectors.toSet());
          if (!from.isEmpty() && !targets.isEmpty()) {
            references.computeIfAbsent(from, _ -> new HashSet<>()).addAll(targets);
          }
        }
      }
    }
    places.forEach(
        (label, found) -> {
          if (found.size() > 1) {
            repeated.computeIfAbsent(label, _ -> new ArrayList<>()).addAll(found);
          }
        });
  }

  private static String number(String label) {
    return NUMBER.matcher(label).results().map(MatchResult::group).findFirst().orElse("");
  }

  private static String place(Section section) {
    String title = section.title().isEmpty() ? "no title" : "\"" + section.title() + "\"";
    return section
        .clauses()
        .findFirst()
        .map(first -> title + ", " + first.span().describe())
        .orElse(title);
  }

  private Optional<String> twice() {
    return repeated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d %s more than once, so that a reference to it may mean either: %s"
                .formatted(
                    repeated.size(),
                    repeated.size() == 1 ? "number stands" : "numbers stand",
                    shown(
                        repeated.entrySet().stream()
                            .map(
                                entry ->
                                    entry.getKey()
                                        + " ("
                                        + String.join("; ", entry.getValue())
                                        + ")")
                            .toList())));
  }

  private Optional<String> circles() {
    Set<String> known = new HashSet<>();
    List<String> circles = new ArrayList<>();
    for (String start : references.keySet()) {
      if (!known.contains(start)) {
        circle(start)
            .ifPresent(
                path -> {
                  known.addAll(path);
                  circles.add(String.join(" → ", path) + " → " + start);
                });
      }
    }
    return circles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d %s to where they stand: %s"
                .formatted(
                    circles.size(),
                    circles.size() == 1
                        ? "chain of references leads back"
                        : "chains of references lead back",
                    shown(circles)));
  }

  /** The numbers from one back to itself. */
  private Optional<List<String>> circle(String start) {
    Map<String, String> before = new LinkedHashMap<>();
    List<String> open = new ArrayList<>(List.of(start));
    for (int i = 0; i < open.size(); i++) {
      String from = open.get(i);
      for (String target : references.getOrDefault(from, Set.of())) {
        if (target.equals(start)) {
          List<String> path = new ArrayList<>();
          for (String at = from; !at.equals(start); at = before.getOrDefault(at, start)) {
            path.addFirst(at);
          }
          path.addFirst(start);
          return Optional.of(path);
        }
        // "Subject to section 2" depends on all numbers of section 2.
        Map<String, Set<String>> inside = references.subMap(target, true, target + "/", false);
        for (String next : inside.keySet()) {
          boolean within = next.equals(target) || next.startsWith(target + ".");
          if (within && !next.equals(start) && !before.containsKey(next)) {
            before.put(next, from);
            open.add(next);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static String shown(List<String> all) {
    return String.join(", ", all.subList(0, Math.min(MOST_SHOWN, all.size())))
        + (all.size() > MOST_SHOWN ? " and " + (all.size() - MOST_SHOWN) + " more" : "");
  }
}
