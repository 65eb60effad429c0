package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.lm.grounding.HybridIndex;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.lm.grounding.PassageIndex;
import io.alignmentstudio.lm.grounding.Passages;
import io.alignmentstudio.lm.grounding.Precedent;
import io.alignmentstudio.lm.model.Encoder;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.store.Split;
import java.util.List;

/**
 * The passages of a workspace's policy and the index over them; made when first asked for. What
 * people wrote to train with are the passages' precedents; nothing that is held out is.
 */
final class Grounding implements AutoCloseable {
  private static final String VERSION = "passages 1, hybrid index 4, leanings 1";

  private final Workspace workspace;
  private final java.util.concurrent.atomic.AtomicReference<Loaded> loaded =
      new java.util.concurrent.atomic.AtomicReference<>();

  private record Loaded(
      String content, List<Passage> passages, StoredEmbeddings embedder, PassageIndex index) {}

  Grounding(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Identity of the passages and of how they are found. */
  String fingerprint() {
    return Hash.of(VERSION, content(), Integer.toString(workspace.config().audit().passages()));
  }

  /** Identity of what is searched. */
  private String content() {
    return Hash.of(
        workspace.documents().hash(), workspace.examples().handWrittenHash(Split.TRAINING));
  }

  List<Passage> passages() {
    return loaded().passages();
  }

  PassageIndex index() {
    return loaded().index();
  }

  private synchronized Loaded loaded() {
    String content = content();
    Loaded present = loaded.get();
    if (present != null && present.content().equals(content)) {
      return present;
    }
    Threads.apply(workspace.config().training());
    List<Passage> passages = Passages.of(workspace.documents().clauses());
    StoredEmbeddings embedder =
        present == null
            ? new StoredEmbeddings(new Encoder(), workspace.cache("embeddings"))
            : present.embedder();
    List<Precedent> precedents =
        workspace.examples().handWritten(Split.TRAINING).stream().map(Precedent::of).toList();
    Loaded made =
        new Loaded(content, passages, embedder, new HybridIndex(passages, precedents, embedder));
    embedder.keepUsed();
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
