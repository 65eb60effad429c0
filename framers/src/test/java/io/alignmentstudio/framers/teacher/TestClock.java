package io.alignmentstudio.framers.teacher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody waits. */
final class TestClock implements InstantSource, Pacer.Pause {
  private Instant now = Instant.parse("2026-11-22T08:00:00Z");
  private final List<Duration> pauses = new ArrayList<>();

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void pause(Duration time) {
    pauses.add(time);
    now = now.plus(time);
  }

  synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
