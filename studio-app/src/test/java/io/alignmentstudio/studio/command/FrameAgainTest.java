package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Framing the same again, and documents of other names. */
class FrameAgainTest {
  private static final String KEYS = "# Keys\n\nEmployees must lock the cabinet every evening.\n";
  private static final String GIFTS = "# Gifts\n\nStaff must not accept gifts from suppliers.\n";

  @TempDir private Path folder;

  private void workspace(String documents, String framing) throws IOException {
    Files.writeString(
        folder.resolve("studio.yaml"),
        "name: T\nregulations:\n  - {id: a, title: A, documents: [%s]}\nframing: {rows: brief%s}\n"
            .formatted(documents, framing));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandLineRun studio(String command) {
    CommandLineRun run = CommandLineRun.of(command, "-w", folder.toString());
    assertThat(run.code()).as(run.error()).isZero();
    return run;
  }

  @Test
  void whatIsLeftOutIsNamedAgainWhereNothingChanged() throws IOException {
    write("keys.md", KEYS);
    write("empty.md", "");
    workspace("keys.md, empty.md", ", unreadable: leave-out");

    studio("frame");
    CommandLineRun again = studio("frame");

    assertThat(again.error())
        .contains("frame: unchanged")
        .containsPattern("warning: left out: .*empty\\.md");
  }

  @Test
  void helpIsACommandToo() {
    assertThat(CommandLineRun.of("help").out()).isEqualTo(CommandLineRun.of("--help").out());
    assertThat(CommandLineRun.of("help", "frame").out())
        .isEqualTo(CommandLineRun.of("frame", "--help").out());
  }

  @Test
  void aRenamedDocumentIsRenumberedAndNotRepealed() throws IOException {
    write("keys.md", KEYS);
    write("gifts.md", GIFTS);
    workspace("keys.md, gifts.md", "");
    studio("frame");
    write("presents.md", GIFTS);
    workspace("keys.md, presents.md", "");

    String changes = studio("diff").out();

    assertThat(changes).contains("renumber").doesNotContain("insert", "repeal");
  }

  @Test
  void documentsOfOneNameInTwoFoldersAreFramedAndCompared() throws IOException {
    write("keys/index.md", KEYS);
    write("gifts/index.md", GIFTS);
    workspace("keys/index.md, gifts/index.md", "");

    studio("frame");
    write("gifts/index.md", GIFTS.replace("suppliers", "customers"));

    assertThat(studio("diff").out())
        .contains("gifts/index.md", "substitute")
        .doesNotContain("insert", "repeal");
  }
}
