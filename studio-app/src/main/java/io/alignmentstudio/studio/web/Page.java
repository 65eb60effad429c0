package io.alignmentstudio.studio.web;

import java.util.List;
import java.util.Optional;

/**
 * What every page shows around its content.
 *
 * @param tab whose page it is; empty for errors
 * @param token of {@link Guard}, sent back by requests that change something
 */
public record Page(Optional<Tab> tab, String workspaceName, List<String> notices, String token) {
  /** The pages of the studio. */
  public enum Tab {
    CHAT("Chat", "/"),
    COMPARE("Compare", "/compare"),
    FEEDBACK("Feedback", "/feedback"),
    POLICY("Policy", "/policy"),
    CONFLICTS("Conflicts", "/conflicts"),
    CHANGES("Changes", "/changes"),
    REPORT("Report", "/report");

    private final String title;
    private final String path;

    Tab(String title, String path) {
      this.title = title;
      this.path = path;
    }

    public String title() {
      return title;
    }

    public String path() {
      return path;
    }
  }

  public Page {
    notices = List.copyOf(notices);
  }
}
