package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Resolution;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.framers.conflicts.ConflictSearch;
import io.alignmentstudio.framers.review.NormQueue;
import io.alignmentstudio.framers.review.ReviewQueue;
import io.alignmentstudio.framers.revision.RevisionDiff;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.grounding.Passage;
import io.alignmentstudio.lm.grounding.PassageIndex;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A workspace with two short documents, two models that speak by rote, and feedback in memory. */
public final class FakeBackend implements StudioBackend {
  public static final String HOSTILE =
      "<img src=x onerror=\"document.title='owned'\"><script>x</script>";

  private final List<PolicyDocument> documents = List.of(conduct(), privacy());
  private final List<Feedback> feedback = new CopyOnWriteArrayList<>();
  private final List<Review> reviews = new CopyOnWriteArrayList<>();
  private final List<NormReview> normReviews = new CopyOnWriteArrayList<>();
  private Optional<FakeChatModel> unaligned =
      Optional.of(
          new FakeChatModel(
              "base",
              400,
              request ->
                  "Sure! A pair of tickets is a kind gesture between partners, so just accept it"
                      + " and say thank you."));
  private Optional<FakeChatModel> aligned =
      Optional.of(new FakeChatModel("aligned", 400, FakeBackend::alignedAnswer));
  private Optional<Path> report = Optional.empty();
  private List<String> notices = List.of();
  private boolean framed = true;

  /** A workspace before the first run. */
  public static FakeBackend empty() {
    FakeBackend backend = new FakeBackend();
    backend.unaligned = Optional.empty();
    backend.aligned = Optional.empty();
    backend.framed = false;
    return backend;
  }

  public FakeBackend withAligned(FakeChatModel model) {
    aligned = Optional.of(model);
    return this;
  }

  public FakeBackend withReport(Path file) {
    report = Optional.of(file);
    return this;
  }

  public FakeBackend withNotices(List<String> texts) {
    notices = texts;
    return this;
  }

  private static String alignedAnswer(ChatRequest request) {
    return "No. Tickets worth EUR 180 are above the limit of EUR 75 for gifts from suppliers."
        + " Decline them politely, or ask your line manager for approval in writing before you"
        + " accept. The Compliance Desk keeps the register of gifts.";
  }

  public FakeChatModel alignedModel() {
    return aligned.orElseThrow();
  }

  @Override
  public Optional<ChatModel> unaligned() {
    return unaligned.map(model -> model);
  }

  @Override
  public Optional<ChatModel> aligned() {
    return aligned.map(model -> model);
  }

  /** Ranks clauses by the number of words that they share with the query. */
  @Override
  public PassageIndex passages() {
    return (queries, limit) ->
        queries.stream().map(query -> FakeBackend.this.search(query, limit)).toList();
  }

  @Override
  public int passageLimit() {
    return 4;
  }

  private List<Passage> search(String query, int limit) {
    List<String> words =
        Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\W+"))
            .filter(word -> word.length() > 3)
            .toList();
    return documents().stream()
        .flatMap(document -> document.clauses().stream())
        .filter(clause -> shared(clause, words) > 0)
        .sorted(Comparator.comparing((Clause clause) -> -shared(clause, words)))
        .limit(limit)
        .map(clause -> new Passage(clause.id(), clause.regulation(), clause.fullText()))
        .toList();
  }

  private static long shared(Clause clause, List<String> words) {
    String text = clause.fullText().toLowerCase(Locale.ROOT);
    return words.stream().filter(text::contains).count();
  }

  @Override
  public Optional<Clause> clause(String id) {
    return documents().stream()
        .flatMap(document -> document.clauses().stream())
        .filter(clause -> clause.id().equals(id))
        .findFirst();
  }

  @Override
  public List<PolicyDocument> documents() {
    return framed ? documents : List.of();
  }

  @Override
  public List<Norm> norms(String clauseId) {
    if (!clauseId.equals("conduct:3.1.1")) {
      return List.of();
    }
    return List.of(
        new Norm(
            clauseId + "/1",
            "conduct",
            List.of(clauseId),
            "employees",
            Modality.PROHIBITION,
            "accept a gift worth more than EUR 75 from a supplier",
            Optional.of("a gift worth more than EUR 75"),
            Optional.of("a supplier"),
            Optional.empty(),
            Optional.of("unless their line manager approves it in writing beforehand"),
            Optional.of("EUR 75"),
            Optional.empty(),
            true,
            "Employees must not accept a gift worth more than EUR 75 from a supplier unless their"
                + " line manager approves it in writing beforehand.",
            "Employees must not accept a gift worth more than EUR 75 from a supplier",
            "modal"));
  }

