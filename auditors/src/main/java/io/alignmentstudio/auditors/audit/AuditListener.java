package io.alignmentstudio.auditors.audit;

/** Hears how far an audit is. */
@FunctionalInterface
public interface AuditListener {
  /** Called when answers are ready; both sides count, cached answers included. */
  void progress(int done, int total);
}
