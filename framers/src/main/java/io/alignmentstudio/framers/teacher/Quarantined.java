package io.alignmentstudio.framers.teacher;

import static java.util.Objects.requireNonNull;

/**
 * What was asked of the teacher and could not be used.
 *
 * @param subject id of the norm or clause
 * @param kind what was asked: "questions", "scenarios", "preferences", "deeper", "norms"
 * @param reason short and the same for all of a kind, to be counted
 * @param detail the item, the answer's beginning, or what the server said
 * @param request hash of the request; empty where there was none
 */
public record Quarantined(
    String subject, String kind, String reason, String detail, String request) {
  private static final int LONGEST = 400;

  public Quarantined {
    requireNonNull(subject, "subject is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(request, "request is null");
    detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) + " …" : detail;
  }
}
