package io.alignmentstudio.framers.ingest;

import static io.alignmentstudio.framers.ingest.Reading.plain;
import static io.alignmentstudio.framers.ingest.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainTablesTest {
  @TempDir Path folder;

  @Test
  void columnsThatCannotBeReadStayWithAWarning() {
    PolicyDocument document =
        plain(
            folder,
            """
            Opening hours of the counters

            Monday        closed     for staff only
              Tuesday  9 to 12         all counters but one
            Wednesday 9 to       12 and      14 to 16
            """);

    assertThat(document.warnings())
        .singleElement()
        .asString()
        .contains("lines 3-5")
        .contains("left as they are");
    assertThat(texts(document, ClauseType.PARAGRAPH))
        .contains("Tuesday 9 to 12 all counters but one");
  }

  @Test
  void tablesMayBeDrawnOrTabbed() {
    PolicyDocument document =
        plain(
            folder,
            """
            Limits for luggage

            +----------+--------+
            | Item     | Limit  |
            +----------+--------+
            | Bags     | 1      |
            | Blankets | 2      |
            +----------+--------+

            City\tLimit\tCurrency
            Paris\t180\tEUR
            Oslo\t2000\tNOK
            """);

    assertThat(texts(document, ClauseType.TABLE_ROW))
        .isEqualTo(
            List.of(
                "Item: Bags; Limit: 1",
                "Item: Blankets; Limit: 2",
                "City: Paris; Limit: 180; Currency: EUR",
                "City: Oslo; Limit: 2000; Currency: NOK"));
  }

  @Test
  void glossariesHangTheirMeanings() {
    PolicyDocument document =
        plain(
            folder,
            """
            Glossary of the Shelter

            Resident
                A person who sleeps in the shelter for at least one night and whose
                name is in the night book.

            Night book
                The list that the night porter keeps.
            """);

    assertThat(texts(document, ClauseType.DEFINITION))
        .containsExactly(
            "Resident: A person who sleeps in the shelter for at least one night and whose name"
                + " is in the night book.",
            "Night book: The list that the night porter keeps.");
  }
}
