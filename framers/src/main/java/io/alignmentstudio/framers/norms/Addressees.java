package io.alignmentstudio.framers.norms;

/**
 * Whom a document speaks to and for where it names nobody.
 *
 * @param you bearer of orders and of "you": a plural noun phrase such as "employees", or a name
 * @param we bearer of "we": "the company"
 */
public record Addressees(String you, String we) {
  /** Employees of a company: the usual case of a conduct guideline. */
  public static final Addressees DEFAULT = new Addressees("employees", "the company");

  public Addressees {
    if (you.isBlank() || we.isBlank()) {
      throw new IllegalArgumentException(
          "an addressee is blank: you='%s' we='%s'".formatted(you, we));
    }
  }
}
