package io.alignmentstudio.framers.ontology.exchange;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.norms.NormExtraction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the lists of {@link GraniteMarkdown} say. Their items name contents of replies in any words,
 * also in whole sentences behind a colon, of which the grammar may lose a part: where it does, the
 * item is taken as it stands.
 */
public final class GraniteNorms {
  private static final String BEARER = "the assistant";
  private static final Pattern EXCEPTION = Pattern.compile("(?is)^(.+?),? ((?:unless|except) .+)$");

  private GraniteNorms() {}

  /** The extraction itself, unless the clause is such an item and says more. */
  public static NormExtraction complete(Clause clause, NormExtraction extraction) {
    Optional<Modality> modality =
        switch (clause.leadIn()) {
          case GraniteMarkdown.CANNOT -> Optional.of(Modality.PROHIBITION);
          case GraniteMarkdown.MAY -> Optional.of(Modality.PERMISSION);
          case String _ -> Optional.empty();
        };
    if (modality.isEmpty() || says(extraction.norms(), modality.get(), clause.text())) {
      return extraction;
    }
    return new NormExtraction(List.of(norm(clause, modality.get())), List.of());
  }

  /** Whether one norm has all words of the item, in the assistant's duty. */
  private static boolean says(List<Norm> norms, Modality modality, String item) {
    return norms.size() == 1
        && norms.getFirst().modality() == modality
        && norms.getFirst().bearer().equalsIgnoreCase(BEARER)
        && words(norms.getFirst().statement()).contains(words(item));
  }

  private static String words(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }

  private static Norm norm(Clause clause, Modality modality) {
    String item = clause.text().replaceAll("\\s+", " ").strip();
    String content = lowerFirst(item.replaceFirst("[.]$", ""));
    Matcher excepted = EXCEPTION.matcher(content);
    // "To evade the rule: …, unless …" excepts from that rule, and not from what is said of
    // replies.
    boolean own = !content.contains(": ") && excepted.matches();
    String modal = modality == Modality.PROHIBITION ? " must not " : " may ";
    return new Norm(
        clause.id() + "/1",
        clause.regulation(),
        List.of(clause.id()),
        BEARER,
        modality,
        "reply with " + (own ? excepted.group(1) : content),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        own ? Optional.of(excepted.group(2)) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        "The assistant" + modal + "reply with " + content + ".",
        clause.text(),
        "policy of replies");
  }

  private static String lowerFirst(String text) {
    List<Token> tokens = English.get().tokens(text);
    boolean name =
        text.matches("(?s)(?:\\p{Lu}{2}|I\\b).*")
            || tokens.isEmpty()
            || tokens.getFirst().tagged("PROPN");
    return name ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
