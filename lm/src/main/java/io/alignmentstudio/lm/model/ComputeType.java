package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The type that matrix products compute in on this machine. It follows from the processor alone and
 * not from a measurement, which other programs could turn: a run that goes on must compute as
 * before.
 */
public final class ComputeType {
  private static final Pattern BFLOAT16 = Pattern.compile("\\b(avx512_bf16|amx_bf16)\\b");
  private static final Pattern TILES = Pattern.compile("\\bamx_bf16\\b");
  private static final Pattern AMD = Pattern.compile("vendor_id\\s*:\\s*AuthenticAMD");

  private static final List<String> INSTRUCTION_SETS =
      List.of("amx_bf16", "avx512_bf16", "avx512f", "avx2");

  private ComputeType() {}

  /** The type with the faster products. */
  public static DataType fastest() {
    return fastest(processorInformation());
  }

  /**
   * bf16 where the processor has AMX, or AVX-512's bf16 and is AMD's; other processors have no bf16
   * instructions or are faster without them (Intel's without AMX: 167 GFLOP/s and 290, {@code
   * bench/README.md}).
   *
   * @param information as in {@code /proc/cpuinfo}
   */
  static DataType fastest(String information) {
    boolean fast =
        TILES.matcher(information).find()
            || (BFLOAT16.matcher(information).find() && AMD.matcher(information).find());
    return fast ? DataType.BFLOAT16 : DataType.FLOAT32;
  }

  /** The widest instruction set of the processor that matters here, such as {@code avx512_bf16}. */
  public static String processor() {
    String information = processorInformation();
    return INSTRUCTION_SETS.stream()
        .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(information).find())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** Whether the processor has bf16 instructions; unknown processors count as without. */
  public static boolean nativeBfloat16() {
    return BFLOAT16.matcher(processorInformation()).find();
  }

  private static String processorInformation() {
    try {
      return Files.readString(Path.of("/proc/cpuinfo"));
    } catch (IOException e) {
      return ""; // Not Linux: 32 bits are right everywhere.
    }
  }
}
