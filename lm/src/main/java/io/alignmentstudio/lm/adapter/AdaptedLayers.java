package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Linear;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The layers of a model that adapters update. */
final class AdaptedLayers {
  private static final String HEAD = "lm_head";

  private AdaptedLayers() {}

  /** Every layer that can be updated, the output head included. */
  static Map<String, Linear> byName(LanguageModel model) {
    Map<String, Linear> byName = new LinkedHashMap<>();
    model.linears().forEach(layer -> byName.put(layer.name(), layer));
    model.head().or(model::tiedHead).ifPresent(head -> byName.put(head.name(), head));
    return byName;
  }

  /**
   * The layers that the settings choose; the output head only where they name it.
   *
   * @throws StudioException CONFIG if they choose none, or a head of a model that has none
   */
  static List<Linear> chosen(LanguageModel model, LoraSettings settings) {
    boolean all = settings.targets() instanceof LayerSelection.All;
    if (!all && settings.matches(HEAD) && model.head().or(model::tiedHead).isEmpty()) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "targets %s also choose %s, which is no layer of its own in this %s model; leave it out"
              .formatted(settings.targets(), HEAD, model.family()));
    }
    List<Linear> targets =
        byName(model).values().stream()
            .filter(layer -> settings.matches(layer.name()))
            .filter(layer -> !all || !layer.name().equals(HEAD))
            .toList();
    if (targets.isEmpty()) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "No linear layer of the model is called %s; its first is %s. Use [all-linear] or names such as its last part"
              .formatted(settings.targets(), model.linears().getFirst().name()));
    }
    return targets;
  }
}
