package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.ontology.Ontology;
import io.alignmentstudio.framers.ontology.graph.Policies;
import io.alignmentstudio.framers.ontology.knowledge.Knowledge;
import io.alignmentstudio.framers.ontology.knowledge.KnowledgeFile;
import io.alignmentstudio.framers.ontology.knowledge.WordNet;
import io.alignmentstudio.studio.StudioVersion;
import io.alignmentstudio.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policies of a workspace as the last frame stored them, with their ontology. */
public final class WorkspacePolicies {
  private WorkspacePolicies() {}

  /**
   * Puts them together.
   *
   * @param openKnowledge whether WordNet and the files of the folder {@code knowledge} say what
   *     they know of the policies' concepts
   */
  public static Policies of(Workspace workspace, boolean openKnowledge) {
    List<PolicyDocument> documents = workspace.documents().all();
    List<Norm> norms = workspace.norms().all();
    Ontology ontology = Ontology.of(documents, norms, workspace.concepts().all());
    if (openKnowledge) {
      ontology = ontology.with(new WordNet());
      for (Knowledge slice : KnowledgeFile.readAll(workspace.folder())) {
        ontology = ontology.with(slice);
      }
    }
    Map<String, Policies.Origin> origins = new HashMap<>();
    for (Norm norm : norms) {
      workspace
          .norms()
          .origin(norm.id())
          .ifPresent(
              origin ->
                  origins.put(norm.id(), new Policies.Origin(origin.runId(), origin.created())));
    }
    return new Policies(
        workspace.config().regulationList(),
        documents,
        norms,
        ontology,
        origins,
        "Alignment Studio " + StudioVersion.text());
  }
}
