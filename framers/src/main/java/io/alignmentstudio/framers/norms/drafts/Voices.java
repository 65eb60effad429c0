package io.alignmentstudio.framers.norms.drafts;

/**
 * Those for whom "you" and "we" stand.
 *
 * @param you bearer of orders and of "you"
 * @param we bearer of "we"; the same where "we" are all who follow the document
 */
public record Voices(String you, String we) {
  public static final String EMPLOYEES = "employees";
  public static final String COMPANY = "the company";

  /** Who is addressed by a contract. */
  public static final String PARTIES = "the parties";

  /** Whether "we" stands for those whom the document addresses. */
  public boolean weAreYou() {
    return we.equals(you) && you.equals(EMPLOYEES);
  }

  /** The same where "we" speaks of those whom the document addresses. */
  public Voices ofUs() {
    return you.equals(EMPLOYEES) ? new Voices(you, you) : this;
  }

  /** Who issued the document: "we", or the company where "we" are all who follow it. */
  String company() {
    return weAreYou() ? COMPANY : we;
  }
}
