package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The type that matrix products compute in on this machine. */
public final class ComputeType {
  private static final Pattern BFLOAT16 = Pattern.compile("\\b(avx512_bf16|amx_bf16)\\b");

  private static final List<String> INSTRUCTION_SETS =
      List.of("amx_bf16", "avx512_bf16", "avx512f", "avx2");

  private ComputeType() {}

  /** bf16 where the processor multiplies it natively (about four times as fast), else 32 bits. */
  public static DataType best() {
    return nativeBfloat16() ? DataType.BFLOAT16 : DataType.FLOAT32;
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
