package io.alignmentstudio.framers.values;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtractor;
import io.alignmentstudio.workspace.config.DocumentKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes recommendations of what the grammar reads in a sentence. */
final class Recommended {
  /** "Do not promise what you cannot keep": what is impossible stays so. */
  private static final Pattern NOT =
      Pattern.compile(
          "\\b(?:must not|may not|shall not)\\b|(?<!\\b(?:what|which|that|who|whom) (?:you|they|we|he|she|it|one) )(?<!\\b(?:what|which|that|who) )\\bcannot\\b");

  /** "Nobody may", as a ban is told. */
  private static final Pattern NOBODY =
      Pattern.compile("^((?:.*, )?(?:[Nn]obody|[Nn]o one|[Nn]o \\w+)) may\\b");

  private static final Pattern MUST = Pattern.compile("\\b(?:must|shall)\\b");

  private final NormExtractor extractor;
  private final String method;

  /**
   * Reads sentences.
   *
   * @param bearer who is to do what nobody in particular is said to do
   * @param we whom "we" stands for
   */
  Recommended(DocumentKind kind, String bearer, String we) {
    this.extractor = new NormExtractor(new Addressees(bearer, we));
    this.method = ValueNorms.method(kind);
  }

  /** What the sentence recommends, as norms with the ordinals from this one on. */
  List<Norm> read(Clause clause, Advice advice, int ordinal) {
    Clause sentence =
        new Clause(
            clause.id(),
            clause.regulation(),
            ClauseType.PARAGRAPH,
            "",
            advice.sentence(),
            "",
            List.of(),
            clause.span(),
            Clause.contentHash(ClauseType.PARAGRAPH, advice.sentence(), "", List.of()));
    List<Norm> found =
        extractor.extract(sentence).stream()
            .filter(
                norm ->
                    switch (norm.modality()) {
                      case OBLIGATION, PROHIBITION, RECOMMENDATION -> true;
                      case PERMISSION, DEFINITION -> false;
                    })
            .toList();
    return IntStream.range(0, found.size())
        .mapToObj(at -> soften(clause, found.get(at), advice.quote(), ordinal + at))
        .toList();
  }

  private Norm soften(Clause clause, Norm norm, String quote, int ordinal) {
    boolean forbids = norm.modality() == Modality.PROHIBITION;
    String statement = NOT.matcher(norm.statement()).replaceFirst("should not");
    return norm.withId(clause.id() + "/" + ordinal)
        .withQuote(norm.clauseIds(), quote)
        .withForce(
            Modality.RECOMMENDATION,
            forbids ? "avoid " + VerbPhrases.gerund(norm.action()) : norm.action(),
            false,
            NOBODY
                .matcher(MUST.matcher(statement).replaceFirst("should"))
                .replaceFirst("$1 should"))
        .withMethod(method);
  }

  /** A norm whose words need no grammar. */
  Norm plain(
      Clause clause,
      int ordinal,
      String bearer,
      String action,
      Optional<String> condition,
      String statement,
      String quote) {
    return new Norm(
        clause.id() + "/" + ordinal,
        clause.regulation(),
        List.of(clause.id()),
        bearer,
        Modality.RECOMMENDATION,
        action,
        Optional.empty(),
        Optional.empty(),
        condition,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        statement,
        quote,
        method);
  }
}
