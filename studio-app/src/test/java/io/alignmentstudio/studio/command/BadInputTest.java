package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Bad input through the command line: what, where, what to do; a code from 64; nothing lost. */
class BadInputTest {
  @TempDir private Path folder;

  @BeforeEach
  void workspace() throws IOException {
    TinyPolicy.write(folder);
  }

  @Test
  void aWrongCommandLineIsExplained() {
    expect(ErrorCode.USAGE, run(), "name a command", "demo");
    expect(ErrorCode.USAGE, run("frmae"), "frmae", "frame");
    expect(ErrorCode.USAGE, run("run", "--jsn"), "--jsn", "--json");
    expect(ErrorCode.USAGE, run("init", "x"), "--policy");
  }

  @Test
  void anExportOptionWithoutEffectIsExplained() {
    String out = folder.resolve("out").toString();
    expect(
        ErrorCode.USAGE,
        run("export", "--to", "adapter", "--type", "F16", out, "--workspace", folder.toString()),
        "--type F16 has no meaning with --to adapter");
    expect(
        ErrorCode.USAGE,
        run(
            "export",
            "--to",
            "adapter",
            "--adapter",
            "a=0.5",
            "--adapter",
            "./a=0.7",
            out,
            "--workspace",
            folder.toString()),
        "--adapter ./a is given twice");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFolderWithoutWorkspaceIsExplained() {
    Path empty = folder.resolve("policies");

    expect(ErrorCode.NO_INPUT, run("run", "--workspace", empty.toString()), "studio.yaml", "init");
  }

  @Test
  void initWritesNothingForMissingDocumentsAndNeverOverwrites() {
    Path fresh = folder.resolve("fresh");
    String policy = folder.resolve(TinyPolicy.GIFTS).toString();

    expect(
        ErrorCode.NO_INPUT,
        run("init", fresh.toString(), "--policy", "no-1.pdf", "--policy", "no-2.md"),
        "no-1.pdf does not exist",
        "no-2.md does not exist");
    assertThat(fresh).doesNotExist();
    expect(ErrorCode.USAGE, run("init", folder.toString(), "--policy", policy), "exists");
    expect(
        ErrorCode.CANNOT_CREATE, run("init", policy + "/x", "--policy", policy), "Not a directory");
  }

  @Test
  void initNamesEveryOddArgument() {
    String policy = folder.resolve(TinyPolicy.GIFTS).toString();
    String fresh = folder.resolve("fresh").toString();
    String again = folder.resolve("../" + folder.getFileName() + "/" + TinyPolicy.GIFTS).toString();

    expect(
        ErrorCode.USAGE,
        run("init", fresh, "--policy", policy, "--policy", again, "--name", " "),
        "twice",
        "--name is empty");
    expect(ErrorCode.USAGE, run("init", "", "--policy", policy), "FOLDER is empty");
    expect(ErrorCode.USAGE, run("init", fresh, "--polcy", policy), "--polcy");
    expect(ErrorCode.USAGE, run("init", fresh, "-w", fresh, "--policy", policy), "without -w");
    assertThat(folder.resolve("fresh")).doesNotExist();
  }

  @Test
  void aSuiteFolderThatIsNotThereIsNoInput() {
    expect(
        ErrorCode.NO_INPUT,
        run("audit", "--suite", "nowhere", "--workspace", folder.toString()),
        "nowhere does not exist");
  }

  @Test
  void initWritesAWorkspaceThatFrames() {
    Path fresh = folder.resolve("fresh");
    String gifts = folder.resolve(TinyPolicy.GIFTS).toString();
    String travel = folder.resolve(TinyPolicy.TRAVEL).toString();

    CommandLineRun init =
        run("init", "--name", "Fresh", "--policy", gifts, "--policy", travel, fresh.toString());

    assertThat(init.code()).as(init.error()).isZero();
    assertThat(init.out()).contains("gifts: ").contains("travel: ").contains("run");
    CommandLineRun frame = run("frame", "--tree", "--workspace", fresh.toString());
    assertThat(frame.code()).as(frame.error()).isZero();
    assertThat(frame.out()).contains("gifts:1.1").contains("worth more than EUR 50");
    assertThat(fresh.resolve("held-out")).as("what is only read").doesNotExist();
    CommandLineRun data = run("frame", "--workspace", fresh.toString());
    assertThat(data.code()).as(data.error()).isZero();
    assertThat(data.out()).contains("rows to train on");
  }

  @Test
  void treeIsShownThoughNoNormIsFound() throws IOException {
    Path story = folder.resolve("story.md");
    Files.writeString(story, "# A day\n\n## 1 Morning\n\nThe sun rose over the harbour.\n");
    Path fresh = folder.resolve("story");
    CommandLineRun init = run("init", fresh.toString(), "--policy", story.toString());
    assertThat(init.code()).as(init.error()).isZero();

    CommandLineRun frame = run("frame", "--tree", "--workspace", fresh.toString());

    assertThat(frame.code()).as(frame.error()).isZero();
    assertThat(frame.out()).contains("# 1 Morning").contains("The sun rose over the harbour.");
    expect(ErrorCode.DATA, run("frame", "--workspace", fresh.toString()), "no norm was found");
  }

  @Test
  void theDemonstrationReplacesNoFileOfOthers() throws IOException {
    Path mine = folder.resolve("mine/seeds/questions.jsonl");
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");

    CommandLineRun demo = run("demo", "--folder", folder.resolve("mine").toString());

    expect(ErrorCode.CANNOT_CREATE, demo, mine.toString(), "--folder");
    assertThat(Files.readString(mine)).isEqualTo("mine");
    assertThat(folder.resolve("mine/studio.yaml")).doesNotExist();
  }

  @Test
  void aDrawOfNoNormsIsRefused() {
    CommandLineRun none = run("frame", "--norms", "0", "--workspace", folder.toString());

    assertThat(none.code()).isEqualTo(ErrorCode.USAGE.exitCode());
    assertThat(none.error()).contains("--norms takes a number from 1, not 0");
  }

  @Test
  void commandsThatMakeAWorkspaceTakeNone() {
    CommandLineRun demo = run("demo", "--workspace", folder.toString());

    assertThat(demo.code()).isEqualTo(ErrorCode.USAGE.exitCode());
    assertThat(demo.error()).contains("--folder");
  }

  @Test
  void modelsAndExportsThatCannotBeAreExplained() {
    Path out = folder.resolve("out");
    String workspace = folder.toString();

    expect(ErrorCode.USAGE, run("model"), "name a command");
    expect(ErrorCode.CONFIG, run("model", "download", "hf:a/b/c"), "owner/name");
    expect(ErrorCode.USAGE, run("export", "-w", workspace, out.toString()), "--to");
    expect(
        ErrorCode.NO_INPUT,
        run("export", "-w", workspace, "--to", "adapter", out.toString()),
        "there is no adapter yet",
        "instruct");
    expect(
        ErrorCode.CANNOT_CREATE,
        run("export", "-w", workspace, "--to", "adapter", workspace),
        "has files already");
  }

  @Test
  void everyProblemOfTheSettingsIsNamedAtOnce() throws IOException {
    change(
        "studio.yaml",
        "dpo: {pairs: 8}",
        "dpo: {pears: 8}\naudti: {}\nserver: {port: 99999}\nseeds: nowhere");

    expect(
        ErrorCode.CONFIG,
        frame(),
        "pears",
        "\"pairs\"",
        "audti",
        "\"audit\"",
        "port must be from 0 to 65535",
        "\"nowhere\" does not exist");
  }

  @Test
  void anUnknownMetricIsAProblemOfTheSettings() throws IOException {
    change(
        "studio.yaml",
        "  passages: 1",
        "  passages: 1\n  gate:\n    rules: [{metric: verdict-acuracy, minimum: 0.5}]");

    expect(ErrorCode.CONFIG, frame(), "line ", "did you mean verdict-accuracy?");
  }

  @Test
  void missingEmptyScannedEncryptedAndTruncatedDocumentsAreRefused() throws IOException {
    Files.delete(folder.resolve(TinyPolicy.GIFTS));
    expect(ErrorCode.CONFIG, frame(), TinyPolicy.GIFTS, "does not exist");

    change("studio.yaml", "rows: brief", "rows: brief\n  unreadable: stop");
    Files.writeString(folder.resolve(TinyPolicy.GIFTS), "");
    expect(ErrorCode.DATA, frame(), "gifts.md", "empty");

    pdf(false, folder.resolve("policies/scan.pdf"));
    change("studio.yaml", TinyPolicy.GIFTS, "policies/scan.pdf");
    expect(ErrorCode.DATA, frame(), "scan.pdf", "text");

    pdf(true, folder.resolve("policies/scan.pdf"));
    expect(ErrorCode.DATA, frame(), "scan.pdf", "encrypted");

    Files.writeString(folder.resolve("policies/scan.pdf"), "%PDF-1.7\n1 0 obj << /Type");
    expect(ErrorCode.DATA, frame(), "scan.pdf");

    Files.write(folder.resolve("policies/scan.pdf"), new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2});
    expect(ErrorCode.DATA, frame(), "scan.pdf");
  }

