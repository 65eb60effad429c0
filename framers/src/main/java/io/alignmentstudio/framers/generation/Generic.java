package io.alignmentstudio.framers.generation;

import java.util.Map;
import java.util.regex.Pattern;

/** Phrases of a norm in questions and requests, where no bearer stands in front of them. */
final class Generic {
  private static final Pattern UNITS =
      Pattern.compile("\\b(?:minutes|hours|days|weeks|months|years|reasons|percent)\\b");
  private static final Pattern DEFINITE = Pattern.compile("\\bthe ([a-z]+)\\b");

  private Generic() {}

  /** "denying the request", where only the condition says which: "denying a request". */
  private static String introduced(String phrase, Topic topic) {
    String condition = topic.condition();
    return DEFINITE
        .matcher(phrase)
        .replaceAll(
            found ->
                condition.matches("(?is).*\\ban? (?:\\w+ )?" + found.group(1) + "\\b.*")
                    ? Inflection.withArticle(found.group(1))
                    : found.group());
  }

  /** "contacting their manager" said of nobody in particular: "contacting one's manager". */
  static String of(String phrase) {
    // "days" before "their" is no other owner, and "corresponds" is no plural.
    String owners =
        UNITS
            .matcher(phrase)
            .replaceAll("time")
            .replaceAll("\\b(who|which|that) \\w+s\\b", "$1 did");
    if (Pronouns.doubtful(owners)) {
      return phrase;
    }
    return phrase
        .replaceAll("\\b(?:their|your|our|his or her) own\\b", "one's own")
        .replaceAll("\\b(?:their|your|our|his or her)\\b", "one's")
        .replaceAll("\\b(?:themselves|yourself|ourselves)\\b", "oneself");
  }

  /** The slots of a line, with the pronouns that fit who speaks in it. */
  static Map<String, String> slots(Topic topic, GenerationContext context, Cast cast, String line) {
    Map<String, String> slots = topic.slots(context);
    slots.put("colleague", cast.colleague().name());
    slots.put("place", cast.place());
    slots.put("weekday", cast.weekday());
    slots.put("month", cast.month());
    slots.put("t", introduced(of(topic.subject()), topic));
    if (line.contains("{bearer} {base}") || line.contains("the team")) {
      return slots;
    }
    boolean mine = line.matches(".*\\b(?:I|me)\\b.*") && !line.contains("{colleague}");
    boolean theirs =
        line.matches(
            ".*\\{colleague} (?:does not want )?to \\{base.*|.*\\{colleague} a reason not to"
                + " \\{base.*");
    boolean somebody =
        line.matches(".*\\b(?:nobody|somebody) (?:did not )?\\{(?:past|pastq|base)}.*");
    if (somebody) {
      return slots; // "nobody locked their screen"
    }
    Subject.Person person = mine ? Subject.Person.I : cast.colleague().person();
    Subject subject = new Subject("", "", "", person, true);
    for (String name : new String[] {"base", "baseAff", "act", "Act", "past", "pastq"}) {
      slots.computeIfPresent(
          name,
          (key, phrase) ->
              mine || theirs
                  ? Pronouns.adapt(phrase, subject)
                  : key.startsWith("past") ? phrase : of(phrase));
    }
    return slots;
  }
}
