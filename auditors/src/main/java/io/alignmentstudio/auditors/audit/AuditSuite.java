package io.alignmentstudio.auditors.audit;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.rows.RowFolder;
import java.util.List;

/**
 * What is asked in an audit.
 *
 * @param name for reports
 */
public record AuditSuite(String name, List<Part> parts) {
  /**
   * Rows of one origin, whose figures are shown apart.
   *
   * @param stratum name of the origin, such as {@code hand-written} or {@code held-out-group}; a
   *     row that names its own stratum keeps it
   * @param rows with clause ids resolved; preferences are not asked, they are for tuning
   */
  public record Part(String stratum, RowFolder rows) {
    public Part {
      requireNonNull(rows, "rows is null");
      if (stratum.isBlank() || stratum.equals(MetricResult.ALL)) {
        throw new IllegalArgumentException("'" + stratum + "' cannot name a stratum");
      }
    }
  }

  public AuditSuite {
    requireNonNull(name, "name is null");
    parts = List.copyOf(parts);
  }

  public static AuditSuite of(String name, String stratum, RowFolder rows) {
    return new AuditSuite(name, List.of(new Part(stratum, rows)));
  }

  /** Every row of every part. */
  public RowFolder rows() {
    return parts.stream().map(Part::rows).reduce(RowFolder.empty(), RowFolder::plus);
  }
}
