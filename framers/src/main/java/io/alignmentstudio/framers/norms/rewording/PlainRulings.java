package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.VerbPhrases;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says plainly what a sentence rules: "it is unethical to" as "it is prohibited to", and an order
 * to use a form without what the form asks for.
 */
public final class PlainRulings {
  /** "It is unethical to print libel": what codes say for what they forbid. */
  private static final Pattern UNETHICAL =
      Pattern.compile(
          "(?i)^(?<front>(?:[A-Z][^,;:]*, )?)it is (?:\\w+ly |also |always |very )*(?:unethical|immoral|against (?:(?:the|our|this|[\\w.-]+'s?|[A-Z][\\w-]*) )(?:[\\w-]+ )?(?:policy|policies|rules|code(?: of \\w+)?))(?<to> (?:for [^,;:]+? )?to [a-z].*)$");

  /** "Report on the form, which will ask for the following": what is listed describes the form. */
  private static final Pattern DESCRIBES =
      Pattern.compile(
          "(?i)^(?<rule>[^:]*?\\b(?:must|shall|should|may|please|use|submit|fill)\\b[^:]*?),? (?:which|that) (?:will |should )?(?:asks?|prompts?|requests?) (?:you |them )?for (?:all |any |each |some )?(?:of )?the following\\b[^:]*$");

  private PlainRulings() {}

  /** A sentence that condemns with "unethical", said with "prohibited". */
  static String plain(String sentence) {
    Matcher describes = DESCRIBES.matcher(sentence.replaceFirst(":\\s*\\.?$", ""));
    if (describes.matches() && sentence.matches("(?s).*:\\s*\\.?")) {
      return describes.group("rule") + ".";
    }
    Matcher unethical = UNETHICAL.matcher(sentence);
    return unethical.matches()
        ? VerbPhrases.capitalised(
            unethical.group("front") + "it is prohibited" + unethical.group("to"))
        : sentence;
  }

  /** Whether what a lead-in announces describes a form that it orders to use. */
  public static boolean describes(String leadIn) {
    return DESCRIBES.matcher(leadIn).matches();
  }
}
