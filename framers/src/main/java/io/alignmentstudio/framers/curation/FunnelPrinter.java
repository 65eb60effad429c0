package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Funnel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says to a person what each stage took and dropped. */
public final class FunnelPrinter {
  private FunnelPrinter() {}

  /** Every stage with its reasons, the commonest first, and samples below each. */
  public static String print(Funnel funnel) {
    List<String> lines = new ArrayList<>();
    for (Funnel.Stage stage : funnel.stages()) {
      lines.add("%s: %,d in, %,d out".formatted(stage.name(), stage.in(), stage.out()));
      stage.dropped().entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(
              reason -> {
                lines.add("  %,d × %s".formatted(reason.getValue(), reason.getKey()));
                stage
                    .samples()
                    .getOrDefault(reason.getKey(), List.of())
                    .forEach(
                        sample ->
                            lines.add(
                                "      "
                                    + sample.id()
                                    + ": "
                                    + sample.text().replaceAll("\\s+", " ")));
              });
    }
    return String.join(System.lineSeparator(), lines);
  }
}
