package io.alignmentstudio.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.global.torch;

/** Functions of each element of a tensor, with libtorch's gradients, ties and borders included. */
public final class Elementwise {
  private Elementwise() {}

  /** The smaller of two elements; where they are equal, each gets half of the gradient. */
  public static Tensor minimum(Tensor left, Tensor right) {
    return new Tensor(torch.minimum(left.handle, right.handle));
  }

  /** Elements moved into [lowest, highest]; those on the borders keep their gradient. */
  public static Tensor clamp(Tensor input, double lowest, double highest) {
    return new Tensor(
        torch.clamp(
            input.handle,
            new ScalarOptional(new Scalar(lowest)),
            new ScalarOptional(new Scalar(highest))));
  }

  /** Elements, none below a bound. */
  public static Tensor atLeast(Tensor input, double bound) {
    return new Tensor(torch.clamp_min(input.handle, new Scalar(bound)));
  }

  /** Elements, none above a bound. */
  public static Tensor atMost(Tensor input, double bound) {
    return new Tensor(torch.clamp_max(input.handle, new Scalar(bound)));
  }

  /** 1 / (1 + e⁻ˣ). */
  public static Tensor sigmoid(Tensor input) {
    return new Tensor(torch.sigmoid(input.handle));
  }

  /** log(1 + x), exact near 0. */
  public static Tensor log1p(Tensor input) {
    return new Tensor(torch.log1p(input.handle));
  }

  /** eˣ − 1, exact near 0. */
  public static Tensor expm1(Tensor input) {
    return new Tensor(torch.expm1(input.handle));
  }

  /** Whether each element is above a bound. */
  public static Tensor above(Tensor input, double bound) {
    return new Tensor(torch.gt(input.handle, new Scalar(bound)));
  }

  /** Whether each element is at least that of another tensor; both are stretched to one shape. */
  public static Tensor atLeast(Tensor input, Tensor bounds) {
    return new Tensor(torch.ge(input.handle, bounds.handle));
  }

  /** Elements of one tensor where a condition holds, of another where not. */
  public static Tensor where(Tensor condition, Tensor then, Tensor otherwise) {
    return new Tensor(torch.where(condition.handle, then.handle, otherwise.handle));
  }

  /** Elements of one dimension in rising order. */
  public static Tensor sort(Tensor input, int dimension) {
    return new Tensor(torch.sort(input.handle, dimension, false).get0());
  }
}
