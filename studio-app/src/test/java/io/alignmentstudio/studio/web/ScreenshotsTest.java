package io.alignmentstudio.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes pictures of every page for people to look at, and checks that none scrolls sideways. */
class ScreenshotsTest {
  private static final String QUESTION =
      "May I accept concert tickets worth EUR 180 from a supplier?";

  @TempDir Path temporary;

  @Test
  void noPageScrollsSideways() throws IOException {
    String folder = System.getProperty("studio.screenshots", "");
    Path target = folder.isEmpty() ? temporary : Files.createDirectories(Path.of(folder));
    Path report = Files.writeString(temporary.resolve("report.html"), "<h1>Gate: NO-GO</h1>");
    FakeBackend backend =
        new FakeBackend()
            .withReport(report)
            .withNotices(
                List.of(
                    "This is the embedded demonstration model: it knows the policy's words but"
                        + " cannot reason about free-form situations."));
    try (Chromium chromium = Chromium.start();
        StudioServer server = StudioServer.start(backend, 0);
        StudioServer empty = StudioServer.start(FakeBackend.empty(), 0)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : List.of(1280, 390)) {
          Camera camera = new Camera(chromium.browser(), scheme, width, target);
          camera.tour(server, empty);
        }
      }
    }
    assumeTrue(
        !folder.isEmpty(), "the pages are fine; -Dstudio.screenshots=FOLDER keeps the pictures");
  }

  private record Camera(Browser browser, ColorScheme scheme, int width, Path folder) {
    void tour(StudioServer server, StudioServer empty) {
      try (BrowserContext context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setColorScheme(scheme)
                  .setViewportSize(width, width > 800 ? 800 : 844))) {
        Page page = context.newPage();
        String home = server.uri().toString();
        page.navigate(home);
        shoot(page, "chat-start");
        page.locator("#message").fill(QUESTION);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send")).click();
        PlaywrightAssertions.assertThat(page.locator(".turn.assistant .meta"))
            .containsText("token");
        page.locator(".cited summary").first().click();
        page.evaluate("window.scrollTo(0, 0)");
        shoot(page, "chat");
        page.navigate(home + "compare");
        page.locator("#prompt").fill(QUESTION);
        page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare").setExact(true))
            .click();
        PlaywrightAssertions.assertThat(page.locator("#judgement")).isVisible();
        shoot(page, "compare");
        BrowserTest.grade(page, "Only the right one names the limit.");
        PlaywrightAssertions.assertThat(page.locator("#stored")).isVisible();
        shoot(page, "compare-stored");
        page.navigate(home + "feedback");
        page.locator(".feedback summary").first().click();
        shoot(page, "feedback");
        page.navigate(home + "review");
        page.keyboard().press("e");
        shoot(page, "review");
        page.navigate(home + "policy?clause=conduct:3.1.1#target");
        page.locator("#target .norms summary").click();
        PlaywrightAssertions.assertThat(page.locator(".norm")).isVisible();
        shoot(page, "policy");
        page.navigate(home + "policy?q=register+gifts");
        shoot(page, "policy-search");
        page.navigate(home + "report");
        shoot(page, "report");
        page.navigate(home + "nowhere");
        shoot(page, "not-found");
        page.navigate(empty.uri().toString());
        shoot(page, "chat-empty");
        page.navigate(empty.uri() + "feedback");
        shoot(page, "feedback-empty");
      }
    }

    private void shoot(Page page, String name) {
      assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
          .as("sideways scroll of %s at width %d", name, width)
          .isEqualTo(0);
      boolean whole = !name.equals("chat"); // the composer sticks to the window
      if (whole) {
        page.evaluate("window.scrollTo(0, 0)");
      }
      String mode = scheme == ColorScheme.DARK ? "dark" : "light";
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(folder.resolve("%s-%d-%s.png".formatted(name, width, mode)))
              .setFullPage(whole));
    }
  }
}
