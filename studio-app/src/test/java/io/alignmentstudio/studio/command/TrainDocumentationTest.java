package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.studio.training.settings.TrainSettings;
import io.alignmentstudio.workspace.config.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/train.md and the help of the command say what the code does. */
class TrainDocumentationTest {
  /** A key as the page's table has it. */
  private static String row(SettingsFile.Key key) {
    String none = key.path().endsWith("[].name") ? "required" : "absent";
    String byDefault =
        key.byDefault().map(text -> "`" + text + "`").orElse(key.group() ? "its keys" : none);
    return "| `%s` | %s | %s |".formatted(key.path(), byDefault, key.meaning());
  }

  @Test
  void thePageHasEveryKeyWithItsDefaultAndMeaningAndNoOther() throws IOException {
    List<String> expected =
        SettingsFile.keys(TrainSettings.class).stream().map(TrainDocumentationTest::row).toList();
    List<String> page = Files.readAllLines(Path.of("..", "docs", "train.md"));
    int start = page.indexOf("## Keys");
    List<String> rows =
        page.subList(start, page.size()).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).containsExactlyElementsOf(expected);
  }

  @Test
  void theHelpHasEveryKeyWithItsMeaning() {
    String help = CommandLineRun.of("train", "--help").out().replaceAll("\\s+", " ");
    for (SettingsFile.Key key : SettingsFile.keys(TrainSettings.class)) {
      assertThat(help).contains(" " + key.path(), key.meaning());
    }
  }
}