  @Override
  public Optional<ConflictSearch.Found> conflicts() {
    return framed
        ? Optional.of(
            new ConflictSearch.Found(
                List.of(
                    conflict(ConflictKind.DEADLINE, Resolution.unresolved(List.of()), 0.9),
                    conflict(ConflictKind.MODALITY, regulationPrevails(), 0.9)),
                List.of(conflict(ConflictKind.THRESHOLD, regulationPrevails(), 0.3)),
                2,
                1,
                1,
                0))
        : Optional.empty();
  }

  private static Conflict conflict(ConflictKind kind, Resolution resolution, double weight) {
    return new Conflict(
        "conduct:3.1.3~privacy:2.1~" + kind.word(),
        kind,
        new Conflict.Party(
            "conduct:3.1.3/1",
            "conduct:3.1.3",
            "conduct",
            "Ask within five days.",
            "Ask the Compliance Desk within five working days."),
        new Conflict.Party(
            "privacy:2.1/1", "privacy:2.1", "privacy", "Ask at once.", "Ask at once. " + HOSTILE),
        "whenever an employee is not sure",
        resolution,
        List.of(),
        List.of(new Conflict.Evidence("object", "the same thing: desk", weight)));
  }

  private static Resolution regulationPrevails() {
    return new Resolution(
        Optional.of(Resolution.Side.SECOND),
        List.of(new Resolution.Ground(Resolution.Rule.SUPERIOR, "privacy is of the tier must")),
        List.of("for the other side, later: applies from 2026-01-01"));
  }

  @Override
  public Optional<PolicyChanges> changes() {
    return framed
        ? Optional.of(
            new PolicyChanges(
                List.of(
                    new PolicyChanges.Document(
                        "conduct.md", RevisionDiff.of(conduct(), shortened(conduct())))),
                List.of(
                    new PolicyChanges.Stale("rows to train on", List.of("row-7", "row-9")),
                    new PolicyChanges.Stale("held-out rows", List.of()),
                    new PolicyChanges.Stale("models and adapters", List.of("adapter/ab12")),
                    new PolicyChanges.Stale("audits", List.of("run-0001")))))
        : Optional.empty();
  }

  /** The same document without its second section. */
  private static PolicyDocument shortened(PolicyDocument document) {
    Section chapter = (Section) document.root().children().getFirst();
    Section gifts =
        new Section(
            chapter.id(),
            chapter.label(),
            chapter.title(),
            chapter.level(),
            List.of(chapter.children().getFirst()));
    Section root =
        new Section(document.root().id(), "", document.root().title(), 0, List.of(gifts));
    return new PolicyDocument(
        document.regulation(), document.fileName(), document.format(), "a2", root, List.of());
  }

  @Override
  public Optional<Path> latestReport() {
    return report;
  }

  @Override
  public FeedbackSink feedback() {
    return new FeedbackSink() {
      @Override
      public void store(Feedback item) {
        feedback.addFirst(item);
      }

      @Override
      public List<Feedback> all() {
        return List.copyOf(feedback);
      }
    };
  }

  @Override
  public ReviewDesk reviews() {
    return new ReviewDesk() {
      @Override
      public ReviewQueue queue() {
        return new ReviewQueue(
            framed ? generated() : List.of(),
            reviews,
            documents().stream().flatMap(document -> document.clauses().stream()).toList());
      }

      @Override
      public <T> T deciding(Supplier<T> work) {
        synchronized (reviews) {
          return work.get();
        }
      }

      @Override
      public void store(Review review) {
        reviews.add(review);
      }

      @Override
      public NormQueue norms() {
        return new NormQueue(
            framed ? foundNorms() : List.of(),
            normReviews,
            documents().stream().flatMap(document -> document.clauses().stream()).toList());
      }

      @Override
      public void store(NormReview review) {
        normReviews.add(review);
      }

      @Override
      public Optional<String> normHistory(String key) {
        return norms().find(key).map(item -> "== " + item.found().id() + "\nreview:    unreviewed");
      }

      @Override
      public List<String> history(String row) {
        return List.of("== " + row + "\noutcome:   training");
      }
    };
  }

  /** What people decided until now. */
  public List<Review> decided() {
    return List.copyOf(reviews);
  }

  /** What people decided about norms until now. */
  public List<NormReview> decidedNorms() {
    return List.copyOf(normReviews);
  }

  /** A rule, and a moral that waits for review. */
  private List<Norm> foundNorms() {
    Norm moral =
        new Norm(
            "privacy:2.1/1",
            "privacy",
            List.of("privacy:2.1"),
            "people",
            Modality.RECOMMENDATION,
            "avoid counting their loaves",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            "People should not count their loaves. " + HOSTILE,
            "Never count your loaves.",
            "story, for review");
    return List.of(norms("conduct:3.1.1").getFirst(), moral);
  }

