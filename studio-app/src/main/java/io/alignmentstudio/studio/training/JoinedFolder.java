package io.alignmentstudio.studio.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.training.Agreement;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The folder of a run, which the first of its processes holds, and how far the run is, which all
 * know.
 *
 * @param own empty on the others
 */
record JoinedFolder(RunFolder.State state, Optional<RunFolder> own) implements AutoCloseable {
  /** What may differ between processes: machines need not be alike. */
  private static final Set<String> OF_THE_MACHINE = Set.of("setting threads");

  private static final int REFUSED = -1;
  private static final int FRESH = 1;
  private static final int STARTED = 2;
  private static final int FINISHED = 3;

  /**
   * Compares what the processes are about to do, then takes the folder.
   *
   * @throws StudioException CONFIG on every process if one has other inputs, with the rank and what
   *     differs; else as {@link RunFolder#open}, and CONFIG on the others then
   */
  static JoinedFolder open(Path out, Map<String, String> inputs, ProcessGroup group) {
    Map<String, String> shared = new TreeMap<>(inputs);
    shared.keySet().removeAll(OF_THE_MACHINE);
    Agreement.require(shared, group);
    if (group.rank() > 0) {
      int state = spread(0, group);
      if (state == REFUSED) {
        throw new StudioException(
            ErrorCode.CONFIG, "Rank 0 cannot use its --out; see what it says, and start all again");
      }
      return new JoinedFolder(state(state), Optional.empty());
    }
    RunFolder folder;
    try {
      folder = RunFolder.open(out, inputs);
    } catch (RuntimeException e) {
      int _ = spread(REFUSED, group);
      throw e;
    }
    int _ = spread(number(folder.state()), group);
    return new JoinedFolder(folder.state(), Optional.of(folder));
  }

  private static int number(RunFolder.State state) {
    return switch (state) {
      case FRESH -> FRESH;
      case STARTED -> STARTED;
      case FINISHED -> FINISHED;
    };
  }

  private static RunFolder.State state(int number) {
    return switch (number) {
      case FRESH -> RunFolder.State.FRESH;
      case STARTED -> RunFolder.State.STARTED;
      case FINISHED -> RunFolder.State.FINISHED;
      default -> throw new IllegalStateException("rank 0 is in the unknown state " + number);
    };
  }

  /** The number of the first process; the others give 0. */
  private static int spread(int number, ProcessGroup group) {
    if (group.size() == 1) {
      return number;
    }
    try (Scope _ = Scope.withoutGradients()) {
      Tensor one = Tensor.of(new double[] {number}, 1);
      group.sum(one);
      return (int) one.item();
    }
  }

  @Override
  public void close() {
    own.ifPresent(RunFolder::close);
  }
}
