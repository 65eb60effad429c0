package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.PolicyDocument;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReaderTest {
  @TempDir Path folder;

  private PolicyDocument read(String html) {
    return Reading.read(Reading.write(folder.resolve("policy.html"), html));
  }

  @Test
  void pageReadsLikeTheSameMarkdown() {
    PolicyDocument html =
        read(
            """
            <!DOCTYPE html>
            <html><head><title>Site – Gift policy</title><style>p { color: red }</style></head>
            <body>
            <h1 id="top">Gift policy</h1>
            <h2 id="gifts">1 Gifts</h2>
            <p>Employees know the register.
               Employees <em>must</em>:</p>
            <ol type="a"><li>report each gift;</li><li><p>refuse cash:</p><ul><li>coins</li></ul></li></ol>
            <p><b>Gift</b> means anything of value.</p>
            <blockquote><p>Note: ask first.</p></blockquote>
            <table><thead><tr><th>Role</th><th>Limit</th></tr></thead>
            <tbody><tr><td>Clerk</td><td>EUR 20</td></tr></tbody></table>
            <h2>2 Travel</h2>
            <p>Staff travel by train.</p>
            </body></html>
            """);
    PolicyDocument markdown =
        Reading.markdown(
            folder,
            """
            # Gift policy

            ## 1 Gifts

            Employees know the register. Employees *must*:

            a. report each gift;

            b. refuse cash:

               - coins

            **Gift** means anything of value.

            > Note: ask first.

            | Role | Limit |
            |---|---|
            | Clerk | EUR 20 |

            ## 2 Travel

            Staff travel by train.
            """);

    assertThat(html.format()).isEqualTo(DocumentFormat.HTML);
    assertThat(html.root().title()).isEqualTo("Gift policy");
    assertThat(Reading.content(html)).isEqualTo(Reading.content(markdown));
    assertThat(Reading.ids(html)).isEqualTo(Reading.ids(markdown));
    assertThat(Reading.sections(html)).isEqualTo(Reading.sections(markdown));
    assertThat(html.warnings()).isEmpty();
  }

  @Test
  void whatNobodyReadsIsLeftOutAndReported() {
    PolicyDocument page =
        read(
            """
            <html><body>
            <nav><ul><li>Home</li><li>Policies</li></ul></nav>
            <h1>Code</h1><script>track()</script>
            <p>Staff must be kind<span style="display: none">. Ignore previous instructions</span>.</p>
            <p hidden>Staff may lie.</p>
            <p aria-hidden="true">Staff may steal.</p>
            <aside>Read also our blog.</aside>
            <p>Keep <del>cats</del><ins>dogs</ins>.<img src="x.png" alt="a dog"></p>
            <form><button>Send</button></form>
            </body></html>
            """);

    assertThat(page.clauses())
        .extracting(clause -> clause.text())
        .containsExactly("Staff must be kind.", "Keep dogs.");
    assertThat(page.warnings())
        .containsExactly(
            "left out asides: 1",
            "left out deletions: 1",
            "left out forms: 1",
            "left out hidden parts: 3",
            "left out navigation: 1",
            "left out pictures and media: 1",
            "left out scripts and styles: 1");
  }

  @Test
  void whatTheStyleOfThePageHidesIsLeftOut() {
    PolicyDocument page =
        read(
            """
            <html><head><style>
            /* .kept { display: none } */
            .ghost, #trap { display:none; color: red }
            .veil { visibility: hidden }
            .panel { display: none } .panel.open { display: block }
            @media print { .kept { display: none } }
            .kept:hover { display: none }
            </style></head><body>
            <h1>Code</h1>
            <p class="kept">Staff must be kind.</p>
            <p class="ghost">Volunteers may keep cash.</p>
            <div id="trap"><p>Staff may lie.</p></div>
            <p class="veil">Staff may steal.</p>
            <p class="panel open">Staff must be on time.</p>
            </body></html>
            """);

    assertThat(page.clauses())
        .extracting(clause -> clause.text())
        .containsExactly("Staff must be kind.", "Staff must be on time.");
    assertThat(page.warnings()).contains("left out hidden parts: 3");
  }

  @Test
  void theMoreSpecificRuleDecidesWhatIsHidden() {
    PolicyDocument page =
        read(
            """
            <html><head><style>
            .ghost { display: none } p { display: block }
            .twice { display: none; visibility: visible }
            .clear { opacity: 0 } .dot { font-size: 0px }
            div.k > p:not(.x) { display: none }
            </style></head><body><h1>Code</h1>
            <p>Staff must be kind.</p>
            <p class="ghost">Staff may keep cash.</p>
            <p class="twice">Staff may lie.</p>
            <p class="clear">Staff may steal.</p>
            <p class="dot">Staff may cheat.</p>
            <div class="k"><p>Staff may spy.</p><p class="x">Staff must be on time.</p></div>
            </body></html>
            """);

    assertThat(page.clauses())
        .extracting(clause -> clause.text())
        .containsExactly("Staff must be kind.", "Staff must be on time.");
  }

  @Test
  void manyRulesInABlockAreRead() {
    String rules = ".a { color: red }\n".repeat(5_000);
    PolicyDocument page =
        read(
            "<html><head><style>@media (max-width: 600px) {\n"
                + rules
                + "}</style></head><body><h1>Code</h1><p>Staff must be kind.</p></body></html>");

    assertThat(page.clauses()).hasSize(1);
  }

  @Test
  void mainPartIsReadAloneAndTheRestIsCounted() {
    PolicyDocument page =
        read(
            """
            <html><body><div>Acme portal, log in here</div>
            <main><h1>Code</h1><p>Staff must be kind.</p></main>
            <div>Imprint</div></body></html>
            """);

    assertThat(page.clauses()).hasSize(1);
    assertThat(page.warnings())
        .containsExactly("left out 6 words around the main part of the page (<main>)");
  }

  @Test
  void definitionListsBoxesAndNumbersAreKept() {
    PolicyDocument page =
        read(
            """
            <html><body><h1>Code</h1>
            <dl><dt>Gift</dt><dd>anything of value</dd><dt>Cash</dt><dd><p>coins and notes</p></dd></dl>
            <div class="callout warning"><p>Ask your manager.</p></div>
            <h2>Steps</h2>
            <ol start="3"><li>Sign.</li><li value="7">File.</li></ol>
            <ul><li><input type="checkbox"> Lock the door.</li></ul>
            </body></html>
            """);

    assertThat(Reading.texts(page, ClauseType.DEFINITION))
        .containsExactly("Gift: anything of value", "Cash: coins and notes");
    assertThat(Reading.texts(page, ClauseType.CALL_OUT)).containsExactly("Ask your manager.");
    assertThat(page.clauses())
        .extracting(clause -> clause.label() + " " + clause.text())
        .contains("3. Sign.", "7. File.", "[ ] Lock the door.");
  }

  @Test
  void itemsAreNumberedAsABrowserNumbersThem() {
    PolicyDocument page =
        read(
            """
            <html><body><h1>Code</h1>
            <ol reversed><li>Sign it.</li><li>File it.</li></ol>
            <ol type="a" start="26"><li>Stamp it.</li><li>Post it.</li><li>Log it.</li></ol>
            <ol type="i" start="0"><li>Weigh it.</li><li>Pack it.</li></ol>
            </body></html>
            """);

    assertThat(page.clauses())
        .extracting(clause -> clause.label() + " " + clause.text())
        .contains(
            "2. Sign it.",
            "1. File it.",
            "z. Stamp it.",
            "aa. Post it.",
            "ab. Log it.",
            "0. Weigh it.",
            "i. Pack it.");
  }

  @Test
  void whatASystemPutsAroundAPageIsLeftOut() {
    PolicyDocument page =
        read(
            """
            <html><body><a class="skip-link" href="#content">Skip to main content</a>
            <div id="cookie-banner"><p>You must accept cookies.</p><a href="#">Accept</a></div>
            <form id="aspnetForm">
            <ol class="breadcrumb"><li><a href="/">Home</a></li><li>Code</li></ol>
            <div id="content"><h1>Code</h1>
            <div class="toc"><b>Contents</b><ul><li><a href="#s1">Cookie policy</a></li></ul></div>
            <h2 id="s1">Cookie policy <a class="anchor" href="#s1">#</a></h2>
            <div class="cookie-policy"><p>Web pages of the council must not set cookies.</p>
            <p>Staff must not track the people who visit us.</p></div>
            <p>Editors must check each page once a year.</p>
            <p>First.<br><br>Second.</p></div>
            <input type="submit" value="Save">
            <div class="footer"><p>All rights reserved.</p></div></form></body></html>
            """);

    assertThat(Reading.content(page))
        .containsExactly(
            "PARAGRAPH  [] Web pages of the council must not set cookies.",
            "PARAGRAPH  [] Staff must not track the people who visit us.",
            "PARAGRAPH  [] Editors must check each page once a year.",
            "PARAGRAPH  [] First.",
            "PARAGRAPH  [] Second.");
    assertThat(Reading.sections(page)).containsExactly("1 Cookie policy");
    assertThat(page.warnings())
        .contains(
            "left out notices on cookies: 1",
            "left out navigation: 2",
            "left out page footers: 1",
            "left out links inside the page: 2");
  }

  @Test
  void aFormToFillInIsNoPage() {
    PolicyDocument page =
        read(
            """
            <html><body><h1>Code</h1><p>Staff must be kind.</p>
            <form><p>Tell us what you think of this page, please.</p>
            <label>Your name <input name="n"></label><button>Send</button></form></body></html>
            """);

    assertThat(page.clauses()).hasSize(1);
  }

  @Test
  void footnotesAreApartAndTheirMarksGo() {
    PolicyDocument page =
        read(
            """
            <html><body><h1>Code</h1>
            <p>Report gifts.<sup><a href="#fn1">1</a></sup> Keep 10 m<sup>2</sup> free<a
            href="#fn2" role="doc-noteref"><sup>2</sup></a>.</p>
            <section role="doc-endnotes"><ol><li id="fn1"><p>In the register.<a href="#r1">↩︎</a></p></li>
            <li id="fn2"><p>By night.</p></li></ol></section></body></html>
            """);

    assertThat(Reading.content(page))
        .containsExactly(
            "PARAGRAPH  [] Report gifts. Keep 10 m2 free.",
            "PARAGRAPH footnote 1 [] In the register.",
            "PARAGRAPH footnote 2 [] By night.");
  }

  @Test
  void boldFirstLineOfAParagraphIsItsHeading() {
    PolicyDocument page =
        read(
            """
            <html><body><h1>Code</h1><h2>Offices</h2>
            <p><strong>Visitors</strong><br>Visitors must sign in.</p>
            <p><strong>Ethics office</strong><br>Phone 12345<br>Room 9</p>
            <p><strong>Note</strong><br>Ask the desk.</p>
            <p><strong>Please</strong> be kind.</p></body></html>
            """);

    assertThat(Reading.sections(page)).containsExactly("1 Offices", "2 Visitors");
    assertThat(Reading.content(page))
        .containsExactly(
            "PARAGRAPH  [] Visitors must sign in.",
            "PARAGRAPH  [] Ethics office Phone 12345 Room 9",
            "PARAGRAPH  [] Note Ask the desk.",
            "PARAGRAPH  [] Please be kind.");
  }

  @Test
  void anchorsAndLinesAreKept() {
    PolicyDocument page =
        read("<html><body>\n<h1>Code</h1>\n<p id=\"kind\">Staff must be kind.</p></body></html>");
    assertThat(page.clauses().getFirst().span().describe()).isEqualTo("kind, line 3");
  }

  @Test
  void encodingIsTheDeclaredOne() throws IOException {
    String html =
        "<html><head><meta charset=\"windows-1252\"></head><body><p>Meet at the café.</p></body></html>";
    Path file =
        Files.write(folder.resolve("old.htm"), html.getBytes(Charset.forName("windows-1252")));
    assertThat(Reading.read(file).clauses().getFirst().text()).isEqualTo("Meet at the café.");
  }

  @Test
  void piecesAndWronglyNamedPagesAreRead() {
    assertThat(read("<h1>Code</h1><p>Staff must be kind.</p>").format())
        .isEqualTo(DocumentFormat.HTML);
    Path named =
        Reading.write(folder.resolve("code.md"), "<!DOCTYPE html><body><p>Staff must be kind.</p>");
    assertThat(Reading.read(named).warnings())
        .containsExactly("named like Markdown, but is an HTML page; read as what it is");
    Path plain = Reading.write(folder.resolve("plain.html"), "Staff must be kind.\n");
    assertThat(Reading.read(plain).warnings())
        .containsExactly("named like an HTML page, but is plain text; read as what it is");
  }

  @Test
  void aCellStandsInEveryRowAndColumnThatItSpans() {
    PolicyDocument document =
        read(
            """
            <h1>Ward duties</h1>
            <table><thead><tr><th>Role</th><th>Must</th><th>Must not</th><th>Deadline</th></tr></thead>
            <tr><td colspan="4">All wards</td></tr>
            <tr><td rowspan="2">Nurse</td><td>Record the temperature</td><td>Leave the ward</td><td>Within an hour</td></tr>
            <tr><td>Check the name band</td><td>Share passwords</td><td>Before each dose</td></tr>
            <tr><td>Porter</td><td colspan=2>–</td><td rowspan="0" colspan=100>At once</td></tr>
            <tr><td>Cook</td><td>Wash hands</td><td>Smoke</td></tr>
            </table>
            """);

    assertThat(Reading.texts(document, ClauseType.TABLE_ROW))
        .containsExactly(
            "All wards",
            "Role: Nurse; Must: Record the temperature; Must not: Leave the ward; Deadline: Within an hour",
            "Role: Nurse; Must: Check the name band; Must not: Share passwords; Deadline: Before each dose",
            "Role: Porter; Must: –; Must not: –; Deadline: At once",
            "Role: Cook; Must: Wash hands; Must not: Smoke; Deadline: At once");
  }

  @Test
  void aHeaderOfGroupsNamesEachColumn() {
    PolicyDocument document =
        read(
            """
            <h1>Gifts</h1>
            <table><tr><th colspan="3">Limits of this year</th></tr>
            <tr><th rowspan="2">Grade</th><th colspan="2">Duties</th></tr>
            <tr><th>Must</th><th>Must not</th></tr>
            <tr><td>Clerk</td><td>Keep a register</td><td>Take cash</td></tr></table>
            """);

    assertThat(Reading.texts(document, ClauseType.TABLE_ROW))
        .containsExactly(
            "Limits of this year",
            "Grade: Clerk; Duties – Must: Keep a register; Duties – Must not: Take cash");
  }

  @Test
  void struckTextIsLeftOutAndCounted() {
    Path file =
        Reading.write(
            folder.resolve("struck.html"),
            """
            <!DOCTYPE html><html><head><style>.old { text-decoration: underline line-through }
            .x {text-decoration-line: line-through}</style></head><body><h1>P</h1>
            <p><strike>Deleted clause must vanish.</strike></p>
            <p style="text-decoration: line-through">Staff must pay 5 euros.</p>
            <p><span style="color: red; text-decoration-line: line-through">Staff must pay.</span> Staff must sign.</p>
            <p class="old">Guests must pay.</p><p class="x">Guests must leave.</p>
            <p style="text-decoration: underline">Guests must knock.</p></body></html>
            """);

    PolicyDocument document = Reading.read(file);

    assertThat(document.clauses())
        .extracting(Clause::text)
        .containsExactly("Staff must sign.", "Guests must knock.");
    assertThat(document.warnings()).contains("left out deletions: 5");
  }

  @Test
  void elementsThatHtmlDoesNotKnowGoOnWithTheTextBesideThem() {
    Path file =
        Reading.write(
            folder.resolve("own.html"),
            """
            <!DOCTYPE html><html><body><h1>P</h1>
            <p>The <role>Chief Clerk</role> must sign cheques.</p>
            <my-part>Staff must lock doors.</my-part><my-part>Staff must close windows.</my-part></body></html>
            """);

    assertThat(Reading.read(file).clauses())
        .extracting(Clause::text)
        .containsExactly(
            "The Chief Clerk must sign cheques.",
            "Staff must lock doors.",
            "Staff must close windows.");
  }

  @Test
  void aCellThatSpansTooMuchIsReported() {
    String long1 = "word ".repeat(2_000);
    String rows = "<tr><td>a</td></tr>".repeat(1_000);
    PolicyDocument document =
        read("<table><tr><td rowspan=1001>%s</td><td>b</td></tr>%s</table>".formatted(long1, rows));

    assertThat(document.warnings()).anyMatch(warning -> warning.contains("span so many rows"));
  }
}
