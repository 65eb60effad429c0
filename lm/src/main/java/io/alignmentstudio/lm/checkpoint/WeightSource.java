package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Named weights of a model or an adapter. Safe for use by several threads until it is closed;
 * closing ends the life of every tensor that it handed out.
 */
public interface WeightSource extends AutoCloseable {
  /** Where the weights come from, for messages. */
  String origin();

  /** Every name, sorted. */
  SortedSet<String> names();

  Optional<StoredTensor> find(String name);

  /**
   * Shape of a tensor that must be there; cheaper than the tensor where that is computed.
   *
   * @throws StudioException DATA if it is missing
   */
  default List<Long> shape(String name) {
    return get(name).shape();
  }

  /**
   * Type in which an export keeps a tensor that must be there: its own, if that can be written.
   *
   * @throws StudioException DATA if it is missing
   */
  default StoredType exported(String name) {
    return get(name).type();
  }

  /**
   * Returns a tensor that must be there.
   *
   * @throws StudioException DATA if it is missing
   */
  default StoredTensor get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new StudioException(
                    ErrorCode.DATA,
                    "%s: tensor %s is missing among %d tensors; the checkpoint is incomplete or of another architecture"
                        .formatted(origin(), name, names().size())));
  }

  /**
   * Checks that every expected tensor is there, is floating-point and has its shape; reports
   * everything that is wrong at once.
   *
   * @param expected name to shape
   * @throws StudioException DATA if anything differs
   */
  default void check(Map<String, List<Long>> expected) {
    Problems problems = new Problems();
    expected.forEach(
        (name, shape) ->
            find(name)
                .ifPresentOrElse(
                    tensor -> {
                      if (!tensor.shape().equals(shape)) {
                        problems.add(
                            "tensor %s has shape %s, expected %s", name, tensor.shape(), shape);
                      }
                      if (!tensor.type().floating()) {
                        problems.add(
                            "tensor %s holds %s, expected F32, BF16, F16 or F64",
                            name, tensor.type());
                      }
                    },
                    () -> problems.add("tensor %s of shape %s is missing", name, shape)));
    problems.throwIfAny(
        ErrorCode.DATA,
        origin()
            + ": the weights do not fit the model's configuration; get a complete copy of the checkpoint");
  }

  /** Number of elements of all tensors. */
  default long parameterCount() {
    return names().stream().mapToLong(name -> get(name).elements()).sum();
  }

  @Override
  void close();
}
