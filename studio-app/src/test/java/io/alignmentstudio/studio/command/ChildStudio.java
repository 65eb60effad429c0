package io.alignmentstudio.studio.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The studio in a process of its own, for tests that end it or take something from it. */
final class ChildStudio {
  private ChildStudio() {}

  /** Starts a main class with the options of this process; both outputs are one stream. */
  static Process start(Class<?> main, List<String> arguments) throws IOException {
    return start(List.of(), main, arguments);
  }

  /**
   * Starts a main class behind other words of a command line.
   *
   * @param before such as {@code bash -c 'limit; exec "$@"'}
   */
  static Process start(List<String> before, Class<?> main, List<String> arguments)
      throws IOException {
    return start(before, Map.of(), main, arguments);
  }

  /** Starts a main class with more environment variables. */
  static Process start(Map<String, String> environment, Class<?> main, List<String> arguments)
      throws IOException {
    return start(List.of(), environment, main, arguments);
  }

  private static Process start(
      List<String> before,
      Map<String, String> environment,
      Class<?> main,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> !argument.startsWith("-javaagent"))
            .toList());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }
}
