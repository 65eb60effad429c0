package io.alignmentstudio.tensor;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.jspecify.annotations.Nullable;

/**
 * Owns every tensor that is made while it is the innermost scope of the engine's thread, and frees
 * them when it is closed. A tensor that must live longer says so with {@link Tensor#keep}.
 */
public final class Scope implements AutoCloseable {
  private final @Nullable PointerScope outer;
  private final PointerScope pointers;
  private final @Nullable NoGradGuard noGradients;

  private Scope(boolean gradients) {
    Engine.requireEngineThread();
    outer = PointerScope.getInnerScope();
    pointers = new PointerScope();
    noGradients = gradients ? null : new NoGradGuard();
  }

  /** Opens a scope; operations inside record gradients where their inputs ask for it. */
  public static Scope open() {
    return new Scope(true);
  }

  /** Opens a scope in which no operation records gradients. */
  public static Scope withoutGradients() {
    return new Scope(false);
  }

  /**
   * Runs work in a scope of its own and hands its result to the surrounding scope: what lies
   * between is freed at once, except what a backward pass needs.
   */
  public static Tensor only(Supplier<Tensor> work) {
    Engine.requireEngineThread();
    PointerScope outer = PointerScope.getInnerScope();
    if (outer == null) {
      throw new IllegalStateException("there is no surrounding scope");
    }
    try (PointerScope _ = new PointerScope()) {
      Tensor result = work.get();
      outer.attach(result.handle);
      return result;
    }
  }

  /**
   * Hands a tensor of this scope to the surrounding one.
   *
   * @throws IllegalStateException if there is none
   */
  public Tensor release(Tensor tensor) {
    if (outer == null) {
      throw new IllegalStateException("there is no surrounding scope");
    }
    outer.attach(tensor.handle);
    return tensor;
  }

  @Override
  public void close() {
    if (noGradients != null) {
      noGradients.close();
    }
    pointers.close();
  }
}
