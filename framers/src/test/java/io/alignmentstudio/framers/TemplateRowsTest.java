package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.workspace.config.RowStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateRowsTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @EnumSource(RowStyle.class)
  void rowsOfATemplateKeepItsVariables(RowStyle style) throws IOException {
    Path policy = scratch.resolve("depot.md");
    Files.writeString(
        policy,
        """
        # Depot rules

        Drivers must log each trip within {{hours}} hours.

        Tickets must be opened in {{ticketingSystem}} before work starts.

        You may claim up to {{ limit }} EUR per night.
        """);

    Framed framed = PolicyFrames.frame(List.of(policy), PolicyFrames.settings(style), scratch);

    assertThat(framed.norms())
        .extracting(Norm::statement)
        .containsExactly(
            "Drivers must log each trip within {{hours}} hours.",
            "Tickets must be opened in {{ticketingSystem}} before work starts.",
            "Employees may claim up to {{ limit }} EUR per night.");
    List<String> texts = framed.curated().kept().map(Object::toString).toList();
    assertThat(texts).anyMatch(row -> row.contains("{{hours}}"));
    assertThat(texts).noneMatch(row -> row.toLowerCase(Locale.ROOT).contains("vqx"));
  }
}
