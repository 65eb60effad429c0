package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.norms.NormExtraction.Dropped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the norms of a clause by grammar alone.
 *
 * <p>The result depends on the clause and the addressees only. Safe for several threads.
 */
public final class NormExtractor {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?is)^\\W*(?:(?:good |bad |poor |better |worked |for )?examples?|scenario|case study|illustration|sample|good answer|bad answer|did you know)\\b[^a-z]{0,8}.*");

  private final Addressees addressees;

  public NormExtractor() {
    this(Addressees.DEFAULT);
  }

  public NormExtractor(Addressees addressees) {
    this.addressees = addressees;
  }

  /** The norms of a clause, in the order of its sentences. */
  public List<Norm> extract(Clause clause) {
    return analyse(clause).norms();
  }

  /** The norms of a clause, and what was left out and why. */
  public NormExtraction analyse(Clause clause) {
    List<Norm> norms = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    if (clause.type() == ClauseType.QUESTION) {
      return new NormExtraction(norms, dropped);
    }
    if (clause.type() == ClauseType.CALL_OUT && EXAMPLE.matcher(clause.text()).matches()) {
      dropped.add(new Dropped("a call-out that tells an example", clause.text()));
      return new NormExtraction(norms, dropped);
    }
    boolean purposes =
        clause.type() == ClauseType.LIST_ITEM && LeadIns.tellsPurposes(clause.leadIn());
    boolean definitions = clause.type() == ClauseType.DEFINITION;
    Discourse discourse = new Discourse(addressees);
    StatementParser parser = new StatementParser(discourse);
    for (PlainText.Sentence sentence : PlainText.sentences(clause)) {
      List<Draft> drafts = new ArrayList<>();
      Definitions.find(sentence.text(), definitions).ifPresent(drafts::add);
      if (drafts.isEmpty()) {
        List<String> reasons = new ArrayList<>();
        drafts.addAll(parser.parse(sentence.text(), reasons));
        reasons.forEach(reason -> dropped.add(new Dropped(reason, sentence.quote())));
      }
      boolean joined = !sentence.text().equals(PlainText.clean(sentence.quote()));
      for (Draft draft : drafts) {
        if (purposes && draft.method().equals("imperative")) {
          dropped.add(new Dropped("an item of a list of purposes", sentence.quote()));
          continue;
        }
        if (joined && repeatsLeadIn(draft, sentence.quote())) {
          dropped.add(new Dropped("repeats its lead-in", sentence.quote()));
          continue;
        }
        norms.add(norm(clause, norms.size() + 1, draft, sentence.quote()));
      }
    }
    return new NormExtraction(norms, dropped);
  }

  /** Whether no longer word of the list item has come into the norm. */
  private static boolean repeatsLeadIn(Draft draft, String item) {
    Set<String> words =
        new HashSet<>(List.of(draft.statement().toLowerCase(Locale.ROOT).split("\\W+")));
    List<String> own =
        Arrays.stream(item.toLowerCase(Locale.ROOT).split("\\W+"))
            .filter(word -> word.length() > 3)
            .toList();
    return !own.isEmpty() && own.stream().noneMatch(words::contains);
  }

  private static Norm norm(Clause clause, int ordinal, Draft draft, String quote) {
    boolean definition = draft.method().equals("definition");
    return new Norm(
        clause.id() + "/" + ordinal,
        clause.regulation(),
        List.of(clause.id()),
        draft.bearer(),
        definition ? Modality.DEFINITION : draft.force().modality(),
        draft.action(),
        draft.object(),
        draft.counterparty(),
        draft.condition(),
        draft.exception(),
        draft.threshold(),
        draft.deadline(),
        clause.type().canBind(),
        draft.statement(),
        quote,
        draft.method());
  }
}
