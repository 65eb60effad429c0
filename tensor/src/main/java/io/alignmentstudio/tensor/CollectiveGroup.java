package io.alignmentstudio.tensor;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.gloo.Device;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;

/** Several processes, joined by libtorch's c10d: they meet at a TCP store of rank 0. */
final class CollectiveGroup implements ProcessGroup {
  private final Ranks ranks;
  private final TCPStore store;
  private final Backend backend;

  private CollectiveGroup(Ranks ranks, TCPStore store, Backend backend) {
    this.ranks = ranks;
    this.store = store;
    this.backend = backend;
  }

  /** Waits until every declared process has come, and counts them. */
  static CollectiveGroup connect(Ranks ranks) {
    try {
      requireLibrary(ranks.collective());
      TCPStore store = store(ranks).retainReference();
      CollectiveGroup group =
          new CollectiveGroup(ranks, store, backend(ranks, store).retainReference());
      group.requireAll();
      return group;
    } catch (LinkageError | TypeNotPresentException e) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "This build or machine has no %s: build with -Pcuda and install NVIDIA's driver, CUDA, cuDNN and NCCL for nccl, or set STUDIO_COLLECTIVE=gloo"
              .formatted(ranks.collective()),
          e);
    } catch (StudioException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StudioException(
          ErrorCode.UNAVAILABLE,
          "Rank %d of %d could not join at %s:%d within %s: %s. Start every rank, and let all reach that address"
              .formatted(
                  ranks.rank(),
                  ranks.size(),
                  ranks.masterAddress(),
                  ranks.masterPort(),
                  ranks.timeout(),
                  firstLine(e)),
          e);
    }
  }

  /** Loads the library before a port is opened and others are kept waiting. */
  private static void requireLibrary(Ranks.Collective collective) {
    switch (collective) {
      case GLOO -> Loader.load(ProcessGroupGloo.class);
      case NCCL -> Loader.load(ProcessGroupNCCL.class);
    }
  }

  private static TCPStore store(Ranks ranks) {
    try (TCPStoreOptions options = new TCPStoreOptions();
        Milliseconds timeout = new Milliseconds(ranks.timeout().toMillis())) {
      options
          .isServer(ranks.rank() == 0)
          .port((short) ranks.masterPort())
          .waitWorkers(false)
          .timeout(timeout);
      return new TCPStore(ranks.masterAddress(), options);
    }
  }

  private static Backend backend(Ranks ranks, TCPStore store) {
    return switch (ranks.collective()) {
      case GLOO -> {
        try (Milliseconds timeout = new Milliseconds(ranks.timeout().toMillis());
            ProcessGroupGloo.Options options = ProcessGroupGloo.Options.create(timeout);
            GlooDeviceVector devices = new GlooDeviceVector(device(ranks))) {
          options.devices(devices).threads(2);
          yield new ProcessGroupGloo(store, ranks.rank(), ranks.size(), options);
        }
      }
      case NCCL -> new ProcessGroupNCCL(store, ranks.rank(), ranks.size());
    };
  }

  private static Device device(Ranks ranks) {
    if (ranks.networkInterface().isPresent()) {
      return ProcessGroupGloo.createDeviceForInterface(ranks.networkInterface().get());
    }
    String address = ranks.masterAddress();
    // All on this host: its name need not resolve.
    boolean local = address.startsWith("127.") || address.equals("localhost");
    return local
        ? ProcessGroupGloo.createDeviceForHostname("127.0.0.1")
        : ProcessGroupGloo.createDefaultDevice();
  }

  private void requireAll() {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor one = Tensor.of(new double[] {1}, 1);
      sum(one);
      if (one.item() != ranks.size()) {
        throw new StudioException(
            ErrorCode.CONFIG,
            "%d processes are declared, %.0f connected; let WORLD_SIZE and the number of started processes agree"
                .formatted(ranks.size(), one.item()));
      }
    }
  }

  @Override
  public int rank() {
    return ranks.rank();
  }

  @Override
  public int size() {
    return ranks.size();
  }

  @Override
  public void sum(Tensor tensor) {
    Engine.requireEngineThread();
    try (Scope _ = Scope.withoutGradients()) {
      boolean onGpu = ranks.collective() == Ranks.Collective.NCCL;
      org.bytedeco.pytorch.Tensor bucket =
          onGpu
              ? tensor.handle.to(
                  new org.bytedeco.pytorch.Device("cuda:" + ranks.localRank()),
                  tensor.handle.scalar_type())
              : tensor.handle;
      try (TensorVector tensors = new TensorVector(bucket);
          Work work = backend.allreduce(tensors)) {
        if (!work._wait()) {
          throw new IllegalStateException("the sum did not complete");
        }
      }
      if (onGpu) {
        tensor.handle.copy_(bucket);
      }
    } catch (RuntimeException e) {
      throw new StudioException(
          ErrorCode.UNAVAILABLE,
          "Rank %d lost another of the %d processes: %s. Restart all ranks; training goes on from the last checkpoint"
              .formatted(ranks.rank(), ranks.size(), firstLine(e)),
          e);
    }
  }

  private static String firstLine(Throwable failure) {
    return Optional.ofNullable(failure.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .orElse(failure.toString());
  }

  @Override
  public void close() {
    Engine.run(
        () -> {
          backend.releaseReference();
          store.releaseReference();
        });
  }
}
