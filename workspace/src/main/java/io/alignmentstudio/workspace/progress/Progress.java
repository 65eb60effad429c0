package io.alignmentstudio.workspace.progress;

/**
 * Receives how far one piece of work after another is. Safe for use by many threads.
 *
 * <p>Each piece is {@link #start}, any number of {@link #advance}, {@link #metric} and {@link
 * #message}, then {@link #done}.
 */
public interface Progress {
  /**
   * Starts a piece of work.
   *
   * @param total units of it; 0 when nobody knows
   * @param unit plural of what is counted: "tokens", "documents"
   */
  void start(String name, long total, String unit);

  /** Adds finished units. */
  void advance(long units);

  /** Adds units that an attempt before this one finished: they tell nothing of the speed. */
  default void resume(long units) {
    advance(units);
  }

  /** Shows the latest value of a figure, such as the loss or tokens per second. */
  void metric(String name, double value);

  /** Says something that the user must see, such as a warning; it stays on the screen. */
  void message(String text);

  /** Ends the piece of work with its result in one line. */
  void done(String result);

  /** Says nothing. */
  static Progress silent() {
    return SilentProgress.INSTANCE;
  }
}
