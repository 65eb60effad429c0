package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.auditors.judging.KeyFactJudge;
import io.alignmentstudio.auditors.judging.ResponseJudge;
import io.alignmentstudio.auditors.judging.SilenceJudge;
import io.alignmentstudio.auditors.judging.VerdictJudge;
import io.alignmentstudio.domain.ResponseType;
import io.alignmentstudio.domain.rows.PreferenceRow;
import io.alignmentstudio.domain.rows.QuestionRow;
import io.alignmentstudio.domain.rows.RequestRow;
import io.alignmentstudio.domain.rows.Row;
import io.alignmentstudio.domain.rows.RowWords;
import io.alignmentstudio.domain.rows.ScenarioRow;
import io.alignmentstudio.lm.grounding.Passage;
import java.util.List;
import java.util.Optional;

/** Picks the judge of each row; it is never told which side answered. */
final class Judging {
  private Judging() {}

  /**
   * Judges one answer.
   *
   * @param passages policy texts that the prompt held
   */
  static Outcome judge(Row row, List<Passage> passages, RawAnswer answer) {
    return switch (answer) {
      case RawAnswer.Text text -> text(row, passages, text);
      case RawAnswer.Scores scores -> scores(row, scores);
    };
  }

  private static Outcome scores(Row row, RawAnswer.Scores scores) {
    if (!(row instanceof ScenarioRow scenario)) {
      return new Outcome.Missing(ItemStatus.ERROR, "scores were given where text was asked for");
    }
    try {
      return new Outcome.VerdictGiven(scenario.label(), VerdictJudge.judge(scores.values()));
    } catch (IllegalArgumentException e) {
      return new Outcome.Missing(ItemStatus.ERROR, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome text(Row row, List<Passage> passages, RawAnswer.Text text) {
    return switch (row) {
      case QuestionRow question ->
          question.answerable()
              ? new Outcome.FactsFound(
                  text.text(),
                  text.cut(),
                  KeyFactJudge.judge(text.text(), question.keyFacts(), question.answer()),
                  SilenceJudge.judge(question.question(), text.text()).silent())
              : new Outcome.Silence(
                  text.text(), text.cut(), SilenceJudge.judge(question.question(), text.text()));
      case RequestRow request -> request(request, passages, text);
      case ScenarioRow _, PreferenceRow _ ->
          new Outcome.Missing(ItemStatus.ERROR, "text was given where scores were asked for");
    };
  }

  private static Outcome request(RequestRow request, List<Passage> passages, RawAnswer.Text text) {
    ResponseJudge.Judgement judgement =
        ResponseJudge.judge(
            request.prompt(),
            request.bucket(),
            text.text(),
            String.join("\n", request.clauseQuotes()),
            passages.stream().map(Passage::text).toList());
    boolean expectedType = judgement.type().filter(request.expected()::equals).isPresent();
    Optional<String> contradiction =
        request.expected() == ResponseType.FULL_ANSWER && expectedType
            ? ResponseJudge.contradiction(
                request.prompt(), text.text(), request.clauseQuotes(), request.referenceAnswer())
            : Optional.empty();
    String reason =
        contradiction.orElseGet(
            () ->
                judgement.reason()
                    + (expectedType ? "" : "; expected " + RowWords.word(request.expected())));
    return new Outcome.Response(
        text.text(), text.cut(), expectedType && contradiction.isEmpty(), judgement, reason);
  }
}
