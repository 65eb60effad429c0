package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.ProcessGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two local processes over Gloo. */
class SeveralProcessesTest {
  @TempDir Path folder;

  private List<ChildProcess> start(String... arguments) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<ChildProcess> ranks = new ArrayList<>();
    for (int rank = 0; rank < 2; rank++) {
      Map<String, String> environment =
          Map.of(
              "RANK",
              Integer.toString(rank),
              "WORLD_SIZE",
              "2",
              "MASTER_ADDR",
              "127.0.0.1",
              "MASTER_PORT",
              Integer.toString(port));
      ranks.add(
          ChildProcess.start(
              OneRank.class, environment, folder.resolve("rank" + rank + ".log"), arguments));
    }
    return ranks;
  }

  private static List<Double> numbers(String output, String name) {
    return output
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> Double.valueOf(line.substring(name.length() + 1)))
        .toList();
  }

  private TinyRun.Losses alone(String name) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    TinyRun.Losses losses = new TinyRun.Losses();
    try (LocalModel model = TinyRun.model()) {
      float[] values = OneRank.train(model, own, ProcessGroup.single(), losses);
      assertThat(values).isNotEmpty();
    }
    return losses;
  }

  private static void assertSame(List<Double> got, List<Double> expected) {
    assertThat(got).hasSameSizeAs(expected);
    for (int at = 0; at < got.size(); at++) {
      assertThat(got.get(at)).as("number %d", at).isCloseTo(expected.get(at), within(2e-4));
    }
  }

  @Test
  void twoProcessesHaveTheLossesOfOne() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("shared"));
    List<ChildProcess> ranks = start(shared.toString());
    String first = ranks.get(0).finish();
    String second = ranks.get(1).finish();
    TinyRun.Losses alone = alone("alone");
    assertSame(numbers(first, "loss"), alone.losses());
    assertSame(numbers(first, "evaluation"), alone.evaluations());
    assertThat(numbers(second, "loss")).isEqualTo(numbers(first, "loss"));
    assertThat(numbers(second, "values")).isNotEmpty().isEqualTo(numbers(first, "values"));
  }

  @Test
  void aLostProcessEndsTheRunWithAMessageAndTheCheckpointGoesOn() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("shared"));
    List<ChildProcess> ranks = start(shared.toString(), "6");
    String first = ranks.get(0).finish();
    String second = ranks.get(1).finish();
    assertThat(ranks.get(1).process().exitValue()).as(second).isEqualTo(137);
    assertThat(first).contains("failed UNAVAILABLE: Rank 0 lost another of the 2 processes");
    assertThat(ranks.get(0).process().exitValue()).isEqualTo(69);
    assertThat(shared.resolve("state.safetensors")).exists();

    // The state is that after step 6: a process alone takes it up from there.
    TinyRun.Losses rest = new TinyRun.Losses();
    try (LocalModel model = TinyRun.model()) {
      float[] values = OneRank.train(model, shared, ProcessGroup.single(), rest);
      assertThat(values).isNotEmpty();
    }
    List<Double> whole = alone("alone").losses();
    assertSame(rest.losses(), whole.subList(6, whole.size()));
  }

  @Test
  void aProcessWithOtherRowsIsRefusedByAll() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("shared"));
    List<ChildProcess> ranks = start(shared.toString(), "-1", "rows of its rank");
    for (ChildProcess rank : ranks) {
      assertThat(rank.finish())
          .contains("failed CONFIG: The processes would not train the same")
          .contains("rows: rank 0 has 24 rows of ")
          .contains(", rank 1 24 rows of ")
          .doesNotContain("settings:");
      assertThat(rank.process().exitValue()).isEqualTo(78);
    }
  }
}
