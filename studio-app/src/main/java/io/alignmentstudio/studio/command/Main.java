package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the studio. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    quietLogs();
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    Interruption interruption = Interruption.watch(System.err);
    int code = ErrorCode.SOFTWARE.exitCode();
    try {
      code = run(arguments);
    } catch (Throwable e) { // Before a command can explain it, as where a library is missing.
      System.err.println("error: the studio cannot start: " + e);
    }
    interruption.over();
    System.out.flush();
    System.err.flush();
    System.exit(code);
  }

  /** Runs a command; returns its exit code. */
  static int run(String... arguments) {
    StudioCommand command = new StudioCommand();
    CommandLine line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::misused);
    line.setExecutionExceptionHandler((e, commandLine, parsed) -> failed(e, commandLine, command));
    return explained(() -> line.execute(helped(arguments)), line, command);
  }

  /** "Help" and "help frame" as people type it. */
  private static String[] helped(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    List<String> asked = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    asked.add("--help");
    return asked.toArray(String[]::new);
  }

  /** The parser lets errors such as exhausted memory through; they must not look like NO-GO. */
  static int explained(IntSupplier work, CommandLine line, StudioCommand command) {
    try {
      return work.getAsInt();
    } catch (Throwable e) {
      return failed(e, line, command);
    }
  }

  private static int misused(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr().println("error: " + e.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
      line.usage(line.getErr(), line.getColorScheme());
    }
    return ErrorCode.USAGE.exitCode();
  }

  private static int failed(Throwable failure, CommandLine line, StudioCommand command) {
    StudioException explained = Failures.explain(failure, command::workspaceIfAny);
    line.getErr().println("error: " + explained.getMessage());
    return explained.code().exitCode();
  }

  /** Libraries' messages below a warning are not for the studio's users. */
  private static void quietLogs() {
    try (InputStream settings = Main.class.getResourceAsStream("logging.properties")) {
      LogManager.getLogManager().readConfiguration(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