  @Test
  void theRestIsFramedWithoutADocumentThatCannotBeRead() throws IOException {
    Files.writeString(folder.resolve(TinyPolicy.GIFTS), "");

    CommandLineRun run = frame();
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.error()).contains("left out", "gifts.md", "is empty");

    CommandLineRun diff = run("diff", "--workspace", folder.toString());
    assertThat(diff.code()).as(diff.error()).isZero();
    assertThat(diff.out()).contains("== gifts.md (cannot be read; it was not part of the last");
  }

  @Test
  void aDocumentThatNoLongerCanBeReadMakesItsRowsStale() throws IOException {
    assertThat(frame().code()).isZero();
    Files.writeString(folder.resolve(TinyPolicy.GIFTS), "");

    CommandLineRun diff = run("diff", "--workspace", folder.toString());
    assertThat(diff.code()).as(diff.error()).isZero();
    assertThat(diff.out()).contains("== gifts.md (cannot be read now", "gifts:1.2: repeal");

    change("studio.yaml", "rows: brief", "rows: brief\n  unreadable: stop");
    expect(ErrorCode.DATA, run("diff", "--workspace", folder.toString()), "gifts.md", "is empty");
  }

  @Test
  void allBadDocumentsAreNamedTogether() throws IOException {
    Files.writeString(folder.resolve(TinyPolicy.GIFTS), "");
    Files.writeString(folder.resolve(TinyPolicy.TRAVEL), "");

    expect(ErrorCode.DATA, frame(), "gifts.md", "travel.md");
  }

  @Test
  void aDocumentWithoutNormsIsExplained() throws IOException {
    Files.writeString(folder.resolve(TinyPolicy.GIFTS), "# Poem\n\nThe sea is blue.\n");
    Files.writeString(folder.resolve(TinyPolicy.TRAVEL), "# Poem\n\nThe sky was grey.\n");

    expect(ErrorCode.DATA, frame(), "no norm was found", "gifts.md", "travel.md");
  }

  @Test
  void malformedSeedsAreNamedByLineBeforeAnythingIsStored() throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(
        seeds.resolve("questions.jsonl"),
        """
        {"id":"q1","policy":"gifts","question":"May I?","answer":"Yes.","clause_quote":"may accept a cup of coffee"}
        {"id":"q2","policy":"gifts","question":
        {"id":"q3","policy":"gift","question":"May I?","answer":"Yes.","clause_quote":"may accept a cup of coffee"}
        {"id":"q4","policy":"gifts","question":"May I?","answer":"Yes.","clause_quote":"may accept a cup of tea"}
        """);
    Files.writeString(
        folder.resolve("studio.yaml"),
        Files.readString(folder.resolve("studio.yaml")) + "seeds: seeds\n");

    expect(
        ErrorCode.DATA,
        frame(),
        "questions.jsonl:2",
        "questions.jsonl:3",
        "'gifts'",
        "questions.jsonl:4",
        "cup of tea");
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      assertThat(workspace.documents().all()).isEmpty();
    }
  }

  @Test
  void aMalformedSuiteIsNamedByLineWhenFraming() throws IOException {
    Path suite = Files.createDirectories(folder.resolve("suite"));
    Files.writeString(suite.resolve("questions.jsonl"), "{\"id\":\"q1\",\n");
    Files.writeString(
        folder.resolve("studio.yaml"),
        Files.readString(folder.resolve("studio.yaml")) + "suite: suite\n");

    expect(ErrorCode.DATA, frame(), "questions.jsonl:1");
  }

  @Test
  void aModelFolderWithoutAModelIsRefused() throws IOException {
    Path model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(model.resolve("config.json"), "{\"architectures\": [\"MadeUpForCausalLM\"]}");
    Files.writeString(
        folder.resolve("studio.yaml"),
        Files.readString(folder.resolve("studio.yaml")) + "model: {base: model}\n");

    CommandLineRun run = run("instruct", "--workspace", folder.toString());

    assertThat(run.code()).as(run.error()).isGreaterThanOrEqualTo(64);
    assertThat(run.error()).contains("model");
  }

  @Test
  void aContextBeyondTheModelsIsRefused() throws IOException {
    Files.writeString(
        folder.resolve("studio.yaml"),
        Files.readString(folder.resolve("studio.yaml")) + "model: {context: 1000}\n");

    expect(
        ErrorCode.CONFIG,
        run("instruct", "--workspace", folder.toString()),
        "model.context",
        "1,000",
        "512");
  }

  @Test
  void exhaustedMemoryNeverLooksLikeADecision() {
    PrintStream before = System.err;
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    try {
      StudioCommand command = new StudioCommand();
      int code =
          Main.explained(
              () -> {
                throw new OutOfMemoryError("Java heap space");
              },
              new CommandLine(command),
              command);
      assertThat(code).isEqualTo(ErrorCode.SOFTWARE.exitCode());
    } finally {
      System.setErr(before);
    }
    assertThat(error.toString(StandardCharsets.UTF_8))
        .contains("memory ran out", "STUDIO_JAVA_OPTIONS")
        .doesNotContain("\tat ");
  }

  @Test
  void aSecondProcessIsRefusedAndReadersAreNot() {
    try (Workspace held = Workspace.open(folder)) {
      assertThat(held.writable()).isTrue();
      expect(ErrorCode.LOCKED, frame(), "in use by", "again");
    }
    assertThat(frame().code()).isZero();
  }

  @Test
  void aPortInUseIsRefused() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      expect(
          ErrorCode.UNAVAILABLE,
          run("serve", "--port", port, "--workspace", folder.toString()),
          port,
          "--port");
    }
  }

  @Test
  void chatBeforeARunSaysWhatToRun() {
    expect(ErrorCode.NO_INPUT, run("chat", "--workspace", folder.toString()), "run");
  }

  @Test
  void theDoctorExaminesTheWorkspaceToo() throws IOException {
    CommandLineRun well = run("doctor", "--workspace", folder.toString());
    assertThat(well.code()).as(well.out()).isZero();
    assertThat(well.out()).contains("libtorch").contains("bf16").contains("SQLite");

    Files.writeString(folder.resolve("studio.yaml"), "nonsense: 1\n");
    CommandLineRun ill = run("doctor", "--workspace", folder.toString());
    assertThat(ill.code()).isEqualTo(ErrorCode.UNAVAILABLE.exitCode());
    assertThat(ill.out()).contains("FAILED");
  }

  private CommandLineRun frame() {
    return run("frame", "--workspace", folder.toString());
  }

  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(arguments);
  }

  private static void expect(ErrorCode code, CommandLineRun run, String... parts) {
    assertThat(run.error()).contains(parts).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(code.exitCode());
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path).replace(from, to), StandardCharsets.UTF_8);
  }

  private static void pdf(boolean encrypted, Path file) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      if (encrypted) {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      }
      document.save(file.toFile());
    }
  }
}
