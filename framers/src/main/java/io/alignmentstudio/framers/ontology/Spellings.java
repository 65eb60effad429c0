package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.framers.language.Verbs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds senses in texts by all their spellings: names, variants, plurals, and the forms of verbs.
 *
 * <p>Time grows with the length of the text only. A word with several senses is taken in that of
 * the regulation that speaks, else in the shared one.
 */
final class Spellings {
  private static final int LONGEST = 8;

  private final Map<String, List<Sense>> byForm = new HashMap<>();

  /** First words of forms: most words of a text start none. */
  private final Set<String> starts = new HashSet<>();

  /** An occurrence, in words of the normalised text; {@code to} is behind its last word. */
  record Mention(String sense, int from, int to) {}

  Spellings(List<Sense> senses) {
    for (Sense sense : senses) {
      for (String form : forms(sense)) {
        byForm.computeIfAbsent(form, key -> new ArrayList<>()).add(sense);
        starts.add(first(form));
      }
    }
  }

  private static String first(String form) {
    int space = form.indexOf(' ');
    return space < 0 ? form : form.substring(0, space);
  }

  private static Set<String> forms(Sense sense) {
    Set<String> forms = new LinkedHashSet<>();
    if (ActionTerms.is(sense)) {
      String verb = sense.name();
      Stream.of(
              verb,
              Verbs.thirdPerson(verb),
              Verbs.past(verb),
              Verbs.participle(verb),
              Verbs.gerund(verb))
          .map(Spellings::normal)
          .forEach(forms::add);
      return forms;
    }
    List<String> names = new ArrayList<>(sense.variants());
    names.add(sense.name());
    for (String name : names) {
      forms.add(normal(name));
      forms.add(normal(TermForm.pluralised(name)));
    }
    forms.remove("");
    return forms;
  }

  /** Lower case words without marks and possessive endings, one blank between them. */
  static String normal(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean possessive =
          (c == '\'' || c == '’')
              && i + 1 < lower.length()
              && lower.charAt(i + 1) == 's'
              && (i + 2 == lower.length() || !Character.isLetterOrDigit(lower.charAt(i + 2)));
      if (possessive) {
        i++;
      } else if (Character.isLetterOrDigit(c)) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    return out.toString().strip();
  }

  /** The sense that a name has in a regulation, if it is the name of one. */
  Optional<Sense> exactly(String name, String regulation) {
    return choose(byForm.getOrDefault(normal(name), List.of()), regulation);
  }

  /** Every occurrence, those inside longer ones too. */
  List<Mention> all(String text, String regulation) {
    return scan(words(text), regulation, false);
  }

  /** The longest occurrences, from left to right, none inside another. */
  List<Mention> longest(String text, String regulation) {
    return scan(words(text), regulation, true);
  }

  static List<String> words(String text) {
    return Arrays.asList(normal(text).split(" "));
  }

  private List<Mention> scan(List<String> words, String regulation, boolean longest) {
    List<Mention> mentions = new ArrayList<>();
    int free = 0;
    for (int from = 0; from < words.size(); from++) {
      if (from < free || !starts.contains(words.get(from))) {
        continue;
      }
      List<Mention> here = new ArrayList<>();
      StringBuilder run = new StringBuilder();
      for (int to = from; to < Math.min(words.size(), from + LONGEST); to++) {
        run.append(to > from ? " " : "").append(words.get(to));
        Optional<Sense> sense = choose(byForm.getOrDefault(run.toString(), List.of()), regulation);
        if (sense.isPresent()) {
          here.add(new Mention(sense.get().id(), from, to + 1));
        }
      }
      if (longest && !here.isEmpty()) {
        mentions.add(here.getLast());
        free = here.getLast().to();
      } else {
        mentions.addAll(here);
      }
    }
    return mentions;
  }

  private static Optional<Sense> choose(List<Sense> senses, String regulation) {
    Optional<Sense> own =
        senses.stream()
            .filter(sense -> sense.regulation().filter(regulation::equals).isPresent())
            .findFirst();
    return own.or(() -> senses.stream().filter(sense -> sense.regulation().isEmpty()).findFirst());
  }
}
