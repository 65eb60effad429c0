package io.alignmentstudio.workspace;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.workspace.store.Run;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is needed to repeat a run: written before it, completed after it.
 *
 * @param schemaVersion of this record's JSON
 * @param seeds name to seed, such as {@code framing}
 * @param configHash hash of the settings
 * @param documentHashes file as named in {@code studio.yaml} to the SHA-256 of its bytes
 * @param outcome empty while the run goes on, and after a kill
 */
public record Manifest(
    int schemaVersion,
    String runId,
    String command,
    Instant started,
    Platform platform,
    Map<String, Long> seeds,
    String configHash,
    Map<String, String> documentHashes,
    Optional<Outcome> outcome) {
  /** The schema that this studio writes. */
  public static final int SCHEMA_VERSION = 1;

  public Manifest {
    requireNonNull(runId, "runId is null");
    requireNonNull(command, "command is null");
    requireNonNull(started, "started is null");
    requireNonNull(platform, "platform is null");
    seeds = Map.copyOf(seeds);
    requireNonNull(configHash, "configHash is null");
    documentHashes = Map.copyOf(documentHashes);
    requireNonNull(outcome, "outcome is null");
  }

  /** The same, completed. */
  public Manifest completed(Outcome end) {
    return new Manifest(
        schemaVersion,
        runId,
        command,
        started,
        platform,
        seeds,
        configHash,
        documentHashes,
        Optional.of(end));
  }

  /**
   * What it runs on.
   *
   * @param studio version of the studio
   * @param jdk version of the Java runtime
   * @param libtorch version of libtorch
   * @param threads that libtorch uses
   * @param processor the instruction sets that are used, such as {@code avx512_bf16}
   * @param dtype of the frozen weights, such as {@code bfloat16}
   */
  public record Platform(
      String studio, String jdk, String libtorch, int threads, String processor, String dtype) {
    public Platform {
      requireNonNull(studio, "studio is null");
      requireNonNull(jdk, "jdk is null");
      requireNonNull(libtorch, "libtorch is null");
      requireNonNull(processor, "processor is null");
      requireNonNull(dtype, "dtype is null");
    }
  }

  /** How it ended, and the hashes of what it made, as far as it came. */
  public record Outcome(
      Instant finished,
      Run.Status status,
      Optional<String> datasetHash,
      Optional<String> modelHash,
      Optional<String> adapterHash) {
    public Outcome {
      requireNonNull(finished, "finished is null");
      requireNonNull(status, "status is null");
      requireNonNull(datasetHash, "datasetHash is null");
      requireNonNull(modelHash, "modelHash is null");
      requireNonNull(adapterHash, "adapterHash is null");
    }
  }
}
