package io.alignmentstudio.framers.teacher;

/** What became of a request. */
sealed interface Asked {
  /**
   * An answer.
   *
   * @param kept whether it was there from before and cost nothing
   */
  record Answered(TeacherReply reply, String key, boolean kept) implements Asked {}

  /**
   * No answer.
   *
   * @param reason short and the same for all of a kind, to be counted
   * @param detail what the server or the network said; without the key
   * @param again whether asking another time may help
   */
  record Unanswered(String reason, String detail, boolean again) implements Asked {}
}
