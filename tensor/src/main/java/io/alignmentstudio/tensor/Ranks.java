package io.alignmentstudio.tensor;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * This process's place among those that train together.
 *
 * @param rank from 0
 * @param size number of processes
 * @param masterAddress host of rank 0
 * @param masterPort where rank 0 listens
 * @param networkInterface that collectives use, such as {@code eth0}; empty for that of the host's
 *     name
 * @param localRank number of this process on its host, which is that of its GPU under NCCL
 * @param timeout of the meeting and of each collective
 */
public record Ranks(
    int rank,
    int size,
    String masterAddress,
    int masterPort,
    Collective collective,
    Optional<String> networkInterface,
    int localRank,
    Duration timeout) {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int PORT = 29500;

  /** The library that moves the numbers. */
  public enum Collective {
    /** Gloo, over the network between processors. */
    GLOO,
    /** NCCL, between NVIDIA GPUs; needs the build with the profile {@code cuda}. */
    NCCL
  }

  public Ranks {
    if (size < 1 || rank < 0 || rank >= size) {
      throw new IllegalArgumentException("rank %d of %d processes".formatted(rank, size));
    }
  }

  /** The same with another timeout. */
  public Ranks withTimeout(Duration other) {
    return new Ranks(
        rank, size, masterAddress, masterPort, collective, networkInterface, localRank, other);
  }

  /**
   * Reads RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT, or PET_NODE_RANK, PET_NNODES,
   * PET_NPROC_PER_NODE, PET_MASTER_ADDR and PET_MASTER_PORT (PyTorch Elastic, as Kubeflow sets
   * them); STUDIO_COLLECTIVE chooses {@code gloo} or {@code nccl}, GLOO_SOCKET_IFNAME the network.
   *
   * @throws io.alignmentstudio.domain.StudioException CONFIG with everything that is wrong
   */
  public static Ranks of(Map<String, String> environment) {
    Problems problems = new Problems();
    Fields fields = new Fields(environment, problems);
    int localRank = fields.number("LOCAL_RANK", 0);
    int perNode = fields.number("PET_NPROC_PER_NODE", 1);
    int nodes = fields.number("PET_NNODES", 1);
    int elasticRank = fields.number("PET_NODE_RANK", 0) * perNode + localRank;
    int size = fields.number("WORLD_SIZE", nodes * perNode);
    boolean ranked = fields.has("RANK");
    int rank = fields.number("RANK", elasticRank);
    if (fields.has("PET_NNODES") && fields.has("WORLD_SIZE") && size != nodes * perNode) {
      problems.add(
          "WORLD_SIZE is %d, but PET_NNODES x PET_NPROC_PER_NODE is %d", size, nodes * perNode);
    }
    if (size > 1 && !ranked && !fields.has("PET_NODE_RANK")) {
      problems.add("%d processes are declared, but neither RANK nor PET_NODE_RANK is set", size);
    }
    if (!ranked && perNode > 1 && !fields.has("LOCAL_RANK")) {
      problems.add("PET_NPROC_PER_NODE is %d, but LOCAL_RANK is not set", perNode);
    }
    if (size < 1 || rank < 0 || rank >= Math.max(1, size)) {
      problems.add("rank is %d of %d processes, expected 0 to one below their number", rank, size);
    }
    Optional<String> address = fields.text("MASTER_ADDR");
    if (size > 1 && address.isEmpty()) {
      problems.add("MASTER_ADDR (or PET_MASTER_ADDR) is not set; it is the host of rank 0");
    }
    int port = fields.number("MASTER_PORT", PORT);
    if (port < 1 || port > 65535) {
      problems.add("MASTER_PORT is %d, expected 1 to 65535", port);
    }
    Collective collective = collective(environment, problems);
    problems.throwIfAny(ErrorCode.CONFIG, "The environment declares distributed training wrongly");
    return new Ranks(
        rank,
        size,
        address.orElse("127.0.0.1"),
        port,
        collective,
        fields.text("GLOO_SOCKET_IFNAME"),
        localRank,
        TIMEOUT);
  }

  private static Collective collective(Map<String, String> environment, Problems problems) {
    String name = environment.getOrDefault("STUDIO_COLLECTIVE", "gloo");
    return switch (name) {
      case "gloo" -> Collective.GLOO;
      case "nccl" -> Collective.NCCL;
      default -> {
        problems.add("STUDIO_COLLECTIVE is %s, expected gloo or nccl", name);
        yield Collective.GLOO;
      }
    };
  }

  /** Variables, each also under its name with PET_ before it. */
  private record Fields(Map<String, String> environment, Problems problems) {
    Optional<String> text(String name) {
      return Optional.ofNullable(environment.get(name))
          .or(() -> Optional.ofNullable(environment.get("PET_" + name)))
          .filter(value -> !value.isBlank());
    }

    boolean has(String name) {
      return text(name).isPresent();
    }

    int number(String name, int otherwise) {
      Optional<String> value = text(name);
      try {
        return value.map(Integer::parseInt).orElse(otherwise);
      } catch (NumberFormatException e) {
        problems.add("%s is %s, expected a whole number", name, value.orElse(""));
        return otherwise;
      }
    }
  }
}
