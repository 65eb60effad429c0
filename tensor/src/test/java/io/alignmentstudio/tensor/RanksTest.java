package io.alignmentstudio.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RanksTest {
  @Test
  void withoutADeclarationTheProcessIsAlone() {
    Ranks ranks = Ranks.of(Map.of());
    assertThat(ranks.size()).isEqualTo(1);
    try (ProcessGroup group = ProcessGroup.join(ranks)) {
      assertThat(group.rank()).isZero();
    }
  }

  @Test
  void torchrunsVariablesAreRead() {
    Ranks ranks =
        Ranks.of(
            Map.of("RANK", "3", "WORLD_SIZE", "4", "MASTER_ADDR", "node0", "MASTER_PORT", "1234"));
    assertThat(ranks.rank()).isEqualTo(3);
    assertThat(ranks.size()).isEqualTo(4);
    assertThat(ranks.masterAddress()).isEqualTo("node0");
    assertThat(ranks.masterPort()).isEqualTo(1234);
    assertThat(ranks.collective()).isEqualTo(Ranks.Collective.GLOO);
  }

  @Test
  void elasticVariablesAreRead() {
    Ranks ranks =
        Ranks.of(
            Map.of(
                "PET_NNODES", "3",
                "PET_NODE_RANK", "1",
                "PET_NPROC_PER_NODE", "2",
                "LOCAL_RANK", "1",
                "PET_MASTER_ADDR", "job-master-0",
                "PET_MASTER_PORT", "23456"));
    assertThat(ranks.rank()).isEqualTo(3);
    assertThat(ranks.size()).isEqualTo(6);
    assertThat(ranks.masterAddress()).isEqualTo("job-master-0");
    assertThat(ranks.masterPort()).isEqualTo(23456);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                Ranks.of(
                    Map.of(
                        "WORLD_SIZE", "4",
                        "PET_NNODES", "2",
                        "MASTER_PORT", "high",
                        "STUDIO_COLLECTIVE", "mpi")))
        .hasMessageContaining("WORLD_SIZE is 4, but PET_NNODES x PET_NPROC_PER_NODE is 2")
        .hasMessageContaining("neither RANK nor PET_NODE_RANK is set")
        .hasMessageContaining("MASTER_ADDR (or PET_MASTER_ADDR) is not set")
        .hasMessageContaining("MASTER_PORT is high")
        .hasMessageContaining("STUDIO_COLLECTIVE is mpi, expected gloo or nccl");
    assertThatThrownBy(
            () ->
                Ranks.of(
                    Map.of("RANK", "2", "WORLD_SIZE", "2", "MASTER_ADDR", "a", "MASTER_PORT", "9")))
        .hasMessageContaining("rank is 2 of 2 processes");
  }

  @Test
  void aProcessThatWaitsInVainSaysForWhat() {
    Ranks lonely =
        Ranks.of(
                Map.of(
                    "RANK", "1", "WORLD_SIZE", "2", "MASTER_ADDR", "127.0.0.1", "MASTER_PORT", "9"))
            .withTimeout(Duration.ofSeconds(1));
    assertThatThrownBy(() -> ProcessGroup.join(lonely))
        .hasMessageContaining("Rank 1 of 2 could not join at 127.0.0.1:9 within PT1S")
        .hasMessageContaining("Start every rank");
  }

  @Test
  void ncclOnABuildWithoutItSaysWhatToDo() {
    Ranks first =
        Ranks.of(
                Map.of(
                    "RANK",
                    "0",
                    "WORLD_SIZE",
                    "2",
                    "MASTER_ADDR",
                    "127.0.0.1",
                    "MASTER_PORT",
                    "29471",
                    "STUDIO_COLLECTIVE",
                    "nccl"))
            .withTimeout(Duration.ofSeconds(1));
    assertThatThrownBy(() -> ProcessGroup.join(first))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("This build or machine has no NCCL")
        .hasMessageContaining("STUDIO_COLLECTIVE=gloo");
  }
}
