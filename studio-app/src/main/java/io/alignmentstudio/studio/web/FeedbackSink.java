package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Feedback;
import java.util.List;

/** Keeps people's feedback. Called by many threads at once. */
public interface FeedbackSink {
  /** Stores feedback for good before it returns. */
  void store(Feedback feedback);

  /** All feedback, the newest first. */
  List<Feedback> all();
}
