package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.framers.conflicts.ConflictSearch;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.grounding.PassageIndex;
import io.alignmentstudio.studio.web.FeedbackSink;
import io.alignmentstudio.studio.web.PolicyChanges;
import io.alignmentstudio.studio.web.ReviewDesk;
import io.alignmentstudio.studio.web.StudioBackend;
import io.alignmentstudio.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Serves a workspace, also while a run goes on in another process; what a run finishes shows at the
 * next request.
 */
public final class WorkspaceBackend implements StudioBackend, AutoCloseable {
  private final Workspace workspace;
  private final Grounding grounding;
  private final ServedModels models;
  private final WorkspaceReviews reviews;
  private String conflictsOf = "";
  private ConflictSearch.Found conflicts =
      new ConflictSearch.Found(List.of(), List.of(), 0, 0, 0, 0);

  private WorkspaceBackend(Workspace workspace) {
    this.workspace = workspace;
    this.grounding = new Grounding(workspace);
    this.models = new ServedModels(workspace);
    this.reviews = new WorkspaceReviews(workspace);
  }

  /** Opens the folder to read it. */
  public static WorkspaceBackend open(Path folder) {
    return new WorkspaceBackend(Workspace.openReadOnly(folder));
  }

  @Override
  public Optional<ChatModel> unaligned() {
    return models.unaligned();
  }

  @Override
  public Optional<ChatModel> aligned() {
    return models.aligned();
  }

  @Override
  public PassageIndex passages() {
    return grounding.index();
  }

  @Override
  public int passageLimit() {
    return workspace.config().audit().passages();
  }

  @Override
  public Optional<Clause> clause(String id) {
    return workspace.documents().clause(id);
  }

  @Override
  public List<PolicyDocument> documents() {
    return workspace.documents().all();
  }

  @Override
  public List<Norm> norms(String clauseId) {
    return workspace.norms().ofClause(clauseId);
  }

  @Override
  public synchronized Optional<ConflictSearch.Found> conflicts() {
    List<Norm> norms = workspace.norms().all();
    if (norms.isEmpty()) {
      return Optional.empty();
    }
    List<Regulation> regulations = workspace.config().regulationList();
    String key = Hash.of(norms.toString(), regulations.toString());
    if (!key.equals(conflictsOf)) {
      conflicts = Conflicts.of(workspace, norms);
      conflictsOf = key;
    }
    return Optional.of(conflicts);
  }

  @Override
  public Optional<PolicyChanges> changes() {
    if (workspace.documents().all().isEmpty()) {
      return Optional.empty();
    }
    DocumentChanges changes = DocumentChanges.of(workspace);
    StaleParts stale = changes.stale();
    return Optional.of(
        new PolicyChanges(
            changes.documents().stream()
                .map(each -> new PolicyChanges.Document(each.name(), each.diff()))
                .toList(),
            List.of(
                new PolicyChanges.Stale("rows to train on", stale.trainingRows()),
                new PolicyChanges.Stale("held-out rows", stale.heldOutRows()),
                new PolicyChanges.Stale("models and adapters", stale.models()),
                new PolicyChanges.Stale("audits", stale.audits()))));
  }

  @Override
  public Optional<Path> latestReport() {
    return Optional.of(workspace.folder().resolve("reports").resolve(Cycle.REPORT_HTML))
        .filter(Files::isRegularFile);
  }

  @Override
  public FeedbackSink feedback() {
    return new FeedbackSink() {
      @Override
      public void store(Feedback feedback) {
        workspace.feedback().add(feedback.id(), feedback);
      }

      @Override
      public List<Feedback> all() {
        return workspace.feedback().all(Feedback.class).reversed();
      }
    };
  }

  @Override
  public ReviewDesk reviews() {
    return reviews;
  }

  @Override
  public String workspaceName() {
    return workspace.config().name();
  }

  @Override
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (models.outdated()) {
      notices.add(
          "The adapter and the report are older than the framed documents: ./studio run brings them"
              + " up to date.");
    }
    if (workspace.config().model().embedded()) {
      notices.add(Models.NOTICE);
    }
    return notices;
  }

  /** The folder of the base model; empty where it is embedded. */
  public Optional<Path> baseFolder() {
    return workspace.config().model().embedded()
        ? Optional.empty()
        : Optional.of(Models.folder(workspace));
  }

  /** The PEFT folder of the aligned model, if there is one. */
  public Optional<Path> adapterFolder() {
    return models.adapterFolder();
  }

  /** Port of {@code studio.yaml}. */
  public int port() {
    return workspace.config().server().port();
  }

  @Override
  public void close() {
    models.close();
    grounding.close();
    workspace.close();
  }
}
