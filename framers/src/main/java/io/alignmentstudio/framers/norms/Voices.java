package io.alignmentstudio.framers.norms;

/**
 * Those for whom "you" and "we" stand.
 *
 * @param you bearer of orders and of "you"
 * @param we bearer of "we"; the same where "we" are all who follow the document
 */
record Voices(String you, String we) {
  static final String EMPLOYEES = "employees";
  static final String COMPANY = "the company";

  /** Who is addressed by a contract. */
  static final String PARTIES = "the parties";

  /** Whether "we" stands for those whom the document addresses. */
  boolean weAreYou() {
    return we.equals(you) && you.equals(EMPLOYEES);
  }

  /** The same where "we" speaks of those whom the document addresses. */
  Voices ofUs() {
    return you.equals(EMPLOYEES) ? new Voices(you, you) : this;
  }

  /** Who issued the document: "we", or the company where "we" are all who follow it. */
  String company() {
    return weAreYou() ? COMPANY : we;
  }
}
