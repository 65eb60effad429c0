package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.ontology.exchange.GraniteMarkdown;
import io.alignmentstudio.framers.ontology.exchange.GranitePolicy;
import io.alignmentstudio.framers.ontology.exchange.GraniteYaml;
import io.alignmentstudio.framers.ontology.knowledge.KnowledgeFile;
import io.alignmentstudio.framers.ontology.knowledge.KnowledgeSlice;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Brings policies and open knowledge of other programs. */
@Command(
    name = "import",
    description = {
      "Bring an OSCAL catalog or a Granite.Trust policy as a policy document, or a slice of"
          + " Wikidata or ConceptNet as open knowledge.",
      "Policies go to the folder policies, knowledge to the folder knowledge; studio.yaml is not"
          + " changed."
    },
    mixinStandardHelpOptions = true)
final class OntologyImportCommand implements Callable<Integer> {
  private static final String POLICIES = "policies";

  @ParentCommand private OntologyCommand ontology;

  @Parameters(
      paramLabel = "FILE",
      description =
          "OSCAL catalog (JSON or XML), Granite.Trust policy (YAML), Wikidata entities (JSON"
              + " lines) or ConceptNet assertions (tab-separated).")
  private Path file;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          file + (Files.isDirectory(file) ? " is a folder; name one file" : " does not exist"));
    }
    Path workspace = ontology.workspace();
    if (KnowledgeFile.isOne(file)) {
      knowledge(workspace);
    } else if (isYaml()) {
      granite(workspace);
    } else {
      oscal(workspace);
    }
    return 0;
  }

  private void knowledge(Path workspace) throws IOException {
    String name = KnowledgeFile.FOLDER + "/" + file.getFileName();
    Path target = free(workspace.resolve(KnowledgeFile.FOLDER).resolve(file.getFileName()));
    KnowledgeSlice slice = KnowledgeFile.read(file, file.toString());
    AtomicFile.write(target, Files.readAllBytes(file));
    System.out.printf("%s: %,d names and statements.%n", name, slice.statements());
    new TreeMap<>(slice.unused())
        .forEach((reason, count) -> System.out.printf("  left out: %,d %s%n", count, reason));
    System.out.println(
        "The ontology reads it from now on: " + Launcher.command("ontology", workspace));
  }

  private boolean isYaml() throws IOException {
    if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
      return false;
    }
    try {
      if (Files.readString(file).lines().anyMatch(line -> line.startsWith("risk_group"))) {
        return true;
      }
    } catch (CharacterCodingException e) {
      throw new StudioException(ErrorCode.DATA, file + " is not UTF-8 text; save it as UTF-8", e);
    }
    throw new StudioException(
        ErrorCode.DATA, file + " is YAML without risk_group, so no Granite.Trust policy");
  }

  private void granite(Path workspace) throws IOException {
    GranitePolicy policy = GraniteYaml.read(Files.readString(file), file.toString());
    Path target = free(workspace.resolve(POLICIES).resolve(stem() + ".md"));
    AtomicFile.write(target, GraniteMarkdown.of(policy));
    System.out.printf(
        "%s/%s: %d %s, %d things that replies cannot contain, %d that they may.%n",
        POLICIES,
        target.getFileName(),
        policy.risks().size(),
        policy.risks().size() == 1 ? "risk" : "risks",
        policy.risks().stream().mapToInt(risk -> risk.replyCannotContain().size()).sum(),
        policy.risks().stream().mapToInt(risk -> risk.replyMayContain().size()).sum());
    next(workspace, target, policy.riskGroup().replace('_', ' '));
  }

  private void oscal(Path workspace) throws IOException {
    PolicyDocument document =
        DocumentReader.read(file, new Regulation("import", "Import", Tier.MUST, 1));
    if (document.format() != DocumentFormat.OSCAL) {
      throw new StudioException(
          ErrorCode.DATA,
          file
              + " is no OSCAL catalog, no Granite.Trust policy and no slice of Wikidata or"
              + " ConceptNet; name other documents in studio.yaml, they need no import");
    }
    Path target = free(workspace.resolve(POLICIES).resolve(file.getFileName()));
    AtomicFile.write(target, Files.readAllBytes(file));
    checkAlone(target);
    System.out.printf(
        "%s/%s: %,d clauses.%n", POLICIES, target.getFileName(), document.clauses().size());
    document.warnings().forEach(warning -> System.out.println("  warning: " + warning));
    next(workspace, target, document.root().title());
  }

  /** A profile needs the catalogs beside it, and stays with them. */
  private void checkAlone(Path target) throws IOException {
    try {
      var _ = DocumentReader.read(target, new Regulation("import", "Import", Tier.MUST, 1));
    } catch (StudioException e) {
      Files.delete(target);
      throw new StudioException(
          ErrorCode.DATA,
          file
              + " needs other files beside it; leave it there, and name it in studio.yaml. Nothing"
              + " was imported: "
              + e.getMessage(),
          e);
    }
  }

  private String stem() {
    return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
  }

  /** A file that is not there yet, or says the same. */
  private static Path free(Path target) {
    if (Files.exists(target)) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, target + " exists; move it away, or rename the file to import");
    }
    return target;
  }

  private static void next(Path workspace, Path target, String title) {
    String name = String.valueOf(target.getFileName());
    String id =
        name.replaceFirst("\\.[^.]*$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    System.out.println("Add it to the regulations in studio.yaml:");
    System.out.println("  - id: " + (id.isEmpty() ? "policy" : id));
    System.out.println("    title: \"" + title.replaceAll("[\"\\\\]", "").strip() + "\"");
    System.out.println("    documents: [\"" + POLICIES + "/" + name + "\"]");
    System.out.println("Then: " + Launcher.command("frame", workspace));
  }
}
