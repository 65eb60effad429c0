package io.alignmentstudio.auditors.gate;

/** What the gate says about a release, with the exit code of the command that asked. */
public enum GateDecision {
  GO(0),
  NO_GO(1),
  INCONCLUSIVE(2);

  private final int exitCode;

  GateDecision(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** The word for people: {@code NO-GO}. */
  public String word() {
    return name().replace('_', '-');
  }
}
