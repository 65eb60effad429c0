package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The type that matrix products compute in on this machine. */
public final class ComputeType {
  private static final Pattern BFLOAT16 = Pattern.compile("\\b(avx512_bf16|amx_bf16)\\b");

  private static final List<String> INSTRUCTION_SETS =
      List.of("amx_bf16", "avx512_bf16", "avx512f", "avx2");

  /** Rows, inner and outer size of the product that the types are compared by. */
  private static final int ROWS = 1024;

  private static final int SIZE = 512;
  private static final int ROUNDS = 7;

  /** Times as fast that 32 bits must be to be worth twice the memory. */
  private static final double WORTH = 1.3;

  private ComputeType() {}

  /**
   * The type with the faster products: 32 bits where the processor has no bf16 instructions, else
   * what a measurement of a few hundredths of a second says. Some processors that have them
   * multiply bf16 at half the speed of 32 bits, others at four times it. About as fast is bf16: it
   * takes half the memory.
   */
  public static DataType fastest() {
    return Fastest.TYPE;
  }

  /** Measured once in a process. */
  private static final class Fastest {
    static final DataType TYPE =
        nativeBfloat16() ? Engine.call(ComputeType::measured) : DataType.FLOAT32;
  }

  private static DataType measured() {
    try (Scope _ = Scope.withoutGradients()) {
      Product wide = new Product(DataType.FLOAT32);
      Product narrow = new Product(DataType.BFLOAT16);
      long[][] nanoseconds =
          IntStream.range(0, ROUNDS)
              .mapToObj(_ -> new long[] {wide.time(), narrow.time()})
              .toArray(long[][]::new);
      return least(nanoseconds, 1) < WORTH * least(nanoseconds, 0)
          ? DataType.BFLOAT16
          : DataType.FLOAT32;
    }
  }

  /** The shortest time of a column: what else the machine did only lengthens one. */
  private static long least(long[][] rounds, int column) {
    return IntStream.range(1, rounds.length) // The first compiles the product.
        .mapToLong(round -> rounds[round][column])
        .min()
        .orElseThrow();
  }

  private record Product(Tensor left, Tensor right) {
    Product(DataType type) {
      this(
          Tensor.zeros(DataType.FLOAT32, ROWS, SIZE).add(0.5).to(type),
          Tensor.zeros(DataType.FLOAT32, SIZE, SIZE).add(0.5).to(type));
    }

    long time() {
      long start = System.nanoTime();
      try (Scope _ = Scope.withoutGradients()) {
        left.matmul(right);
      }
      return System.nanoTime() - start;
    }
  }

  /** The widest instruction set of the processor that matters here, such as {@code avx512_bf16}. */
  public static String processor() {
    try {
      String flags = Files.readString(Path.of("/proc/cpuinfo"));
      return INSTRUCTION_SETS.stream()
          .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(flags).find())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch"); // Not Linux.
    }
  }

  /** Whether the processor has bf16 instructions; unknown processors count as without. */
  public static boolean nativeBfloat16() {
    try {
      return BFLOAT16.matcher(Files.readString(Path.of("/proc/cpuinfo"))).find();
    } catch (IOException e) {
      return false; // Not Linux: 32 bits are right everywhere.
    }
  }
}
