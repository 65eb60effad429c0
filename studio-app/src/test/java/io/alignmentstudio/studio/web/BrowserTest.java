package io.alignmentstudio.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Feedback.Preferred;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.Review.Decision;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Uses the studio as a person does, in an installed Chromium. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
  private final FakeBackend backend = new FakeBackend();
  private final List<String> complaints = new ArrayList<>();
  private Chromium chromium;
  private StudioServer server;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  void start() {
    chromium = Chromium.start();
    server = StudioServer.start(backend, 0);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    context = chromium.browser().newContext();
    page = context.newPage();
    // Violations of the content security policy and script errors come here.
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  @AfterEach
  void close() {
    context.close();
    Assertions.assertThat(complaints).isEmpty();
  }

  @Test
  void chatStreamsTheAnswerWithItsClauses() {
    visit("");
    page.locator("#message").fill("May I accept tickets from a supplier?");
    page.keyboard().press("Enter");
    Locator answer = page.locator(".turn.assistant");
    assertThat(answer.locator(".text")).containsText("above the limit of EUR 75");
    assertThat(answer.locator(".rests h3")).hasText("Rests on 3 clauses");
    answer.locator(".cited summary").first().click();
    assertThat(answer.locator("blockquote").first())
        .containsText("Employees must not accept a gift worth more than EUR 75");
    answer.getByText("Show in the policy").first().click();
    assertThat(page.locator("#target")).containsText("conduct:3.1.1");

    visit("");
    assertThat(page.locator("#starters")).isHidden();
    assertThat(page.locator(".turn.assistant .text")).containsText("above the limit");
    page.getByRole(AriaRole.BUTTON, named("New conversation")).click();
    assertThat(page.locator(".turn")).hasCount(0);
    page.locator("#starters button").first().click();
    assertThat(page.locator(".turn.user .text"))
        .hasText("May I keep a box of chocolates that a supplier sent to my home?");
    assertThat(page.locator(".turn.assistant .meta")).containsText("tokens");
  }

  @Test
  void stopEndsAnAnswer() {
    CountDownLatch stopped = new CountDownLatch(1);
    FakeChatModel endless = new FakeChatModel("aligned", 4000, request -> "word ".repeat(3000));
    FakeBackend slow = new FakeBackend().withAligned(endless.pausingAfter(20, stopped));
    try (StudioServer slowServer = StudioServer.start(slow, 0)) {
      page.navigate(slowServer.uri().toString());
      page.locator("#message").fill("Talk without end");
      page.keyboard().press("Enter");
      assertThat(page.locator(".turn.assistant .text")).containsText("word word word");
      page.getByRole(AriaRole.BUTTON, named("Stop")).click();
      assertThat(page.locator(".turn.assistant .meta")).hasText("Stopped");
      stopped.countDown();
      Assertions.assertThat(endless.interruption())
          .succeedsWithin(Duration.ofSeconds(10))
          .isInstanceOf(ClientGoneException.class);
    }
  }

  @Test
  void anErrorOfTheModelIsShown() {
    FakeBackend failing =
        new FakeBackend()
            .withAligned(
                new FakeChatModel(
                    "aligned",
                    400,
                    request -> {
                      throw new StudioException(ErrorCode.IO, "the adapter is gone");
                    }));
    try (StudioServer failingServer = StudioServer.start(failing, 0)) {
      page.navigate(failingServer.uri().toString());
      page.locator("#message").fill("Hello");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.ALERT)).hasText("the adapter is gone");
      assertThat(page.locator("#message")).hasValue("Hello");
    }
  }

  @Test
  void compareStreamsBothAndFeedbackIsStoredAndExported() throws IOException {
    visit("compare");
    page.locator("#prompt").fill("May I accept tickets from a supplier?");
    page.getByRole(AriaRole.BUTTON, named("Compare")).click();
    assertThat(page.locator("[data-side=unaligned] .text")).containsText("say thank you");
    assertThat(page.locator("[data-side=aligned] .text")).containsText("Decline them politely");
    assertThat(page.locator("#grounding .cited")).hasCount(3);
    grade(page, "Names the limit <b>and</b> the register.");
    assertThat(page.locator("#stored-text")).hasText("Stored. Thank you.");

    Feedback stored = backend.feedback().all().getFirst();
    Assertions.assertThat(stored.preferred()).isEqualTo(Preferred.ALIGNED);
    Assertions.assertThat(stored.alignedGrades()).isEqualTo(new Feedback.Grades(5, 4));
    Assertions.assertThat(stored.unalignedGrades()).isEqualTo(new Feedback.Grades(1, 2));
    Assertions.assertThat(stored.clauseIds()).contains("conduct:3.1.1");
    Assertions.assertThat(stored.author()).isEqualTo("Ada");

    page.getByText("See all feedback").click();
    assertThat(page.locator(".feedback .comment").first())
        .hasText("Names the limit <b>and</b> the register.");
    Download download =
        page.waitForDownload(() -> page.getByText("Export as preference seeds").click());
    Assertions.assertThat(Files.readString(download.path()))
        .contains("\"bucket\":\"denied-base\"", "\"chosen\":\"No. Tickets worth EUR 180");
  }

  @Test
  void blindComparisonTellsWhichIsWhichOnlyAfterTheJudgement() {
    visit("compare");
    page.getByLabel("Blind").check();
    page.locator("#prompt").fill("May I accept tickets from a supplier?");
    page.getByRole(AriaRole.BUTTON, named("Compare")).click();
    assertThat(page.locator("#judgement")).isVisible();
    assertThat(page.locator("#comparison")).not().containsText("ligned answer");
    assertThat(page.locator("[data-side]")).hasCount(0);
    assertThat(page.locator(".answer h2").first()).hasText("Answer A");
    grade(page, "");
    assertThat(page.locator("#stored-text")).containsText("Answer A was the");
    Assertions.assertThat(backend.feedback().all().getFirst().blind()).isTrue();
    assertThat(page.locator("[data-side=aligned] .text")).containsText("Decline them politely");
  }

  @Test
  void rowsAreReviewedByKeys() {
    visit("review");
    assertThat(page.locator(".review")).hasCount(3);
    page.getByLabel("Your name").fill("Ada");
    page.getByLabel("Your name").press("Escape");

    page.keyboard().press("j");
    assertThat(page.locator(".review.current code").first()).containsText("threshold-1/violation");
    page.keyboard().press("e");
    Locator first = page.locator(".review").first();
    first.getByLabel("prompt").fill("Mara kept a hamper worth EUR 80 from a supplier.");
    first.getByLabel("Reason").fill("nearer to the limit");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".review").first().locator(".state")).hasText("edited");
    assertThat(page.locator(".review del")).hasText("90");
    assertThat(page.locator(".review ins")).hasText("80");

    // The next row is at hand at once.
    assertThat(page.locator(".review.current code").first()).containsText("rule-1");
    page.keyboard().press("a");
    assertThat(page.locator(".review").nth(1).locator(".state")).hasText("accepted");
    page.keyboard().press("r");
    Locator third = page.locator(".review").nth(2);
    third.getByLabel("Reason").fill("too easy");
    page.keyboard().press("Enter");
    assertThat(page.locator(".review").nth(2).locator(".comment"))
        .hasText("rejected by Ada: too easy");
    page.keyboard().press("h");
    assertThat(page.locator(".review.current .history")).containsText("outcome:");

    Assertions.assertThat(backend.decided())
        .extracting(Review::decision)
        .containsExactly(Decision.EDIT, Decision.ACCEPT, Decision.REJECT);
    page.keyboard().press("/");
    page.getByLabel("State").selectOption("rejected");
    assertThat(page.locator(".count")).hasText("1 of 3 rows");
  }

  @Test
  void normsAreReviewedByKeys() {
    visit("review");
    page.getByRole(AriaRole.LINK, named("Norms")).click();
    assertThat(page.locator(".review")).hasCount(2);
    // The cards are there before the script that listens to the keys.
    page.waitForLoadState();
    page.getByLabel("Your name").fill("Ada");
    page.getByLabel("Your name").press("Escape");

    page.keyboard().press("j");
    assertThat(page.locator(".review.current code").first()).hasText("privacy:2.1/1");
    page.keyboard().press("h");
    assertThat(page.locator(".review.current .history")).containsText("== privacy:2.1/1");
    page.keyboard().press("a");
    assertThat(page.locator(".review").first().locator(".state")).hasText("accepted");
    page.keyboard().press("e");
    Locator second = page.locator(".review").nth(1);
    second.getByLabel("recommendation").check();
    second.getByLabel("Reason").fill("too hard");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".review del")).hasText("must");
    assertThat(page.locator(".review ins")).hasText("should");
    page.keyboard().press("r");
    page.locator(".review").nth(1).getByLabel("Reason").fill("no rule");
    page.keyboard().press("Enter");
    assertThat(page.locator(".review").nth(1).locator(".comment"))
        .hasText("rejected by Ada: no rule");

    Assertions.assertThat(backend.decidedNorms())
        .extracting(NormReview::decision)
        .containsExactly(Decision.ACCEPT, Decision.EDIT, Decision.REJECT);
    page.getByLabel("State").selectOption("rejected");
    assertThat(page.locator(".count")).hasText("1 of 2 norms");
  }

  @Test
  void aDecisionWithoutANameIsRefusedOnTheCard() {
    FakeBackend own = new FakeBackend();
    try (StudioServer reviewing = StudioServer.start(own, 0)) {
      page.navigate(reviewing.uri() + "review");
      page.locator(".review").first().locator("[data-do=accept]").click();
      assertThat(page.locator(".review").first().locator(".problem"))
          .containsText("write who decides");
      assertThat(page.getByLabel("Your name")).isFocused();
      Assertions.assertThat(own.decided()).isEmpty();
    }
    complaints.removeIf(text -> text.contains("400"));
  }

  @Test
  void hostileTextIsShownAsText() {
    FakeBackend hostile =
        new FakeBackend()
            .withAligned(new FakeChatModel("aligned", 400, request -> FakeBackend.HOSTILE));
    try (StudioServer hostileServer = StudioServer.start(hostile, 0)) {
      page.navigate(hostileServer.uri().toString());
      page.locator("#message").fill("access request " + FakeBackend.HOSTILE);
      page.keyboard().press("Enter");
      assertThat(page.locator(".turn.assistant .text")).hasText(FakeBackend.HOSTILE);
      page.locator(".cited summary").first().click();
      assertThat(page.locator("blockquote").first()).containsText(FakeBackend.HOSTILE);
      page.navigate(hostileServer.uri() + "policy?q=onerror");
      assertThat(page.locator(".clause .text")).containsText("<script>x</script>");
      assertThat(page).hasTitle("Policy · Alignment Studio");
      assertThat(page.locator("main img")).hasCount(0);
    }
  }

  @Test
  void theTreeOpensAndItsSearchFilters() {
    visit("policy");
    page.getByText("Harbour Lane Business Conduct Guideline").click();
    page.locator(".section summary").getByText("Gifts and hospitality").click();
    page.locator(".section summary").getByText("Gifts from suppliers").click();
    Locator clause = page.locator(".clause").first();
    clause.locator(".norms summary").click();
    assertThat(clause.locator(".norm")).containsText("prohibition");

    page.getByLabel("Search").pressSequentially("register chocolates");
    assertThat(page.locator(".count")).hasText("0 clauses match");
    page.getByLabel("Search").fill("register gifts");
    assertThat(page.locator(".count")).hasText("2 clauses match");
    assertThat(page.locator("mark").first()).hasText("Gifts");
    page.getByLabel("Clause type").selectOption("CALL_OUT");
    assertThat(page.locator(".count")).hasText("1 clause matches");
  }

  @Test
  void aServerThatStoppedIsNoticed() {
    StudioServer stopping = StudioServer.start(new FakeBackend(), 0);
    page.navigate(stopping.uri() + "policy");
    stopping.close();
    page.getByLabel("Search").fill("gifts");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The studio does not answer");
    Assertions.assertThat(complaints)
        .allMatch(text -> text.contains("ERR_CONNECTION_REFUSED") || text.startsWith("htmx"));
    complaints.clear();
  }

  @Test
  void theReportRunsItsOwnScriptsButReachesNothing(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("report.html"),
            "<style>p { color: rgb(1, 2, 3) }</style><p>Gate</p><script>"
                + "document.querySelector('p').textContent = 'Gate: NO-GO ' + window.origin"
                + "</script>");
    try (StudioServer reporting = StudioServer.start(new FakeBackend().withReport(file), 0)) {
      page.navigate(reporting.uri() + "report");
      assertThat(page.frameLocator("iframe").locator("p")).hasText("Gate: NO-GO null");
    }
  }

  @Test
  void pagesSayWhatToRunBeforeTheFirstRun() {
    try (StudioServer empty = StudioServer.start(FakeBackend.empty(), 0)) {
      page.navigate(empty.uri().toString());
      assertThat(page.locator("pre")).hasText("./studio instruct");
      page.navigate(empty.uri() + "compare");
      assertThat(page.locator("pre")).hasText("./studio run");
      page.navigate(empty.uri() + "policy");
      assertThat(page.locator("pre")).hasText("./studio frame");
      page.navigate(empty.uri() + "report");
      assertThat(page.locator("pre")).hasText("./studio audit");
      page.navigate(empty.uri() + "feedback");
      assertThat(page.locator("main")).containsText("No feedback yet");
    }
  }

  /** Grades the comparison on the page, prefers the aligned side when it is known, and stores. */
  static void grade(Page page, String comment) {
    grade(page, "left-faithfulness", 1);
    grade(page, "left-completeness", 2);
    grade(page, "right-faithfulness", 5);
    grade(page, "right-completeness", 4);
    page.locator("[name=preferred][value=right]").check();
    page.getByLabel("What kind of prompt was it?").selectOption("denied-base");
    page.getByLabel("Your name").fill("Ada");
    page.getByLabel("Comment").fill(comment);
    page.getByRole(AriaRole.BUTTON, named("Store feedback")).click();
  }

  private static void grade(Page page, String scale, int value) {
    page.locator("[name=" + scale + "][value=\"" + value + "\"]").check();
  }

  private void visit(String path) {
    page.navigate(server.uri() + path);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
