package io.alignmentstudio.lm.hub;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Downloads a model into the shared cache. What came before an interruption is kept and continued;
 * a file counts only when its size and checksum are right, a revision only when all its files are
 * there.
 */
public final class HubDownload {
  /** What the studio reads, and what tells of a model's licence. */
  private static final Pattern WANTED =
      Pattern.compile(
          "(?:model|adapter_model)[^/]*\\.safetensors|[^/]*\\.(?:json|jinja|txt|model|md)"
              + "|LICENSE[^/]*|additional_chat_templates/[^/]+\\.jinja");

  private static final int MOST_ATTEMPTS = 5;

  private final HubCache cache;
  private final HubSettings settings;

  /** Downloads into a cache, from the hub that the settings name. */
  public HubDownload(HubCache cache, HubSettings settings) {
    this.cache = cache;
    this.settings = settings;
  }

  /**
   * Gets a revision and returns its folder; files that are here already are not fetched again.
   *
   * @throws StudioException UNAVAILABLE if the hub cannot be reached or refuses, DATA if what it
   *     sends is not what it promised, CANNOT_CREATE if the cache cannot be written
   */
  public Path download(HubName name, DownloadListener listener) {
    Path model = cache.model(name);
    try (HubClient client = new HubClient(settings)) {
      HubClient.Listing listing = ask(name, () -> client.list(name));
      Path snapshot = model.resolve("snapshots").resolve(listing.commit());
      Map<String, Path> blobs = new LinkedHashMap<>();
      for (String path : wanted(name, listing)) {
        HubFile file = ask(name, () -> client.describe(name, listing.commit(), path));
        Path blob = model.resolve("blobs").resolve(file.etag());
        if (!Files.isRegularFile(blob) || Files.size(blob) != file.size()) {
          fetch(client, name, listing.commit(), file, blob, listener);
        }
        blobs.put(path, blob);
      }
      // Only whole revisions are found: links and the revision's name come last.
      for (Map.Entry<String, Path> entry : blobs.entrySet()) {
        link(snapshot.resolve(entry.getKey()), entry.getValue());
      }
      if (!name.revision().equals(listing.commit())) {
        AtomicFile.write(
            model.resolve("refs").resolve(name.revision()),
            List.of(ByteBuffer.wrap(listing.commit().getBytes(StandardCharsets.UTF_8))));
      }
      return snapshot;
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE,
          "cannot write the model cache %s: %s; check the free space and the permissions"
              .formatted(model, e),
          e);
    }
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private <T> T ask(HubName name, Question<T> question) {
    try {
      return question.ask();
    } catch (IOException e) {
      throw unreachable(name, e);
    }
  }

  private StudioException unreachable(HubName name, IOException e) {
    return new StudioException(
        ErrorCode.UNAVAILABLE,
        "%s: %s cannot be reached: %s; check the network, the proxy and HF_ENDPOINT, then download again: what has come is kept"
            .formatted(name, settings.endpoint(), e),
        e);
  }

  private static List<String> wanted(HubName name, HubClient.Listing listing) {
    List<String> wanted = new ArrayList<>();
    for (String path : listing.paths()) {
      if (!HubFile.isInside(path)) {
        throw new StudioException(
            ErrorCode.DATA, "%s lists a file '%s' outside of its folder".formatted(name, path));
      }
      if (WANTED.matcher(path).matches()) {
        wanted.add(path);
      }
    }
    if (wanted.stream().noneMatch(path -> path.endsWith(".safetensors"))) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s has no model*.safetensors among its %d files; choose a model that is published as safetensors"
              .formatted(name, listing.paths().size()));
    }
    return wanted;
  }

  private void fetch(
      HubClient client,
      HubName name,
      String commit,
      HubFile file,
      Path blob,
      DownloadListener listener)
      throws IOException {
    Files.createDirectories(blob.getParent());
    Path part = blob.resolveSibling(blob.getFileName() + ".incomplete");
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try (FileLock lock = channel.tryLock()) {
        if (lock == null) {
          throw new StudioException(
              ErrorCode.LOCKED, "%s: another process is downloading it".formatted(name));
        }
        if (channel.size() > file.size()) {
          channel.truncate(0);
        }
        listener.start(file.path(), channel.size(), file.size());
        receiveAll(client, name, commit, file, channel, listener);
        channel.force(true);
      }
    }
    if (!file.matches(part)) {
      Files.delete(part);
      throw new StudioException(
          ErrorCode.DATA,
          "%s: what came as %s has not the checksum %s; it was deleted, download again"
              .formatted(name, file.path(), file.etag()));
    }
    Files.move(part, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    listener.done(file.path());
  }

  /** Connections break on long downloads: goes on where the last one ended. */
  private void receiveAll(
      HubClient client,
      HubName name,
      String commit,
      HubFile file,
      FileChannel channel,
      DownloadListener listener)
      throws IOException {
    for (int attempt = 1; channel.size() < file.size(); attempt++) {
      long before = channel.size();
      try {
        HttpResponse<InputStream> response = client.open(name, commit, file.path(), before);
        try (InputStream body = response.body()) {
          receive(body, response.statusCode() == 206 ? before : 0, file, channel, listener);
        }
        if (channel.size() < file.size()) {
          throw new IOException(
              "%s ended after %d of %d bytes".formatted(file.path(), channel.size(), file.size()));
        }
      } catch (IOException e) {
        if (channel.size() <= before && attempt >= MOST_ATTEMPTS) {
          throw unreachable(name, e);
        }
      }
    }
  }

  private static void receive(
      InputStream body, long from, HubFile file, FileChannel channel, DownloadListener listener)
      throws IOException {
    channel.truncate(from);
    channel.position(from);
    byte[] buffer = new byte[1 << 16];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      if (channel.position() + count > file.size()) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s is longer than the %d bytes that the hub promised"
                .formatted(file.path(), file.size()));
      }
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      listener.advance(count);
    }
  }

  /** A relative link, as the cache has them; a copy where the file system has no links. */
  private static void link(Path file, Path blob) throws IOException {
    if (Files.isRegularFile(file) && Files.isSameFile(file, blob)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    try {
      Files.createSymbolicLink(file, file.getParent().relativize(blob));
    } catch (UnsupportedOperationException | IOException _) {
      Files.copy(blob, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