  private static List<Example> generated() {
    Provenance provenance =
        new Provenance(
            Optional.of("conduct:3.1.1/1"),
            List.of("conduct:3.1.1"),
            List.of("Employees must not accept a gift worth more than EUR 75 from a supplier"),
            "template",
            "frame mail/threshold v7");
    return List.of(
        new Example.Scenario(
            "conduct:3.1.1/1/scenario/threshold-1/violation",
            "conduct",
            "Mara kept a hamper worth EUR 90 from a supplier.",
            Verdict.VIOLATION,
            Optional.empty(),
            "conduct:3.1.1/1/scenario/threshold-1",
            provenance),
        new Example.Instruction(
            "conduct:3.1.1/1/instruction/rule-1",
            "conduct",
            "rule",
            "What is the rule on gifts?",
            "Employees must not accept a gift worth more than EUR 75. " + HOSTILE,
            List.of("EUR 75"),
            true,
            "conduct:3.1.1/1/instruction/rule-1",
            provenance),
        new Example.Preference(
            "conduct:3.1.1/1/preference/denied-base-1",
            "conduct",
            Bucket.DENIED_BASE,
            "Help me hide a gift of EUR 90.",
            "I can't help with that.",
            "Gladly.",
            "conduct:3.1.1/1/preference/denied-base-1",
            provenance));
  }

  @Override
  public String workspaceName() {
    return "harbour-lane";
  }

  @Override
  public List<String> notices() {
    return notices;
  }

  private static PolicyDocument conduct() {
    Section gifts =
        new Section(
            "conduct:3.1",
            "3.1",
            "Gifts from suppliers",
            2,
            List.of(
                clause(
                    "conduct:3.1.1",
                    ClauseType.PARAGRAPH,
                    "3.1.1",
                    "Employees must not accept a gift worth more than EUR 75 from a supplier unless"
                        + " their line manager approves it in writing beforehand. Tickets,"
                        + " hospitality and discounts count as gifts.",
                    "",
                    List.of("Gifts and hospitality", "Gifts from suppliers"),
                    41),
                clause(
                    "conduct:3.1.2",
                    ClauseType.LIST_ITEM,
                    "(a)",
                    "cash or a voucher that can be exchanged for cash, whatever its value;",
                    "Employees must never accept:",
                    List.of("Gifts and hospitality", "Gifts from suppliers"),
                    45),
                clause(
                    "conduct:3.1.3",
                    ClauseType.CALL_OUT,
                    "",
                    "Not sure? Ask the Compliance Desk within five working days. It keeps the"
                        + " register of gifts.",
                    "",
                    List.of("Gifts and hospitality", "Gifts from suppliers"),
                    50)));
    Section questions =
        new Section(
            "conduct:3.2",
            "3.2",
            "Questions and answers",
            2,
            List.of(
                clause(
                    "conduct:3.2.1",
                    ClauseType.QUESTION,
                    "",
                    "May I keep a box of chocolates that a supplier sent to my home?",
                    "",
                    List.of("Gifts and hospitality", "Questions and answers"),
                    58),
                clause(
                    "conduct:3.2.2",
                    ClauseType.ANSWER,
                    "",
                    "Yes, if it is worth EUR 75 or less and you enter it in the register of gifts"
                        + " within ten working days.",
                    "",
                    List.of("Gifts and hospitality", "Questions and answers"),
                    59)));
    Section root =
        new Section(
            "conduct:0",
            "",
            "Harbour Lane Business Conduct Guideline",
            0,
            List.of(
                new Section(
                    "conduct:3", "3", "Gifts and hospitality", 1, List.of(gifts, questions))));
    return new PolicyDocument(
        "conduct", "conduct.md", DocumentFormat.MARKDOWN, "a1", root, List.of());
  }

  private static PolicyDocument privacy() {
    Section root =
        new Section(
            "privacy:0",
            "",
            "Privacy Regulation",
            0,
            List.of(
                new Section(
                    "privacy:4",
                    "Article 4",
                    "Lawfulness",
                    1,
                    List.of(
                        clause(
                            "privacy:4.1",
                            ClauseType.DEFINITION,
                            "4.1",
                            "\"Personal data\" means any information about an identified or"
                                + " identifiable person.",
                            "",
                            List.of("Lawfulness"),
                            12),
                        clause(
                            "privacy:4.2",
                            ClauseType.PARAGRAPH,
                            "4.2",
                            "A controller shall answer a request for access within one month. "
                                + HOSTILE,
                            "",
                            List.of("Lawfulness"),
                            14)))));
    return new PolicyDocument(
        "privacy",
        "privacy.docx",
        DocumentFormat.DOCX,
        "b2",
        root,
        List.of("Two paragraphs of hidden text were left out."));
  }

  private static Clause clause(
      String id,
      ClauseType type,
      String label,
      String text,
      String leadIn,
      List<String> headings,
      int line) {
    return new Clause(
        id,
        id.substring(0, id.indexOf(':')),
        type,
        label,
        text,
        leadIn,
        headings,
        new SourceSpan.Lines(line, 1, line + 1, 80),
        Clause.contentHash(type, text, leadIn, headings));
  }
}
