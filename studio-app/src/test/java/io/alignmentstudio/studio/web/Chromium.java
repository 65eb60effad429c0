package io.alignmentstudio.studio.web;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An installed Chromium, driven by Playwright; nothing is downloaded. */
final class Chromium implements AutoCloseable {
  private static final List<String> PATHS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts the browser, or ends the test as skipped, with the reason. */
  static Chromium start() {
    Optional<Path> program = PATHS.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      String reason = "browser tests skipped: none of " + PATHS + " is installed";
      System.out.println(reason);
      return abort(reason);
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.get())
                    .setChromiumSandbox(false));
    return new Chromium(playwright, browser);
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
