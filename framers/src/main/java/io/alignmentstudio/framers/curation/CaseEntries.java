package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scenario has as entries: the lines of a record, or words of the policy that a story quotes
 * and says something of.
 */
final class CaseEntries {
  /** Entries from which on a text is a record. */
  private static final int FEWEST = 3;

  /** Share of the act's words by which a quotation is about it. */
  private static final double TELLS = 0.6;

  private static final Pattern ENTRY =
      Pattern.compile("^(?<label>[^:]{2,240}): (?<value>.+?)[.?!]*$", Pattern.DOTALL);
  private static final Pattern DOUBLE = Pattern.compile("\"([^\"]{3,})\"");
  private static final Pattern SINGLE =
      Pattern.compile("(?<=[\\s(])'(\\w(?:[^']|'(?=\\w))+)'(?!\\w)");

  /** What a rule says, and no case. */
  private static final Pattern RULE =
      Pattern.compile("(?i)\\b(?:must|may|shall|should|can|cannot)\\b");

  /** What somebody says in sentences. */
  private static final Pattern SPEECH = Pattern.compile("[.?!](?:\\s|$)");

  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)\\b(?:nobody (?:knows|could|can)|not known|not be found out|no answer|silent|unclear|not recorded)\\b");
  private static final Pattern DENIED = Pattern.compile("(?i)\\b(?:not|no|never|refused)\\b");

  private CaseEntries() {}

  /** What an entry comes to. */
  enum State {
    YES,
    NO,
    OPEN
  }

  /** One entry: "A device is lost: no." */
  record Entry(String label, String value) {
    State state() {
      String lower = value.toLowerCase(Locale.ROOT);
      if (lower.matches("(?:no|refused|not done)\\b(?! entry).*")) {
        return State.NO;
      }
      return lower.matches("(?:yes|granted|done)\\b.*") || RecordTimes.moment(value).isPresent()
          ? State.YES
          : State.OPEN;
    }

    Set<String> named() {
      return BlindReader.stems(label);
    }

    /** Whether it has the policy's words for a condition or exception, negations and all. */
    boolean quotesCircumstance() {
      return label.matches("(?i)the (?:condition|exception) '.*");
    }
  }

  /** The entries of a text; none where it is a story that tells in its own words. */
  static List<Entry> of(Norm norm, String text) {
    List<Entry> lines = lines(text);
    return lines.size() >= FEWEST ? lines : quoted(norm, text);
  }

  private static List<Entry> lines(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String sentence : text.split("(?<=[.?!])\\s+(?=[A-Z'(])")) {
      Matcher entry = ENTRY.matcher(sentence);
      if (entry.matches()) {
        entries.add(new Entry(entry.group("label"), entry.group("value").strip()));
      }
    }
    return entries;
  }

  private static List<Entry> quoted(Norm norm, String text) {
    String inner =
        DOUBLE
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .filter(speech -> SINGLE.matcher(" " + speech).find())
            .findFirst()
            .orElse("");
    String story = inner.isEmpty() ? text : " " + inner;
    List<MatchResult> found = (inner.isEmpty() ? DOUBLE : SINGLE).matcher(story).results().toList();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      int to = i + 1 < found.size() ? found.get(i + 1).start() : story.length();
      entries.add(new Entry(found.get(i).group(1), said(story.substring(found.get(i).end(), to))));
    }
    return entries.stream().anyMatch(entry -> about(norm, entry.label())) ? entries : List.of();
  }

  /** Whether a quotation is the norm's act rather than the norm. */
  private static boolean about(Norm norm, String words) {
    Set<String> act = BlindReader.stems(norm.action());
    norm.deadline().map(BlindReader::stems).ifPresent(act::removeAll);
    Set<String> both = new HashSet<>(act);
    both.retainAll(BlindReader.stems(words));
    return !act.isEmpty()
        && both.size() >= TELLS * act.size()
        && !RULE.matcher(words).find()
        && !SPEECH.matcher(words).find();
  }

  /** What stands behind a quotation: the rest of its sentence, else the next one. */
  private static String said(String behind) {
    String[] sentences = behind.split("(?<=[.?!])\\s+", 3);
    String words =
        sentences[0].matches("[\\s\\W]*") && sentences.length > 1 ? sentences[1] : sentences[0];
    if (OPEN.matcher(words).find()) {
      return "open";
    }
    return DENIED.matcher(words).find() ? "no" : "yes";
  }
}
