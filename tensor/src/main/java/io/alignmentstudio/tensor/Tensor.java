package io.alignmentstudio.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A libtorch tensor. It belongs to the innermost {@link Scope} of the engine's thread at its
 * creation, unless {@link #keep kept}. Shapes are row-major; negative dimensions count from the
 * end. Wrong shapes fail with libtorch's own message.
 */
public final class Tensor implements AutoCloseable {
  final org.bytedeco.pytorch.Tensor handle;

  Tensor(org.bytedeco.pytorch.Tensor handle) {
    this.handle = handle;
  }

  /** Makes a tensor from numbers in row-major order. */
  public static Tensor of(float[] values, long... shape) {
    return new Tensor(org.bytedeco.pytorch.Tensor.create(values, shape));
  }

  /** Makes a tensor of integers. */
  public static Tensor of(long[] values, long... shape) {
    return new Tensor(org.bytedeco.pytorch.Tensor.create(values, shape));
  }

  /** Makes a 64-bit tensor from numbers in row-major order. */
  public static Tensor of(double[] values, long... shape) {
    return new Tensor(org.bytedeco.pytorch.Tensor.create(values, shape));
  }

  /** Makes a tensor of bytes, which count from 0 to 255. */
  public static Tensor of(byte[] values, long... shape) {
    return copyOf(MemorySegment.ofArray(values), DataType.UINT8, shape);
  }

  /** Makes a tensor of truth values. */
  public static Tensor of(boolean[] values, long... shape) {
    return new Tensor(org.bytedeco.pytorch.Tensor.create(values, shape));
  }

  /** Makes a tensor of zeros. */
  public static Tensor zeros(DataType type, long... shape) {
    try (TensorOptions options = new TensorOptions(type.scalarType())) {
      return new Tensor(torch.zeros(shape, options));
    }
  }

  /** Makes a tensor by copying memory of the given type, little-endian, row-major. */
  public static Tensor copyOf(MemorySegment memory, DataType type, long... shape) {
    Tensor tensor = zeros(type, shape);
    long bytes = tensor.elements() * type.bytes();
    if (bytes != memory.byteSize()) {
      throw new IllegalArgumentException(
          "shape %s of %s needs %d bytes, got %d"
              .formatted(Arrays.toString(shape), type, bytes, memory.byteSize()));
    }
    tensor.elementsInPlace().copyFrom(memory);
    return tensor;
  }

  /**
   * Expert: its elements where libtorch holds them, row-major, without copying. They may be read
   * until the tensor's scope or the kept tensor is closed; later reads can end the process.
   *
   * @throws IllegalStateException if the elements do not stand next to each other
   */
  @SuppressWarnings("restricted")
  public MemorySegment memory() {
    if (!handle.is_contiguous()) {
      throw new IllegalStateException("the elements of " + this + " are scattered");
    }
    // The garbage collector leaves the tensor alone for as long as the memory is reachable.
    return elementsInPlace().reinterpret(Arena.ofAuto(), _ -> Objects.requireNonNull(handle));
  }

  // The address is libtorch's own, valid for as long as this tensor is.
  @SuppressWarnings("restricted")
  private MemorySegment elementsInPlace() {
    return MemorySegment.ofAddress(handle.data_ptr().address())
        .reinterpret(elements() * type().bytes());
  }

  /** Lets this tensor live until {@link #close}, beyond its scope. */
  public Tensor keep() {
    handle.retainReference();
    return this;
  }

  /** Frees a {@link #keep kept} tensor. */
  @Override
  public void close() {
    handle.releaseReference();
  }

  public long[] shape() {
    return handle.shape();
  }

  public long size(int dimension) {
    return handle.size(dimension);
  }

  public long elements() {
    return handle.numel();
  }

  public DataType type() {
    return DataType.of(handle.scalar_type());
  }

  /** Reads every element as 32-bit numbers. */
  public float[] toFloats() {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor plain = new Tensor(handle.detach()).to(DataType.FLOAT32).contiguous();
      float[] values = new float[Math.toIntExact(plain.elements())];
      plain.handle.data_ptr_float().get(values);
      return values;
    }
  }

  /** Reads every element as 64-bit numbers. */
  public double[] toDoubles() {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor plain = new Tensor(handle.detach()).to(DataType.FLOAT64).contiguous();
      double[] values = new double[Math.toIntExact(plain.elements())];
      plain.handle.data_ptr_double().get(values);
      return values;
    }
  }

  /** Reads every element as integers. */
  public long[] toLongs() {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor plain = to(DataType.INT64).contiguous();
      long[] values = new long[Math.toIntExact(plain.elements())];
      plain.handle.data_ptr_long().get(values);
      return values;
    }
  }

  /** Number of times that operations in place have changed the tensor or what shares its memory. */
  public long version() {
    return handle._version();
  }

  /**
   * The sum of all elements' bits as whole numbers; the order in which they are added is no matter.
   */
  public long checksum() {
    try (Scope _ = Scope.withoutGradients()) {
      ScalarType bits =
          switch (type().bytes()) {
            case 1 -> ScalarType.Byte;
            case 2 -> ScalarType.Short;
            case 4 -> ScalarType.Int;
            default -> ScalarType.Long;
          };
      return handle.detach().view(bits).sum().item_long();
    }
  }

  /** The only element. */
  public double item() {
    return handle.item_double();
  }

  public Tensor to(DataType type) {
    return new Tensor(handle.to(type.scalarType()));
  }

  public Tensor contiguous() {
    return new Tensor(handle.contiguous());
  }

  public Tensor copy() {
    return new Tensor(handle.clone());
  }

  public Tensor detach() {
    return new Tensor(handle.detach());
  }

  public Tensor view(long... shape) {
    return new Tensor(handle.view(shape));
  }

  public Tensor reshape(long... shape) {
    return new Tensor(handle.reshape(shape));
  }

  public Tensor expand(long... shape) {
    return new Tensor(handle.expand(shape));
  }

  public Tensor transpose(int first, int second) {
    return new Tensor(handle.transpose(first, second));
  }

  public Tensor unsqueeze(int dimension) {
    return new Tensor(handle.unsqueeze(dimension));
  }

  public Tensor squeeze(int dimension) {
    return new Tensor(handle.squeeze((long) dimension));
  }

  /** Elements {@code start} to {@code start + length} of one dimension, without copying. */
  public Tensor narrow(int dimension, long start, long length) {
    return new Tensor(handle.narrow(dimension, start, length));
  }

  /** Element {@code index} of one dimension, which disappears. */
  public Tensor select(int dimension, long index) {
    return new Tensor(handle.select(dimension, index));
  }

  /** Rows of one dimension in the order of {@code indices}. */
  public Tensor indexSelect(int dimension, Tensor indices) {
    return new Tensor(handle.index_select(dimension, indices.handle));
  }

  public Tensor gather(int dimension, Tensor indices) {
    return new Tensor(handle.gather(dimension, indices.handle));
  }

  public Tensor add(Tensor other) {
    return new Tensor(handle.add(other.handle));
  }

  public Tensor add(double value) {
    return new Tensor(handle.add(new Scalar(value)));
  }

  /** this + factor · other, in one pass. */
  public Tensor addScaled(Tensor other, double factor) {
    return new Tensor(handle.add(other.handle, new Scalar(factor)));
  }

  public Tensor subtract(Tensor other) {
    return new Tensor(handle.sub(other.handle));
  }

  public Tensor multiply(Tensor other) {
    return new Tensor(handle.mul(other.handle));
  }

  public Tensor multiply(double value) {
    return new Tensor(handle.mul(new Scalar(value)));
  }

  public Tensor divide(Tensor other) {
    return new Tensor(handle.div(other.handle));
  }

  public Tensor negate() {
    return new Tensor(handle.neg());
  }

  public Tensor exp() {
    return new Tensor(handle.exp());
  }

  public Tensor log() {
    return new Tensor(handle.log());
  }

  /** log(eˣ + eʸ) of two tensors, element by element. */
  public Tensor logAddExp(Tensor other) {
    return new Tensor(torch.logaddexp(handle, other.handle));
  }

  /** Whether the elements of two tensors are equal. */
  public Tensor equalTo(Tensor other) {
    return new Tensor(handle.eq(other.handle));
  }

  /** Whether another tensor has the same shape and elements; both are of one type. */
  public boolean sameAs(Tensor other) {
    return handle.equal(other.handle);
  }

  /** Sums of each element and those before it along a dimension. */
  public Tensor cumulativeSum(int dimension) {
    return new Tensor(handle.cumsum(dimension));
  }

  /** Adds {@code values} to the elements that {@code indices} names along a dimension. */
  public Tensor scatterAdd(int dimension, Tensor indices, Tensor values) {
    return new Tensor(torch.scatter_add(handle, dimension, indices.handle, values.handle));
  }

  public Tensor cos() {
    return new Tensor(handle.cos());
  }

  public Tensor sin() {
    return new Tensor(handle.sin());
  }

  public Tensor matmul(Tensor other) {
    return new Tensor(handle.matmul(other.handle));
  }

  public Tensor sum() {
    return new Tensor(handle.sum());
  }

  public Tensor sum(int dimension) {
    return new Tensor(handle.sum(dimension));
  }

  public Tensor mean() {
    return new Tensor(handle.mean());
  }

  /** Square root of the sum of squares of every element. */
  public Tensor norm() {
    return new Tensor(handle.norm());
  }

  public Tensor softmax(int dimension) {
    return new Tensor(handle.softmax(dimension));
  }

  public Tensor logSoftmax(int dimension) {
    return new Tensor(handle.log_softmax(dimension));
  }

  public Tensor logSigmoid() {
    return new Tensor(torch.log_sigmoid(handle));
  }

  public Tensor logSumExp(int dimension) {
    return new Tensor(handle.logsumexp(dimension));
  }

  /** Index of the largest element of the last dimension. */
  public Tensor argmaxLast() {
    return new Tensor(handle.argmax(new org.bytedeco.pytorch.LongOptional(-1), false));
  }

  public Tensor copyFrom(Tensor source) {
    handle.copy_(source.handle);
    return this;
  }

  public Tensor zero() {
    handle.zero_();
    return this;
  }

  public Tensor multiplyInPlace(double value) {
    handle.mul_(new Scalar(value));
    return this;
  }

  /** this += factor · first · second, in place. */
  public Tensor addProductInPlace(Tensor first, Tensor second, double factor) {
    handle.addcmul_(first.handle, second.handle, new Scalar(factor));
    return this;
  }

  /** this += factor · first / second, in place. */
  public Tensor addQuotientInPlace(Tensor first, Tensor second, double factor) {
    handle.addcdiv_(first.handle, second.handle, new Scalar(factor));
    return this;
  }

  public Tensor sqrt() {
    return new Tensor(handle.sqrt());
  }

  /** Moves this a part of the way to another tensor, in place. */
  public Tensor interpolateInPlace(Tensor target, double weight) {
    handle.lerp_(target.handle, new Scalar(weight));
    return this;
  }

  /** Whether operations on it are recorded for a backward pass. */
  public boolean requiresGradient() {
    return handle.requires_grad();
  }

  /** Asks for gradients of this leaf. */
  public Tensor requireGradient() {
    handle.set_requires_grad(true);
    return this;
  }

  /** Makes backward passes add this leaf's gradient into {@code storage}, of the same shape. */
  public void gradientInto(Tensor storage) {
    handle.mutable_grad().put(storage.handle);
  }

  /** The gradient that backward passes have added up. */
  public Tensor gradient() {
    return new Tensor(handle.grad());
  }

  /** Adds the gradients of this scalar to every leaf that asked for them. */
  public void backward() {
    handle.backward();
  }

  /** Joins tensors along an existing dimension. */
  public static Tensor concatenate(int dimension, Tensor... tensors) {
    return new Tensor(torch.cat(vector(tensors), dimension));
  }

  private static TensorVector vector(Tensor... tensors) {
    return new TensorVector(
        Arrays.stream(tensors)
            .map(tensor -> tensor.handle)
            .toArray(org.bytedeco.pytorch.Tensor[]::new));
  }

  @Override
  public String toString() {
    return type() + Arrays.toString(shape());
  }
}
