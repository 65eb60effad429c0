package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps requests to the rate that settings and server allow. Safe for several threads. */
final class Pacer {
  /** A way to wait. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration time) throws InterruptedException;
  }

  private final InstantSource clock;
  private final Pause pause;
  private final Duration interval;
  private Instant next;

  Pacer(int requestsPerMinute, InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
    this.interval =
        requestsPerMinute == 0 ? Duration.ZERO : Duration.ofMinutes(1).dividedBy(requestsPerMinute);
    this.next = clock.instant();
  }

  /** Waits for this request's turn. */
  void await() {
    Instant turn;
    synchronized (this) {
      Instant now = clock.instant();
      turn = next.isAfter(now) ? next : now;
      next = turn.plus(interval);
    }
    pause(Duration.between(clock.instant(), turn));
  }

  /** Lets nobody ask before this time has passed. */
  synchronized void holdOff(Duration time) {
    Instant earliest = clock.instant().plus(time);
    if (earliest.isAfter(next)) {
      next = earliest;
    }
  }

  /** Waits, for this request only. */
  void pause(Duration time) {
    if (!time.isPositive()) {
      return;
    }
    try {
      pause.pause(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudioException(
          ErrorCode.INTERRUPTED,
          "interrupted while waiting for the teacher; run again to go on",
          e);
    }
  }
}
