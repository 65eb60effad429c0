package io.alignmentstudio.framers.norms.text;

import io.alignmentstudio.framers.language.Placeholders;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables of a template, "within {{ hours }} hours" or "[Company Name] must", which somebody must
 * still fill in. The grammar reads a made-up name in place of each; norms show the variable as it
 * is written.
 */
public final class TemplateVariables {
  /** Not where a section begins or ends, a comment, an expression of many lines. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\{\\{\\{?(?!\\s*(?:[#/^!>]|insert\\b|else\\b))[^{}\\n]{1,60}\\}\\}\\}?"
              + "|\\$\\{[\\w.-]{1,60}\\}|<%=[^%\\n]{1,60}%>"
              + "|"
              + Placeholders.PATTERN.pattern());

  /** Its name, and not its address: told as "the company". */
  private static final Pattern COMPANY =
      Pattern.compile(
          "(?i)\\{{2,3}[\\s&.]*company(?:[_.-]?(?:short|full|legal)?[_.-]?name)?\\s*\\}{2,3}");

  /** Ends as names of places do, so that it is tagged as a name. */
  private static final Pattern NAME = Pattern.compile("(?i)vqx((?:[a-p]{4})+)xqvia");

  private TemplateVariables() {}

  /** The text with a name in place of every variable but the company's name. */
  static String hidden(String text) {
    if (text.indexOf('{') < 0
        && text.indexOf('%') < 0
        && text.indexOf('<') < 0
        && text.indexOf('[') < 0) {
      return text;
    }
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                COMPANY.matcher(found.group()).matches()
                        || !Placeholders.is(found.group(), text.substring(found.end()))
                    ? Matcher.quoteReplacement(found.group())
                    : name(found.group()));
  }

  /** The text with the variables again. */
  public static String shown(String text) {
    return NAME.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1))));
  }

  /** Sixteen letters stand for the digits, four of them for each character. */
  private static String name(String variable) {
    StringBuilder name = new StringBuilder("Vqx");
    for (int at = 0; at < variable.length(); at++) {
      char character = variable.charAt(at);
      for (int shift = 12; shift >= 0; shift -= 4) {
        name.append((char) ('a' + (character >> shift & 15)));
      }
    }
    return name.append("xqvia").toString();
  }

  private static String variable(String name) {
    String letters = name.toLowerCase(Locale.ROOT);
    StringBuilder variable = new StringBuilder();
    for (int at = 0; at + 4 <= letters.length(); at += 4) {
      int character = 0;
      for (int digit = 0; digit < 4; digit++) {
        character = character << 4 | letters.charAt(at + digit) - 'a';
      }
      variable.append((char) character);
    }
    return variable.toString();
  }
}
