package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.conflicts.ConflictSearch;
import io.alignmentstudio.workspace.Workspace;
import java.util.List;

/** Searches a workspace for norms that cannot both be followed. */
public final class Conflicts {
  private Conflicts() {}

  /** The conflicts of these norms among the regulations and documents of the workspace. */
  public static ConflictSearch.Found of(Workspace workspace, List<Norm> norms) {
    return new ConflictSearch(
            workspace.config().regulationList(),
            workspace.documents().all(),
            workspace.concepts().all())
        .find(norms);
  }
}
