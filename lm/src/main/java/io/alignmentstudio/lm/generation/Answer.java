package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One row's answer as it grows. */
final class Answer {
  private final int promptTokens;
  private final Sampling sampling;
  private final PromptFormat format;
  private final TokenPicker picker;
  private final StopTexts stops;
  private final Optional<PromptFormat.TextStream> stream;
  private final List<Integer> tokens = new ArrayList<>();
  private OptionalInt endToken = OptionalInt.empty();
  private Optional<FinishReason> finish = Optional.empty();

  /**
   * Starts an answer.
   *
   * @param listener hears the text as it comes; without one, text is made only where stop texts
   *     need it
   */
  Answer(
      int promptTokens,
      Sampling sampling,
      PromptFormat format,
      TokenPicker picker,
      Optional<Consumer<String>> listener) {
    this.promptTokens = promptTokens;
    this.sampling = sampling;
    this.format = format;
    this.picker = picker;
    stops = new StopTexts(sampling.stops(), listener.orElse(piece -> {}));
    stream =
        listener.isPresent() || !sampling.stops().isEmpty()
            ? Optional.of(format.stream(stops))
            : Optional.empty();
  }

  void take(int token) {
    if (ended()) {
      return;
    }
    if (format.ends(token)) {
      endToken = OptionalInt.of(token);
      end(FinishReason.STOP);
      return;
    }
    tokens.add(token);
    stream.ifPresent(text -> text.token(token));
    if (stops.reached() || picker.complete()) {
      end(FinishReason.STOP);
    } else if (tokens.size() >= sampling.maximumTokens()) {
      end(FinishReason.LENGTH);
    }
  }

  /** Ends the answer where it is. */
  void interrupt() {
    if (!ended()) {
      end(FinishReason.STOP);
    }
  }

  private void end(FinishReason reason) {
    picker.end();
    stream.ifPresent(PromptFormat.TextStream::end);
    stops.end();
    finish = Optional.of(stops.reached() ? FinishReason.STOP : reason);
  }

  TokenPicker picker() {
    return picker;
  }

  boolean ended() {
    return finish.isPresent();
  }

  /** The newest token; any if there is none. */
  int last() {
    return tokens.isEmpty() ? 0 : tokens.getLast();
  }

  int length() {
    return tokens.size();
  }

  /** Whether the model ended the answer with a token for that. */
  boolean endedByToken() {
    return endToken.isPresent();
  }

  /** Every token that the model wrote, that one included. */
  int[] drawn() {
    return IntStream.concat(tokens.stream().mapToInt(Integer::intValue), endToken.stream())
        .toArray();
  }

  ChatResponse response() {
    int[] all = tokens.stream().mapToInt(Integer::intValue).toArray();
    return new ChatResponse(
        stream.isPresent() ? stops.text() : format.text(all),
        finish.orElseThrow(),
        promptTokens,
        all.length);
  }
}
