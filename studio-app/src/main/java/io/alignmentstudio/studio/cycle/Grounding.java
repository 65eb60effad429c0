package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.lm.TextEmbedder;
import io.alignmentstudio.lm.grounding.HybridIndex;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.lm.grounding.PassageIndex;
import io.alignmentstudio.lm.grounding.Passages;
import io.alignmentstudio.lm.model.Encoder;
import io.alignmentstudio.workspace.Workspace;
import java.util.List;

/** The passages of a workspace's policy and the index over them; made when first asked for. */
final class Grounding implements AutoCloseable {
  private static final String VERSION = "passages 1, hybrid index 1";

  private final Workspace workspace;
  private final java.util.concurrent.atomic.AtomicReference<Loaded> loaded =
      new java.util.concurrent.atomic.AtomicReference<>();

  private record Loaded(
      String documents, List<Passage> passages, TextEmbedder embedder, PassageIndex index) {}

  Grounding(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Identity of the passages and of how they are found. */
  String fingerprint() {
    return Hash.of(
        VERSION,
        workspace.documents().hash(),
        Integer.toString(workspace.config().audit().passages()));
  }

  List<Passage> passages() {
    return loaded().passages();
  }

  PassageIndex index() {
    return loaded().index();
  }

  private synchronized Loaded loaded() {
    String documents = workspace.documents().hash();
    Loaded present = loaded.get();
    if (present != null && present.documents().equals(documents)) {
      return present;
    }
    Threads.apply(workspace.config().training());
    List<Passage> passages = Passages.of(workspace.documents().clauses());
    TextEmbedder embedder = present == null ? new Encoder() : present.embedder();
    Loaded made = new Loaded(documents, passages, embedder, new HybridIndex(passages, embedder));
    loaded.set(made);
    return made;
  }

  @Override
  public void close() {
    Loaded present = loaded.get();
    if (present != null) {
      present.embedder().close();
    }
  }
}
