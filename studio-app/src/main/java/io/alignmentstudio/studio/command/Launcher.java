package io.alignmentstudio.studio.command;

import java.nio.file.Path;

/** How the user started the studio, for the commands that messages name. */
final class Launcher {
  /** What to type: the launcher's path as the user typed it, or the plain name. */
  static final String NAME = System.getProperty("studio.launcher", "studio");

  private Launcher() {}

  /** A command line for the workspace, short where the user stands in it. */
  static String command(String command, Path workspace) {
    Path here = Path.of("").toAbsolutePath();
    Path folder = workspace.toAbsolutePath().normalize();
    if (here.startsWith(folder)) {
      return NAME + " " + command;
    }
    return NAME + " " + command + " --workspace " + quoted(shown(folder));
  }

  /** A path relative to this folder where it is below it. */
  static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) && !absolute.equals(here)
        ? here.relativize(absolute)
        : absolute;
  }

  static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9_./~+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
