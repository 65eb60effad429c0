package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Feedback.Preferred;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Texts of the Feedback tab. */
public final class FeedbackView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private FeedbackView() {}

  /** A moment for a person, in the time zone of this machine. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /** Which answer was acceptable. */
  public static String title(Preferred preferred) {
    return switch (preferred) {
      case ALIGNED -> "Only aligned";
      case UNALIGNED -> "Only unaligned";
      case BOTH -> "Both";
      case NEITHER -> "Neither";
    };
  }
}
