package io.alignmentstudio.tensor;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;

/**
 * The one thread on which libtorch runs.
 *
 * <p>Gradient mode and scopes are state of an operating system's thread, which virtual threads
 * share; so every use of tensors goes through {@link #call}.
 */
public final class Engine {
  private static final ExecutorService EXECUTOR =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().name("libtorch").daemon().unstarted(work));

  private Engine() {}

  /** Runs work on the engine's thread and waits for it; inside such work it runs at once. */
  public static <T> T call(Callable<T> work) {
    try {
      if (onEngineThread()) {
        return work.call();
      }
      return EXECUTOR.submit(work).get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudioException(ErrorCode.INTERRUPTED, "Interrupted while the engine worked", e);
    } catch (Exception e) {
      throw unchecked(e);
    }
  }

  /** Runs work on the engine's thread and waits for it. */
  public static void run(Runnable work) {
    Object _ =
        call(
            () -> {
              work.run();
              return Boolean.TRUE;
            });
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new StudioException(ErrorCode.SOFTWARE, "The engine failed: " + failure, failure);
  }

  static boolean onEngineThread() {
    return Thread.currentThread().getName().equals("libtorch");
  }

  static void requireEngineThread() {
    if (!onEngineThread()) {
      throw new IllegalStateException(
          "tensors may only be used on the engine's thread, not on " + Thread.currentThread());
    }
  }

  /** Gives memory that closed tensors have left behind back to the operating system. */
  public static void releaseMemory() {
    run(Pointer::trimMemory);
  }

  /** Sets the number of processor threads that one operation uses. */
  public static void threads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + count);
    }
    run(
        () -> {
          torch.set_num_threads(count);
          // OpenBLAS multiplies 32 bits with threads of its own; libtorch may have another library.
          call(SymbolLookup.loaderLookup(), "openblas_set_num_threads", count);
        });
  }

  /** Starts the sequence of everything that libtorch draws, such as dropout. */
  public static void seed(long seed) {
    run(() -> torch.manual_seed(seed));
  }

  /** Number of processor threads that one operation uses. */
  public static int threads() {
    return call(torch::get_num_threads);
  }

  /** Instruction set that libtorch's kernels use, such as {@code AVX512}. */
  public static String processor() {
    return call(() -> text(torch.get_cpu_capability()));
  }

  /** Version of libtorch and its Java bindings, such as {@code 2.10.0-1.5.13}. */
  public static String version() {
    String version = torch.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  /**
   * Ends the process at once, as {@code _exit} does: {@link Runtime#halt} would run the destructors
   * of libtorch's globals while its threads may still compute, and crash.
   */
  public static void exit(int status) {
    call(Linker.nativeLinker().defaultLookup(), "_exit", status);
    Runtime.getRuntime().halt(status); // Where the C library has no _exit.
  }

  /** Calls a C function of one number, where there is one. */
  @SuppressWarnings("restricted") // The launcher enables native access for libtorch anyway.
  private static void call(SymbolLookup library, String function, int argument) {
    library
        .find(function)
        .ifPresent(
            address -> {
              try {
                Linker.nativeLinker()
                    .downcallHandle(address, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                    .invokeExact(argument);
              } catch (Throwable e) {
                throw new IllegalStateException(function + " failed", e);
              }
            });
  }

  private static String text(BytePointer pointer) {
    try (pointer) {
      return pointer.getString();
    }
  }
}
