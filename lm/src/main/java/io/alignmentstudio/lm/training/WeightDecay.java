package io.alignmentstudio.lm.training;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which weights decay. */
public final class WeightDecay {
  private static final Pattern SPARED =
      Pattern.compile("bias|layernorm|rmsnorm|(?:^|\\.)norm(?:$|\\.)|_norm(?:$|\\.)");

  private WeightDecay() {}

  /** The rule of transformers 5.18 ({@code get_decay_parameter_names}): not biases and norms. */
  public static boolean reaches(String name) {
    return !SPARED.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}
