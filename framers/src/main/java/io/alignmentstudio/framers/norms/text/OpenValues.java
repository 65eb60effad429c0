package io.alignmentstudio.framers.norms.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an organisation has still to fill in, said in words: "within the defined time period". */
final class OpenValues {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(\\S+ )?\\[(Assignment|Selection)[^:\\[\\]]*:\\s*([^\\[\\]]*)\\]");

  /** "the following content: the defined fields". */
  private static final Pattern FOLLOWING_VALUE =
      Pattern.compile(
          "(?i)^(.*)\\bthe following ([^:]*): (?:the defined|organi[sz]ation-defined)"
              + " [^:]*?(?=(?:\\s*; (?:and|or))?[.;]?$)");

  private static final Pattern INSERT = Pattern.compile("\\{\\{\\s*insert[^}]*\\}\\}");

  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{\\{?[#/^]?\\s*([\\w.]*)[^}]*\\}\\}\\}?");

  /** Where a section of a template begins or ends: no words of its text. */
  private static final Pattern SECTION_TAG = Pattern.compile("\\{\\{\\{?[#/^].*");

  private static final Pattern LIQUID = Pattern.compile("\\{%[^%\"]*(?:\"([^\"]*)\")?[^%]*%\\}");

  private static final Pattern TWO_ARTICLES = Pattern.compile("(?i)\\b(the|an?) the company\\b");

  /** "{{companyShortName}} company data". */
  private static final Pattern TWICE_COMPANY = Pattern.compile("\\bcompany company\\b");

  private OpenValues() {}

  /** A text with a name in place of each open value. */
  static String named(String original) {
    String text = assigned(original);
    text =
        INSERT
            .matcher(text)
            .replaceAll("the defined value")
            .replaceAll("(?i)\\b(?:an?|the) (?=the defined value)", "");
    text =
        LIQUID
            .matcher(text)
            .replaceAll(
                match -> Matcher.quoteReplacement(match.group(1) == null ? "" : match.group(1)));
    text =
        VARIABLE
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        SECTION_TAG.matcher(match.group()).matches()
                            ? ""
                            : variable(match.group(1))));
    return text;
  }

  /** A text that says "the company" once where the value and the words around it say it. */
  static String company(String text) {
    String articled = TWO_ARTICLES.matcher(text).replaceAll("the company");
    return TWICE_COMPANY.matcher(articled).replaceAll("company");
  }

  /** Says what an organisation has to fill in: "within the defined time period". */
  private static String assigned(String original) {
    String text = original;
    Matcher matcher = ASSIGNMENT.matcher(text);
    while (matcher.find()) {
      String before = matcher.group(1) == null ? "" : matcher.group(1);
      String label = matcher.group(3).replaceAll("\\s*;\\s*", " or ").strip();
      boolean named = label.matches("(?i)(?:the|an?|any|all|organi[sz]ation-defined)\\b.*");
      String value = matcher.group(2).equals("Selection") || named ? label : "the defined " + label;
      boolean governed = before.matches("(?i)(?:at|every|per|for|in|on|by|with|of|the|an?) ");
      boolean articled = before.matches("(?i)(?:the|an?) ");
      String filled = (label.equals("frequency") && !governed ? "at " : "") + value;
      text =
          text.substring(0, matcher.start())
              + (articled && value.matches("(?i)(?:the|an?|any|all)\\b.*") ? "" : before)
              + filled
              + text.substring(matcher.end());
      matcher = ASSIGNMENT.matcher(text);
    }
    return FOLLOWING_VALUE.matcher(text).replaceFirst("$1the defined $2");
  }

  private static String variable(String name) {
    if (name.toLowerCase(Locale.ROOT).contains("company")) {
      return "the company";
    }
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).replace('.', ' ');
  }
}
