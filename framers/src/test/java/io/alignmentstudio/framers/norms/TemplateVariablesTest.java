package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateVariablesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Drivers must log each trip within {{ hours }} hours. | Drivers must log each trip within"
            + " {{ hours }} hours.",
        "{{ role.name }} must review access every ${period}. | {{ role.name }} must review access"
            + " every ${period}.",
        "Never share the {{{provider}}} password. | Employees must not share the {{{provider}}}"
            + " password.",
        "Ask {{owner}}. | Employees must ask {{owner}}.",
        "Gifts above EUR <%= limit %> must be declared. | Gifts above EUR <%= limit %> must be"
            + " declared.",
        "Employees must report losses at {{companyPhone}}. | Employees must report losses at"
            + " {{companyPhone}}.",
        "{{companyShortName}} must lock the safe. | The company must lock the safe.",
        "{{ company_name }} drivers must lock the van. | The company drivers must lock the van.",
      })
  void variablesStayWhereTheyStand(String quote, String statement) {
    assertThat(norms(quote)).extracting(Norm::statement).containsExactly(statement);
  }

  @Test
  void everyPartOfANormShowsThem() {
    Norm norm =
        norms("If a bill is above ${limit}, {{ role }} must pay it within {{ days }} days.")
            .getFirst();

    assertThat(norm.bearer()).isEqualTo("{{ role }}");
    assertThat(norm.condition()).contains("if a bill is above ${limit}");
    assertThat(norm.deadline()).isEqualTo(Optional.of("within {{ days }} days"));
  }

  @Test
  void whatPeopleReadHasThemToo() {
    assertThat(PlainText.readable("Log **each** trip within {{ hours }} hours"))
        .isEqualTo("Log each trip within {{ hours }} hours");
  }

  private static List<Norm> norms(String text) {
    return new NormExtractor()
        .extract(
            new Clause(
                "d:1",
                "d",
                ClauseType.PARAGRAPH,
                "",
                text,
                "",
                List.of("Rules"),
                new SourceSpan.Lines(1, 1, 1, 9),
                Clause.contentHash(ClauseType.PARAGRAPH, text, "", List.of("Rules"))));
  }
}
