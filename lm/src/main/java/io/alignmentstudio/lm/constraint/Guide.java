package io.alignmentstudio.lm.constraint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.Arrays;

/** Leads one answer through a constraint, token by token. For one thread. */
public final class Guide {
  private final TokenAutomaton automaton;
  private final int[] endTokens;
  private int state = Automaton.START;
  private boolean begins = true;
  private boolean ended;

  Guide(TokenAutomaton automaton, int[] endTokens) {
    this.automaton = automaton;
    this.endTokens = endTokens;
  }

  /**
   * Sets the scores of all tokens that may not come next to −∞.
   *
   * @param scores one for each token of the model
   * @param remaining most tokens that the answer may still get
   * @throws StudioException DATA if the vocabulary has no token to go on with
   */
  public void restrict(float[] scores, int remaining) {
    float[] before = scores.clone();
    Arrays.fill(scores, Float.NEGATIVE_INFINITY);
    TokenMask mask = automaton.mask(state, begins);
    boolean mayEnd = automaton.accepts(state);
    if (mayEnd) {
      for (int token : endTokens) {
        scores[token] = before[token];
      }
    }
    if (mask.tokens().length == 0 && !mayEnd) {
      throw new StudioException(
          ErrorCode.DATA,
          "The model's vocabulary has no token that continues the answer within its constraint; allow other characters");
    }
    mask.copy(before, scores, automaton.withinReach(mask, remaining - 1, mayEnd));
  }

  /** Goes on after a token. */
  public void take(int token) {
    if (Arrays.stream(endTokens).anyMatch(end -> end == token)) {
      ended = true;
      return;
    }
    state = automaton.step(state, token, begins);
    begins = false;
  }

  /** Whether the answer is whole and nothing can follow. */
  public boolean complete() {
    return ended || automaton.complete(state);
  }
}
