package io.alignmentstudio.tensor;

/** Processes that train one model together, each on its share of every batch. */
public interface ProcessGroup extends AutoCloseable {
  /** Number of this process, from 0. */
  int rank();

  /** Number of processes. */
  int size();

  /**
   * Replaces a tensor by its sum over all processes, in place; each gets the same bits.
   *
   * @throws io.alignmentstudio.domain.StudioException UNAVAILABLE if another process is lost
   */
  void sum(Tensor tensor);

  @Override
  void close();

  /** This process alone. */
  static ProcessGroup single() {
    return new ProcessGroup() {
      @Override
      public int rank() {
        return 0;
      }

      @Override
      public int size() {
        return 1;
      }

      @Override
      public void sum(Tensor tensor) {}

      @Override
      public void close() {}
    };
  }

  /**
   * Joins the group that the environment declares; this process alone where it declares none.
   *
   * @throws io.alignmentstudio.domain.StudioException CONFIG if the declaration is wrong,
   *     UNAVAILABLE if not all processes arrive in time
   */
  static ProcessGroup join(Ranks ranks) {
    return ranks.size() == 1 ? single() : Engine.call(() -> CollectiveGroup.connect(ranks));
  }
}
