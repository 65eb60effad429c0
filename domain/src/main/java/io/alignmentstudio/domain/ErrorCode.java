package io.alignmentstudio.domain;

/** Stable names of errors, each with its process exit code (BSD sysexits, never 0, 1 or 2). */
public enum ErrorCode {
  /** The command line is wrong. */
  USAGE(64),
  /** A file that the user gave is malformed, empty, encrypted or of another kind. */
  DATA(65),
  /** A file that the user named does not exist or cannot be read. */
  NO_INPUT(66),
  /** A port is in use, a server cannot be reached. */
  UNAVAILABLE(69),
  /** A defect of the studio itself. */
  SOFTWARE(70),
  /** A file cannot be written: disk full, no permission. */
  CANNOT_CREATE(73),
  /** Reading or writing failed. */
  IO(74),
  /** Another process holds the workspace; try again later. */
  LOCKED(75),
  /** studio.yaml is wrong. */
  CONFIG(78),
  /** The user interrupted the command. */
  INTERRUPTED(130);

  private final int exitCode;

  ErrorCode(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
