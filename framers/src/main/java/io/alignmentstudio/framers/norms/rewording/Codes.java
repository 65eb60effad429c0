package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which documents call themselves a code of conduct: "our ethics policy sets the standards
 * that all reporters follow", "this code of conduct is for members". A title is often no heading of
 * any clause, and what a handbook says of a code elsewhere makes it none.
 */
public final class Codes {
  private static final Pattern ITSELF =
      Pattern.compile(
          "(?i)\\b(?:this "
              + Commitments.TITLE
              + "|(?:our|these) "
              + Commitments.TITLE
              + " (?:sets?|describes?|explains?|defines?|outlines?|lays? (?:down|out)|summari[sz]es?|tells?))\\b");

  /** A document says at its start what it is. */
  private static final int FIRST_CLAUSES = 5;

  private Codes() {}

  /** The regulations among those of the clauses that are codes by their own words. */
  public static Set<String> of(List<Clause> clauses) {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> codes = new HashSet<>();
    for (Clause clause : clauses) {
      int place = seen.merge(clause.regulation(), 1, Integer::sum);
      if (place <= FIRST_CLAUSES
          && !PlainText.tooLong(clause.text())
          && ITSELF.matcher(clause.text()).find()) {
        codes.add(clause.regulation());
      }
    }
    return codes;
  }
}
