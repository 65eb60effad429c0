package io.alignmentstudio.lm.hub;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model on the hub, written {@code hf:owner/name@revision}.
 *
 * @param repository {@code owner/name}, or the name alone of some early models
 * @param revision branch, tag or commit
 */
public record HubName(String repository, String revision) {
  /** What a name in {@code studio.yaml} begins with. */
  public static final String PREFIX = "hf:";

  private static final String MAIN = "main";
  private static final String PART = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?";
  private static final Pattern REPOSITORY = Pattern.compile(PART + "(?:/" + PART + ")?");
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+/-]*");
  private static final Pattern WRITTEN = Pattern.compile("(?:hf:)?([^@]*)(?:@(.*))?");
  private static final int LONGEST = 96;

  public HubName {
    if (!REPOSITORY.matcher(repository).matches()
        || repository.length() > LONGEST
        || repository.contains("--")
        || repository.contains("..")) {
      throw malformed(repository, "owner/name is expected, such as HuggingFaceTB/SmolLM2-135M");
    }
    if (!REVISION.matcher(revision).matches()
        || revision.contains("..")
        || revision.contains("//")
        || revision.endsWith("/")) {
      throw malformed(repository + "@" + revision, "a branch, tag or commit is expected after @");
    }
  }

  /** Whether a text names a model of the hub rather than a folder. */
  public static boolean isOne(String text) {
    return text.startsWith(PREFIX);
  }

  /**
   * Reads {@code hf:owner/name@revision}; the prefix and the revision may be left out.
   *
   * @throws StudioException CONFIG if the name cannot be one of the hub
   */
  public static HubName parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw malformed(text, "owner/name@revision is expected");
    }
    return new HubName(matcher.group(1), matcher.group(2) == null ? MAIN : matcher.group(2));
  }

  /** Folder of the model in a cache. */
  String folderName() {
    return "models--" + repository.replace("/", "--");
  }

  private static StudioException malformed(String text, String expected) {
    return new StudioException(
        ErrorCode.CONFIG, "'%s' is no name of a model on the hub: %s".formatted(text, expected));
  }

  @Override
  public String toString() {
    return PREFIX + repository + (revision.equals(MAIN) ? "" : "@" + revision);
  }
}
