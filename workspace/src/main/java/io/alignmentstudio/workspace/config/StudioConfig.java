package io.alignmentstudio.workspace.config;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.workspace.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code studio.yaml} says.
 *
 * <p>Paths are relative to the workspace folder or absolute.
 */
public record StudioConfig(
    @Setting("Name of the project, shown in reports.") String name,
    @Setting("The regulations that the assistant must live by, each with its documents.")
        List<RegulationConfig> regulations,
    @Setting("Folder of examples written by people: JSON lines, CSV, Excel or YAML.")
        Optional<String> seeds,
    @Setting(
            "Folder of the audit suite. Held-out rows and red-team findings are always asked beside"
                + " it.")
        Optional<String> suite,
    @Setting("The open-weights model to align.") ModelConfig model,
    @Setting("How data is made from the documents.") FramingConfig framing,
    @Setting(
            "A stronger language model that writes data and finds norms too. Without this key none is"
                + " asked, and nothing leaves this machine.")
        Optional<TeacherConfig> teacher,
    @Setting("How the adapters are trained.") TrainingConfig training,
    @Setting("How the aligned model is compared with the unaligned one.") AuditConfig audit,
    @Setting("The local web studio and its OpenAI-compatible endpoint.") ServerConfig server) {
  public StudioConfig {
    regulations = List.copyOf(regulations);
    List<String> documents =
        regulations.stream().flatMap(regulation -> regulation.documents().stream()).toList();
    new Limits()
        .text("name", name)
        .notEmpty("regulations", regulations)
        .unique("regulations", "id", regulations.stream().map(RegulationConfig::id).toList())
        .unique("regulations", "document", documents)
        .check();
  }

  /** The settings of a new project: these regulations, and the default of everything else. */
  public static StudioConfig of(String name, List<RegulationConfig> regulations) {
    return new StudioConfig(
        name,
        regulations,
        Optional.empty(),
        Optional.empty(),
        Settings.defaults(ModelConfig.class),
        Settings.defaults(FramingConfig.class),
        Optional.empty(),
        Settings.defaults(TrainingConfig.class),
        Settings.defaults(AuditConfig.class),
        Settings.defaults(ServerConfig.class));
  }

  /** The same with these folders of seeds and of the audit suite. */
  public StudioConfig withData(Optional<String> newSeeds, Optional<String> newSuite) {
    return new StudioConfig(
        name, regulations, newSeeds, newSuite, model, framing, teacher, training, audit, server);
  }

  /** The same with this model. */
  public StudioConfig withModel(ModelConfig newModel) {
    return new StudioConfig(
        name, regulations, seeds, suite, newModel, framing, teacher, training, audit, server);
  }

  /** The regulations without their documents, in the order of the file. */
  public List<Regulation> regulationList() {
    return regulations.stream().map(RegulationConfig::regulation).toList();
  }

  /** SHA-256 of all values; comments and layout of the file do not matter. */
  public String hash() {
    return Hash.of(Json.write(this));
  }
}
