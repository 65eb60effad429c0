package io.alignmentstudio.lm.hub;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder of downloaded models that Hugging Face's tools share: {@code
 * models--owner--name/{blobs,refs,snapshots}}. Reading it needs no network. Source:
 * huggingface_hub, "Understand caching".
 */
public record HubCache(Path folder) {
  static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  /** The cache that the environment names. */
  public static HubCache standard() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * The cache that an environment names: {@code HF_HUB_CACHE}, else {@code HF_HOME}/hub, else
   * {@code XDG_CACHE_HOME}/huggingface/hub, else ~/.cache/huggingface/hub.
   */
  public static HubCache of(Map<String, String> environment, Path home) {
    for (String name : new String[] {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"}) {
      if (isSet(environment, name)) {
        return new HubCache(expanded(environment.get(name), home));
      }
    }
    return new HubCache(homeOf(environment, home).resolve("hub"));
  }

  /** Folder of the settings of Hugging Face's tools: {@code HF_HOME} or its default. */
  static Path homeOf(Map<String, String> environment, Path home) {
    if (isSet(environment, "HF_HOME")) {
      return expanded(environment.get("HF_HOME"), home);
    }
    Path caches =
        isSet(environment, "XDG_CACHE_HOME")
            ? expanded(environment.get("XDG_CACHE_HOME"), home)
            : home.resolve(".cache");
    return caches.resolve("huggingface");
  }

  static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }

  private static Path expanded(String path, Path home) {
    return path.equals("~") || path.startsWith("~/")
        ? home.resolve(path.substring(1).replaceFirst("^/", ""))
        : Path.of(path);
  }

  /**
   * The folder that a model's name stands for: the snapshot of an {@code hf:} name, or the folder
   * itself, seen from another one.
   *
   * @throws StudioException NO_INPUT if the cache lacks the model
   */
  public Path resolve(String name, Path from) {
    return HubName.isOne(name) ? snapshot(HubName.parse(name)) : from.resolve(name);
  }

  /** The files of a model's revision, if they are here. */
  public Optional<Path> find(HubName name) {
    Path model = model(name);
    return commit(name)
        .map(commit -> model.resolve("snapshots").resolve(commit))
        .filter(Files::isDirectory);
  }

  /**
   * The files of a model's revision.
   *
   * @throws StudioException NO_INPUT if the cache lacks them
   */
  public Path snapshot(HubName name) {
    return find(name)
        .orElseThrow(
            () ->
                new StudioException(
                    ErrorCode.NO_INPUT,
                    "%s is not in the model cache %s. Nothing is downloaded unasked: get it with studio model download %s, or name the cache that holds it with HF_HUB_CACHE or HF_HOME"
                        .formatted(name, folder, name)));
  }

  Path model(HubName name) {
    return folder.resolve(name.folderName());
  }

  /**
   * The commit that a branch or tag stood for when it was last downloaded, or the commit itself.
   */
  private Optional<String> commit(HubName name) {
    Path reference = model(name).resolve("refs").resolve(name.revision());
    if (!Files.isRegularFile(reference)) {
      return COMMIT.matcher(name.revision()).matches()
          ? Optional.of(name.revision())
          : Optional.empty();
    }
    try {
      String commit = Files.readString(reference, StandardCharsets.UTF_8).strip();
      if (!COMMIT.matcher(commit).matches()) {
        throw new StudioException(
            ErrorCode.DATA,
            "%s holds no commit; delete it and download %s again".formatted(reference, name));
      }
      return Optional.of(commit);
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.IO, "cannot read " + reference + ": " + e.getMessage(), e);
    }
  }
}
