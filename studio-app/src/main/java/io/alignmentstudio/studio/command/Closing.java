package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.studio.cycle.Recommendation;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The last lines of a run: the decision, where the report is, what to do next. */
final class Closing {
  private static final int MOST_REASONS = 6;

  private Closing() {}

  /** Prints for people, or the audit's figures as JSON. */
  static void print(Workspace workspace, Cycle.Audited audited, boolean json) {
    if (json) {
      System.out.println(figures(audited.json()));
    } else {
      print(workspace, audited, System.out);
    }
  }

  private static void print(Workspace workspace, Cycle.Audited audited, PrintStream out) {
    out.println();
    out.println("Gate: " + audited.decision().word());
    List<String> reasons = audited.reasons();
    reasons.stream().limit(MOST_REASONS).forEach(reason -> out.println("  - " + reason));
    if (reasons.size() > MOST_REASONS) {
      out.println("  - and " + (reasons.size() - MOST_REASONS) + " more in the report");
    }
    Path folder = workspace.folder();
    out.println();
    out.println("Report: " + Launcher.shown(audited.html()));
    out.println("Next:   " + Launcher.command("serve", folder) + "   chat, compare, feedback");
    out.println("        " + Launcher.command("chat", folder) + "    chat in the terminal");
    Recommendation.of(workspace).ifPresent(text -> out.println("\n" + text));
  }

  /** The report's JSON without the single answers, which are in the file. */
  private static String figures(Path report) {
    try {
      ObjectNode root = (ObjectNode) Json.mapper().readTree(Files.readString(report));
      root.remove("items");
      root.put("report", report.toString());
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + report + ": " + e, e);
    }
  }
}
