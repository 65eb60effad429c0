package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.auditors.statistics.Interval;
import java.util.Optional;

/**
 * How both sides did on the items that rest on one clause.
 *
 * @param planned items that name the clause
 * @param measured items that both sides answered
 * @param unaligned mean score; empty if nothing was measured
 * @param fixes items that only the aligned side got right
 * @param regressions items that only the unaligned side got right
 * @param adjusted p-value of the exact McNemar test after Holm's correction over all clauses
 */
public record ClauseResult(
    String clauseId,
    int planned,
    int measured,
    Optional<Interval> unaligned,
    Optional<Interval> aligned,
    int fixes,
    int regressions,
    double pValue,
    double adjusted) {}
