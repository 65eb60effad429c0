package io.alignmentstudio.framers.review;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.values.ValueNorms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says a norm in another modality: its action, and its statement. The statement stays as it is but
 * for its modal, where that can be told; if not, it is put together from the parts of the norm.
 *
 * <p>"Must not accept" is weakened to "should not accept", and that is made stricter to "must not
 * accept". All other changes take the action as it was read: what "need not record" becomes as an
 * obligation is "must refrain from recording".
 */
final class OtherModality {
  private static final String AVOID = "avoid ";
  private static final String REFRAIN = "refrain from ";

  /** "Only managers may sign" says something else with another modal. */
  private static final Pattern EXCLUSIVE =
      Pattern.compile("(?i)\\b(?:only|nobody|no|none|neither|nothing)\\b");

  private OtherModality() {}

  /** The modalities that a person may choose for a norm; a definition stays one. */
  static Map<Modality, Norm> choices(Norm norm) {
    Map<Modality, Norm> choices = new TreeMap<>();
    Arrays.stream(Modality.values())
        .forEach(modality -> of(norm, modality).ifPresent(said -> choices.put(modality, said)));
    return choices;
  }

  /** The norm in this modality; empty where it cannot be said. */
  static Optional<Norm> of(Norm norm, Modality modality) {
    if (modality == norm.modality()) {
      return Optional.of(norm);
    }
    if (modality == Modality.DEFINITION || norm.modality() == Modality.DEFINITION) {
      return Optional.empty();
    }
    return action(norm, modality).map(action -> said(norm, modality, action));
  }

  private static Optional<String> action(Norm norm, Modality modality) {
    if (weakened(norm, modality)) {
      return Optional.of(AVOID + VerbPhrases.gerund(norm.action()));
    }
    if (modality == Modality.PROHIBITION && norm.action().startsWith(AVOID)) {
      String avoided = norm.action().substring(AVOID.length());
      String base = VerbPhrases.fromGerund(avoided);
      // A word that is no gerund, or more than one, gives no phrase that follows "must not".
      return Optional.of(base)
          .filter(phrase -> head(VerbPhrases.gerund(head(phrase))).equals(head(avoided)))
          .filter(phrase -> !phrase.equals(avoided));
    }
    return Optional.of(norm.action());
  }

  private static boolean weakened(Norm norm, Modality modality) {
    return norm.modality() == Modality.PROHIBITION && modality == Modality.RECOMMENDATION;
  }

  /** An action without the example that it names. */
  private static String head(String action) {
    return action.split("[:\"“]", 2)[0];
  }

  private static Norm said(Norm norm, Modality modality, String action) {
    // What was read from no rule binds nobody until a person says so.
    boolean binds =
        norm.binding() || (ValueNorms.awaitsReview(norm) && modality != Modality.RECOMMENDATION);
    return norm.withForce(modality, action, binds, statement(norm, modality, action));
  }

  private static String statement(Norm norm, Modality modality, String action) {
    String negative = negative(norm);
    boolean denied = !negative.isEmpty() && norm.statement().contains(negative);
    Optional<String> swapped;
    if (modality == Modality.PROHIBITION && norm.action().startsWith(AVOID)) {
      swapped =
          denied
              ? swapped(norm, negative, "must not", action)
              : phrase(norm, "should " + norm.action(), "must not " + action);
    } else if (denied) {
      swapped = Optional.empty();
    } else if (weakened(norm, modality)) {
      swapped = swapped(norm, "must not", "should not", norm.action());
    } else {
      swapped = swapped(norm, modal(norm.modality()), modal(modality), action);
    }
    return swapped.orElseGet(() -> composed(norm, modality, action));
  }

  /** The modal of a norm whose action holds the negation: "avoid …", "refrain from …". */
  private static String negative(Norm norm) {
    return norm.modality() == Modality.RECOMMENDATION && norm.action().startsWith(AVOID)
        ? "should not"
        : norm.modality() == Modality.PERMISSION && norm.action().startsWith(REFRAIN)
            ? "need not"
            : "";
  }

  private static String modal(Modality modality) {
    return switch (modality) {
      case OBLIGATION -> "must";
      case PROHIBITION -> "must not";
      case PERMISSION -> "may";
      case RECOMMENDATION -> "should";
      case DEFINITION -> throw new IllegalArgumentException("a definition has no modal");
    };
  }

  private static Optional<String> phrase(Norm norm, String before, String after) {
    return norm.statement().split(Pattern.quote(before), -1).length == 2
        ? Optional.of(norm.statement().replace(before, after))
        : Optional.empty();
  }

  /** Replaces the modal: the only one, or the only one before the action. */
  private static Optional<String> swapped(
      Norm norm, String before, String after, String predicate) {
    List<MatchResult> places = places(norm.statement(), before, "");
    if (places.size() != 1) {
      String verb = predicate.split(" ", 2)[0];
      places = places(norm.statement(), before, "(?= " + Pattern.quote(verb) + "\\b)");
    }
    if (places.size() != 1
        || EXCLUSIVE.matcher(norm.statement().substring(0, places.getFirst().start())).find()) {
      return Optional.empty();
    }
    MatchResult place = places.getFirst();
    return Optional.of(
        norm.statement().substring(0, place.start())
            + after
            + norm.statement().substring(place.end()));
  }

  private static List<MatchResult> places(String statement, String modal, String followed) {
    Matcher matcher =
        Pattern.compile("\\b" + Pattern.quote(modal) + "\\b(?! not\\b)" + followed)
            .matcher(statement);
    return new ArrayList<>(matcher.results().toList());
  }

  private static String composed(Norm norm, Modality modality, String action) {
    String core =
        Stream.of(
                Optional.of(norm.bearer() + " " + modal(modality) + " " + action),
                norm.deadline(),
                norm.exception())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    String whole = norm.condition().map(condition -> condition + ", ").orElse("") + core;
    return whole.substring(0, 1).toUpperCase(Locale.ROOT)
        + whole.substring(1)
        + (whole.matches("(?s).*[.!?][\"”’')]*") ? "" : ".");
  }
}
