package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.tensor.DataType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputeTypeTest {
  @ParameterizedTest
  @CsvSource({
    "GenuineIntel, avx512f avx512_bf16 amx_tile amx_bf16, BFLOAT16",
    "GenuineIntel, avx512f avx512_bf16 avx512_fp16, FLOAT32",
    "GenuineIntel, avx2 avx512f, FLOAT32",
    "AuthenticAMD, avx512f avx512_bf16, BFLOAT16",
    "AuthenticAMD, avx2, FLOAT32",
    "HygonGenuine, avx2 avx512_bf16, FLOAT32",
  })
  void theTypeFollowsFromTheProcessor(String vendor, String flags, DataType type) {
    assertThat(ComputeType.fastest("vendor_id\t: %s\nflags\t\t: fpu %s\n".formatted(vendor, flags)))
        .isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"'', FLOAT32", "Features : asimd bf16 i8mm, FLOAT32"})
  void unknownProcessorsComputeIn32Bits(String information, DataType type) {
    assertThat(ComputeType.fastest(information)).isEqualTo(type);
  }
}
