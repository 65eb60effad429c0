package io.alignmentstudio.lm.hub;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where models are downloaded from, and as whom.
 *
 * @param endpoint address of the hub
 * @param token of the user, for private and gated models
 */
public record HubSettings(URI endpoint, Optional<String> token) {
  private static final String HUB = "https://huggingface.co";
  private static final Set<String> TRUE = Set.of("1", "true", "yes", "on");

  public HubSettings {
    if (endpoint.getHost() == null
        || !Set.of("http", "https").contains(String.valueOf(endpoint.getScheme()))) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "HF_ENDPOINT is %s; an address such as %s is expected".formatted(endpoint, HUB));
    }
  }

  /** Settings of the environment. */
  public static HubSettings standard() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Settings of an environment: {@code HF_ENDPOINT}; {@code HF_TOKEN}, or the file that {@code
   * HF_TOKEN_PATH} names or a login of Hugging Face's tools left.
   *
   * @throws StudioException CONFIG if {@code HF_HUB_OFFLINE} forbids downloads
   */
  public static HubSettings of(Map<String, String> environment, Path home) {
    for (String name : new String[] {"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}) {
      if (TRUE.contains(environment.getOrDefault(name, "").toLowerCase(Locale.ROOT))) {
        throw new StudioException(
            ErrorCode.CONFIG, name + " is set, so nothing is downloaded; unset it to download");
      }
    }
    String endpoint =
        HubCache.isSet(environment, "HF_ENDPOINT") ? environment.get("HF_ENDPOINT") : HUB;
    try {
      return new HubSettings(
          URI.create(endpoint.strip().replaceFirst("/+$", "")), token(environment, home));
    } catch (IllegalArgumentException e) {
      throw new StudioException(
          ErrorCode.CONFIG, "HF_ENDPOINT is no address: " + e.getMessage(), e);
    }
  }

  private static Optional<String> token(Map<String, String> environment, Path home) {
    if (HubCache.isSet(environment, "HF_TOKEN")) {
      return Optional.of(environment.get("HF_TOKEN").strip());
    }
    Path file =
        HubCache.isSet(environment, "HF_TOKEN_PATH")
            ? Path.of(environment.get("HF_TOKEN_PATH"))
            : HubCache.homeOf(environment, home).resolve("token");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return endpoint + (token.isPresent() ? " with a token" : " without a token");
  }
}
