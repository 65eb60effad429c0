package io.alignmentstudio.workspace.progress;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress as text: on a terminal one line that is redrawn, with bar, rate and time to go;
 * elsewhere (a file, a CI log) plain lines at the start, at each quarter, at the end, and each half
 * minute between them.
 */
public final class TerminalProgress implements Progress {
  private static final Duration BETWEEN_REDRAWS = Duration.ofMillis(100);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
  private static final int BAR = 24;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final InstantSource clock;
  private final boolean redraw;
  private final int columns;
  private @Nullable ProgressState state;
  private Instant drawn = Instant.MIN;
  private int quarters;

  /**
   * Writes to a stream.
   *
   * @param redraw whether the stream is a terminal
   * @param columns width of the terminal in characters; a redrawn line is cut to it
   */
  public TerminalProgress(PrintStream out, InstantSource clock, boolean redraw, int columns) {
    this.out = out;
    this.clock = clock;
    this.redraw = redraw;
    this.columns = columns;
  }

  /** Writes to standard error, redrawn where a person watches. */
  @SuppressWarnings("SystemConsoleNull") // From JDK 25 on it is null again without a terminal.
  public static TerminalProgress standard() {
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new TerminalProgress(System.err, InstantSource.system(), terminal, 100);
  }

  @Override
  public synchronized void start(String name, long total, String unit) {
    ProgressState started = new ProgressState(name, total, unit, clock.instant());
    state = started;
    quarters = 0;
    drawn = redraw ? Instant.MIN : clock.instant();
    if (redraw) {
      draw(started);
    } else {
      out.println(total > 0 ? name + ": " + started.total() : name);
      out.flush();
    }
  }

  @Override
  public synchronized void advance(long units) {
    ProgressState current = state;
    if (current == null) {
      return;
    }
    current.advance(units);
    if (redraw) {
      draw(current);
    } else {
      plain(current);
    }
  }

  @Override
  public synchronized void resume(long units) {
    ProgressState current = state;
    if (current != null) {
      current.resume(units);
    }
  }

  @Override
  public synchronized void metric(String name, double value) {
    ProgressState current = state;
    if (current != null) {
      current.metric(name, value);
      if (redraw) {
        draw(current);
      }
    }
  }

  @Override
  public synchronized void message(String text) {
    out.print(redraw ? CLEAR_LINE : "");
    out.println(text);
    out.flush();
    drawn = Instant.MIN;
    ProgressState current = state;
    if (redraw && current != null) {
      draw(current);
    }
  }

  @Override
  public synchronized void done(String result) {
    ProgressState current = state;
    state = null;
    out.print(redraw ? CLEAR_LINE : "");
    out.println(
        current == null
            ? result
            : current.name()
                + ": "
                + result
                + " ("
                + ProgressState.text(current.elapsed(clock.instant()))
                + ")");
    out.flush();
  }

  private void plain(ProgressState current) {
    Instant now = clock.instant();
    int reached = current.percent() / 25;
    boolean silent = !now.isBefore(drawn.plus(BETWEEN_LINES));
    if (reached < 4 && (reached > quarters || silent)) {
      drawn = now;
      out.println(line(current, now));
      out.flush();
    }
    quarters = Math.max(quarters, reached);
  }

  private void draw(ProgressState current) {
    Instant now = clock.instant();
    if (!drawn.equals(Instant.MIN) && now.isBefore(drawn.plus(BETWEEN_REDRAWS))) {
      return;
    }
    drawn = now;
    String line = line(current, now);
    out.print(CLEAR_LINE + (line.length() < columns ? line : line.substring(0, columns - 1)));
    out.flush();
  }

  private String line(ProgressState current, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(current.name());
    if (current.hasTotal()) {
      int filled = current.percent() * BAR / 100;
      String bar = redraw ? "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " : "";
      parts.add(bar + current.percent() + " %");
    }
    current.remaining(now).ifPresent(left -> parts.add(ProgressState.text(left) + " left"));
    parts.add(current.count());
    current.rate(now).ifPresent(parts::add);
    if (!current.metrics().isEmpty()) {
      parts.add(current.metrics());
    }
    return String.join("  ", parts);
  }
}
