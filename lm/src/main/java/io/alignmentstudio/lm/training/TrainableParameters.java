package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.model.Dropout;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trainable tensors as views of one flat 32-bit buffer, and their gradients as views of another:
 * the optimiser, clipping and checkpoints then work on a handful of long vectors.
 */
public final class TrainableParameters implements AutoCloseable {
  private final Tensor values;
  private final Tensor gradients;
  private final List<Tensor> views = new ArrayList<>();
  private final Optional<Tensor> rates;
  private final Dropout dropout;
  private final String settings;
  private final String tensors;
  private final List<Stretch> decaying = new ArrayList<>();

  /** Values next to each other. */
  record Stretch(long start, long end) {
    Tensor of(Tensor flat) {
      return flat.narrow(0, start, end - start);
    }
  }

  /** Copies the initial values; all learn at the same rate. */
  public TrainableParameters(List<Tensor> initial) {
    this(initial, Collections.nCopies(initial.size(), 1.0));
  }

  /**
   * Copies the initial values.
   *
   * @param rates factor of the learning rate of each
   */
  public TrainableParameters(List<Tensor> initial, List<Double> rates) {
    this(initial, rates, new Dropout(0));
  }

  private TrainableParameters(List<Tensor> initial, List<Double> rates, Dropout dropout) {
    this(
        initial,
        IntStream.range(0, initial.size()).mapToObj(Integer::toString).toList(),
        rates,
        dropout,
        _ -> true,
        "none");
  }

  /**
   * Copies the initial values.
   *
   * @param names of the tensors
   * @param rates factor of the learning rate of each
   * @param dropout that is on while a batch is learnt
   * @param decays which of the names the weight decay reaches
   * @param settings by which they are used, as text; a run that resumes needs the same
   */
  public TrainableParameters(
      List<Tensor> initial,
      List<String> names,
      List<Double> rates,
      Dropout dropout,
      Predicate<String> decays,
      String settings) {
    this.dropout = dropout;
    this.settings = settings;
    tensors =
        IntStream.range(0, initial.size())
            .mapToObj(
                at ->
                    "%s %s at rate %s%s"
                        .formatted(
                            names.get(at),
                            Arrays.toString(initial.get(at).shape()),
                            rates.get(at),
                            decays.test(names.get(at)) ? "" : " without decay"))
            .collect(Collectors.joining(", "));
    long total = initial.stream().mapToLong(Tensor::elements).sum();
    try (Scope _ = Scope.withoutGradients()) {
      values = Tensor.zeros(DataType.FLOAT32, total).keep();
      gradients = Tensor.zeros(DataType.FLOAT32, total).keep();
      long offset = 0;
      for (Tensor tensor : initial) {
        long count = tensor.elements();
        Tensor view = values.narrow(0, offset, count).view(tensor.shape()).copyFrom(tensor);
        Tensor leaf = view.detach().requireGradient().keep();
        leaf.gradientInto(gradients.narrow(0, offset, count).view(tensor.shape()));
        views.add(leaf);
        if (decays.test(names.get(views.size() - 1))) {
          decay(offset, count);
        }
        offset += count;
      }
      boolean alike = rates.stream().allMatch(rate -> rate == 1);
      this.rates = alike ? Optional.empty() : Optional.of(flat(initial, rates).keep());
    }
  }

  private void decay(long start, long count) {
    if (!decaying.isEmpty() && decaying.getLast().end() == start) {
      decaying.add(new Stretch(decaying.removeLast().start(), start + count));
    } else {
      decaying.add(new Stretch(start, start + count));
    }
  }

  private static Tensor flat(List<Tensor> tensors, List<Double> values) {
    Tensor flat =
        Tensor.zeros(DataType.FLOAT32, tensors.stream().mapToLong(Tensor::elements).sum());
    long offset = 0;
    for (int at = 0; at < tensors.size(); at++) {
      long count = tensors.get(at).elements();
      Tensor _ =
          flat.narrow(0, offset, count)
              .copyFrom(Tensor.of(new float[] {values.get(at).floatValue()}, 1));
      offset += count;
    }
    return flat;
  }

  /** The trainable tensors, in the order of the initial values. */
  public List<Tensor> views() {
    return List.copyOf(views);
  }

  /** All values, [elements]. */
  Tensor values() {
    return values;
  }

  /** All gradients, [elements]. */
  Tensor gradients() {
    return gradients;
  }

  /** Factor of the learning rate of each value, [elements]; empty where all are 1. */
  Optional<Tensor> rates() {
    return rates;
  }

  /** A sum over the bits of all values. */
  public long checksum() {
    return values.checksum();
  }

  /** Settings by which the values are used, as text. */
  String settings() {
    return settings;
  }

  /** Names, shapes and rates, as text. */
  String tensors() {
    return tensors;
  }

  /** The values that decay. */
  List<Stretch> decaying() {
    return decaying;
  }

  Dropout dropout() {
    return dropout;
  }

  public long elements() {
    return values.elements();
  }

  @Override
  public void close() {
    views.forEach(Tensor::close);
    values.close();
    gradients.close();
    rates.ifPresent(Tensor::close);
  }
}
