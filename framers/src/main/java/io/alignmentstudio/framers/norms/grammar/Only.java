package io.alignmentstudio.framers.norms.grammar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places "only" where it restricts once the modal is gone. */
public final class Only {
  private static final Pattern PREPOSITION =
      Pattern.compile(
          " (?=(?:with|for|to|in|on|by|from|through|via|at|after|during|under|upon|using|as) )");

  private static final Pattern HERE =
      Pattern.compile(" (?:in|on|at|with|from|for) (?:this|these) [a-z]+\\.?$");

  private static final Pattern BAN =
      Pattern.compile(
          "^(?<deed>.+?),? (?:only|solely|exclusively) (?<left>(?:with|for|to|in|on|by|from|through|via|at|after|before|during|under"
              + "|upon|using|as|within|inside|outside|near|between|until|over|where|while)\\b.*)$");

  private static final Pattern OTHER_THAN = Pattern.compile("^(?<verb>[a-z-]+) only (?<what>.+)$");

  /** Whether a rule ends with the place that it speaks of all along: "on this machine". */
  public static boolean here(String text) {
    return HERE.matcher(text).find();
  }

  /**
   * What may be done in one way only, said as what must not be done.
   *
   * @param exception the way that is left, "except in the yard"; empty where the action says it
   */
  public record Ban(String action, Optional<String> exception) {}

  /** "Only designated employees may post for the company:", with the groups that may. */
  private static final Pattern DESIGNATED =
      Pattern.compile(
          "(?i)^(?<whole>only (?:the following |designated |authori[sz]ed |approved |certain |selected |named |trained )+(?<who>[a-z]+(?: members?)?) (?<deed>may [^:;,]+?)):$");

  private Only() {}

  /** A lead-in that tells a whole ban, ended; any other text as it is. */
  public static String closed(String text) {
    Matcher matcher = DESIGNATED.matcher(text);
    return matcher.matches() && !matcher.group("who").matches("(?i).*ing")
        ? matcher.group("whole") + "."
        : text;
  }

  /** What a group below such a lead-in may do: "the board may post for the company". */
  public static Optional<String> group(String leadIn, String item) {
    Matcher matcher = DESIGNATED.matcher(leadIn.strip());
    Words group = Words.of(item.replaceFirst("[\\s,;.]+$", ""));
    boolean people =
        matcher.matches()
            && group.size() > 0
            && !FiniteVerbs.any(group, 0, group.size())
            && Subject.of(group, 0, group.size()).animate();
    return people
        ? Optional.of(group.text() + " " + matcher.group("deed") + ".")
        : Optional.empty();
  }

  /**
   * "Smoke only in the yard" as a ban, "smoke", with its exception, "except in the yard"; "use only
   * tested ladders" as "use anything other than tested ladders".
   */
  public static Optional<Ban> ban(String action) {
    Matcher way = BAN.matcher(action);
    if (way.matches()) {
      return Optional.of(new Ban(way.group("deed"), Optional.of("except " + way.group("left"))));
    }
    Matcher thing = OTHER_THAN.matcher(action);
    if (!thing.matches()) {
      return Optional.empty();
    }
    Words what = Words.of(thing.group("what"));
    String any = Subject.of(what, 0, what.size()).animate() ? "anyone" : "anything";
    return Optional.of(
        new Ban(
            "%s %s other than %s".formatted(thing.group("verb"), any, thing.group("what")),
            Optional.empty()));
  }

  /** "share data with colleagues" becomes "share data only with colleagues". */
  public static String place(String action) {
    if (here(action) && action.matches("[a-z]+ (?!(?:in|on|at|with|from|for)\\b).*")) {
      return action.replaceFirst(" ", " only "); // "Only cut acrylic on this machine."
    }
    Matcher matcher = PREPOSITION.matcher(action);
    if (matcher.find() && !action.substring(0, matcher.start()).matches(".* \\w+ed")) {
      return action.substring(0, matcher.start()) + " only " + action.substring(matcher.end());
    }
    return action.replaceFirst(" ", " only ");
  }
}
