package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * Which linear layers PEFT 0.21 makes an adapter of; it leaves the tensors of all others out.
 * Source: peft, {@code tuners_utils.py}, {@code check_target_module_exists}.
 *
 * @param chosen tells it of a layer's path
 */
record AdapterTargets(Predicate<String> chosen) {
  private static final String ALL_LINEAR = "all-linear";
  private static final Set<String> HEADS = Set.of("lm_head", "score");

  /** What PEFT takes of the families that it knows where {@code target_modules} is missing. */
  private static final List<String> DEFAULT = List.of("q_proj", "v_proj");

  static AdapterTargets read(JsonFields fields, AdapterConfig config, Problems problems) {
    Predicate<String> excluded =
        fields.raw("exclude_modules").isString()
            ? whole(fields, "exclude_modules", problems)
            : ending(fields.texts("exclude_modules"));
    Predicate<String> saved =
        config.savedModules().stream()
            .map(name -> "(^|.*\\.)" + name + "($|\\..*)")
            .flatMap(text -> compiled(text, "modules_to_save", problems).stream())
            .map(pattern -> (Predicate<String>) layer -> pattern.matcher(layer).lookingAt())
            .reduce(_ -> false, Predicate::or);
    return new AdapterTargets(
        Predicate.not(excluded).and(Predicate.not(saved)).and(targeted(fields, config, problems)));
  }

  private static Predicate<String> targeted(
      JsonFields fields, AdapterConfig config, Problems problems) {
    String key = "target_modules";
    JsonNode value = fields.raw(key);
    if (value.isString()) {
      return value.stringValue().equalsIgnoreCase(ALL_LINEAR)
          ? layer -> !HEADS.contains(layer)
          : whole(fields, key, problems);
    }
    List<String> names = fields.has(key) ? config.targetModules() : DEFAULT;
    Predicate<String> numbered = numbered(fields, problems);
    return layer -> names.contains(layer) || (ending(names).test(layer) && numbered.test(layer));
  }

  /** Layers with the numbers of {@code layers_to_transform}, all if there is none. */
  private static Predicate<String> numbered(JsonFields fields, Problems problems) {
    JsonNode value = fields.raw("layers_to_transform");
    Set<Integer> numbers = new TreeSet<>();
    for (JsonNode number : value.isArray() ? value : List.of(value)) {
      if (number.isIntegralNumber() && number.canConvertToInt()) {
        numbers.add(number.intValue());
      } else if (fields.has("layers_to_transform")) {
        problems.add(
            "%s: layers_to_transform is %s, expected numbers of layers",
            AdapterConfigFile.NAME, value);
      }
    }
    if (numbers.isEmpty()) {
      return _ -> true;
    }
    List<String> lists = fields.texts("layers_pattern");
    List<Pattern> patterns =
        lists.isEmpty()
            ? List.of(Pattern.compile(".*?\\.[^.]*\\.(?<number>\\d{1,9})\\."))
            : lists.stream()
                .map(list -> "(?:^|.*?\\.)" + list + "\\.(?<number>\\d{1,9})\\.")
                .flatMap(text -> compiled(text, "layers_pattern", problems).stream())
                .toList();
    return layer ->
        patterns.stream()
            .map(pattern -> pattern.matcher(layer))
            .filter(Matcher::lookingAt)
            .findFirst()
            .filter(found -> numbers.contains(Integer.parseInt(found.group("number"))))
            .isPresent();
  }

  private static Predicate<String> ending(List<String> names) {
    return layer ->
        names.stream().anyMatch(name -> layer.equals(name) || layer.endsWith("." + name));
  }

  private static Predicate<String> whole(JsonFields fields, String key, Problems problems) {
    return compiled(fields.raw(key).stringValue(), key, problems)
        .map(Pattern::asMatchPredicate)
        .orElse(_ -> true);
  }

  private static Optional<Pattern> compiled(String text, String key, Problems problems) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      problems.add(
          "%s: %s has the malformed expression %s: %s",
          AdapterConfigFile.NAME, key, text, e.getDescription());
      return Optional.empty();
    }
  }
}
