package io.alignmentstudio.studio.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One command, run as a user would.
 *
 * @param code exit code
 * @param out what went to standard output
 * @param error what went to standard error
 */
record CommandLineRun(int code, String out, String error) {
  static CommandLineRun of(String... arguments) {
    PrintStream out = System.out;
    PrintStream error = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errorBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errorBytes, true, StandardCharsets.UTF_8));
      int code = Main.run(arguments);
      return new CommandLineRun(
          code,
          outBytes.toString(StandardCharsets.UTF_8),
          errorBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(error);
    }
  }
}
