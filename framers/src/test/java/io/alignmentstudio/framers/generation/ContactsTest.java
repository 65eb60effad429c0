package io.alignmentstudio.framers.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private static Clause clause(String heading, String text) {
    return new Clause(
        "p:" + heading + text.hashCode(),
        "p",
        ClauseType.PARAGRAPH,
        "",
        text,
        "",
        List.of(heading),
        new SourceSpan.Lines(1, 1, 1, 1),
        "hash");
  }

  private static final Clause GIFTS = clause("Gifts", "If in doubt, ask Legal before you accept.");
  private static final Clause LINE =
      clause(
          "Speaking up",
          "You can contact our Ethics Line, or report what you saw to the Ethics Line.");
  private static final Clause DATA =
      clause("Data", "The Data Protection Officer keeps the list of processors.");

  @Test
  void aSectionsOwnContactComesFirst() {
    Contacts contacts = Contacts.of(List.of(GIFTS, LINE, DATA));
    assertThat(contacts.of(GIFTS)).contains("Legal");
    assertThat(contacts.of(LINE)).contains("the Ethics Line");
  }

  @Test
  void elseTheOneThatSeveralSectionsName() {
    Clause expenses = clause("Expenses", "Contact the Ethics Line with any question.");
    assertThat(Contacts.of(List.of(GIFTS, LINE, expenses, DATA)).of(DATA))
        .contains("the Ethics Line");
    assertThat(Contacts.of(List.of(GIFTS, LINE, DATA)).of(DATA)).isEmpty();
  }

  @Test
  void whoIsOnlyMentionedIsNoContact() {
    assertThat(Contacts.of(List.of(DATA)).of(DATA)).isEmpty();
    Clause verbs = clause("Work", "Managers must inform employees and call customers back.");
    assertThat(Contacts.of(List.of(verbs)).of(verbs)).isEmpty();
  }
}
