package io.alignmentstudio.studio.command;

import io.alignmentstudio.studio.training.settings.TrainSettings;
import io.alignmentstudio.workspace.config.SettingsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** Puts every key of the settings, with default and meaning, below the help of a command. */
final class TrainHelp implements IModelTransformer {
  private static final String INDENT = "      ";
  private static final int WIDTH = 78;
  private static final Pattern SPACE = Pattern.compile(" ");

  @Override
  public CommandSpec transform(CommandSpec command) {
    List<String> footer = new ArrayList<>(List.of("", "Keys of --settings and --set:"));
    for (SettingsFile.Key key : SettingsFile.keys(TrainSettings.class)) {
      String value =
          key.byDefault().map(text -> " (" + text + ")").orElse(key.group() ? ":" : "");
      footer.add("  " + key.path() + value);
      wrap(key.meaning().replace("%", "%%"), footer);
    }
    command.usageMessage().footer(footer.toArray(String[]::new));
    return command;
  }

  private static void wrap(String text, List<String> lines) {
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : SPACE.split(text, 0)) {
      if (line.length() + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT);
      }
      line.append(line.length() > INDENT.length() ? " " : "").append(word);
    }
    lines.add(line.toString());
  }
}
