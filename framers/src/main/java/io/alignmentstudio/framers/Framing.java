package io.alignmentstudio.framers;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.rows.ClauseQuotes;
import io.alignmentstudio.domain.rows.RowExamples;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.framers.curation.Curated;
import io.alignmentstudio.framers.curation.Curation;
import io.alignmentstudio.framers.generation.GenerationPlan;
import io.alignmentstudio.framers.generation.QuotationGenerator;
import io.alignmentstudio.framers.generation.TemplateGenerator;
import io.alignmentstudio.framers.generation.TermRows;
import io.alignmentstudio.framers.language.LikelyEnglish;
import io.alignmentstudio.framers.norms.NormExtraction;
import io.alignmentstudio.framers.ontology.Ontology;
import io.alignmentstudio.framers.ontology.OntologyCoverage;
import io.alignmentstudio.framers.ontology.OntologyExtractor;
import io.alignmentstudio.framers.review.NormReviews;
import io.alignmentstudio.framers.review.Reviews;
import io.alignmentstudio.framers.teacher.Injection;
import io.alignmentstudio.framers.teacher.NormComparison;
import io.alignmentstudio.framers.teacher.Quarantined;
import io.alignmentstudio.framers.teacher.Taught;
import io.alignmentstudio.framers.teacher.Teacher;
import io.alignmentstudio.framers.teacher.TeacherGenerator;
import io.alignmentstudio.framers.teacher.TeacherNorms;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.config.TeacherConfig;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole way from policy documents to data: read, find norms and terms, plan, generate, merge
 * with seeds and feedback, curate.
 *
 * <p>Results are kept per document, clause and norm under the hash of what they depend on, so that
 * a changed clause redoes its own norms and rows only. Nothing is stored before every document and
 * every seed was found to be right.
 */
public final class Framing {
  /** Raised when the same documents would give other clauses, norms, concepts or splits. */
  public static final String VERSION = "framing 12";

  private static final String READER = "reader 10";

  private final StudioConfig config;
  private final Path folder;
  private final List<Feedback> feedback;
  private final List<Review> reviews;
  private final List<NormReview> normReviews;
  private final ItemCache items;
  private final Progress progress;
  private final Map<String, String> environment;

  /**
   * Prepares framing.
   *
   * @param folder that the paths of the configuration are relative to
   * @param reviews people's decisions on generated rows, oldest first
   * @param normReviews people's decisions on norms, oldest first
   * @param environment the process's variables, for the teacher's key
   */
  public Framing(
      StudioConfig config,
      Path folder,
      List<Feedback> feedback,
      List<Review> reviews,
      List<NormReview> normReviews,
      ItemCache items,
      Progress progress,
      Map<String, String> environment) {
    this.config = config;
    this.folder = folder;
    this.feedback = List.copyOf(feedback);
    this.reviews = List.copyOf(reviews);
    this.normReviews = List.copyOf(normReviews);
    this.items = items;
    this.progress = progress;
    this.environment = Map.copyOf(environment);
  }

  /** Identity of the code whose change changes the data. */
  public static String version() {
    return String.join(
        ", ",
        VERSION,
        READER,
        NormReading.VERSION,
        new TemplateGenerator().version(),
        QuotationGenerator.version());
  }

  /** Reads the documents only: what a person wants to see when no norm is found. */
  public List<PolicyDocument> documents() {
    PolicyReading reading = new PolicyReading(config, folder, items, progress);
    List<PolicyDocument> documents = reading.read(READER);
    reading.leftOut().forEach(reason -> progress.message("warning: left out: " + reason));
    return documents;
  }

  /**
   * Frames.
   *
   * @throws StudioException with every problem of the documents, or every problem of the seeds by
   *     file and line
   */
  public Framed run() {
    Optional<Teacher> teacher = config.teacher().map(this::teacher);
    try {
      return run(teacher);
    } finally {
      teacher.ifPresent(Teacher::close);
    }
  }

  /**
   * Puts the norms of the grammar beside those that the teacher finds.
   *
   * @throws StudioException CONFIG where the settings name no teacher
   */
  public ComparedNorms compareNorms() {
    TeacherConfig settings =
        config
            .teacher()
            .orElseThrow(
                () ->
                    new StudioException(
                        ErrorCode.CONFIG,
                        "studio.yaml names no teacher; its key teacher says which model to ask, with"
                            + " base-url and model"));
    List<PolicyDocument> documents = documents();
    List<Clause> clauses =
        documents.stream().flatMap(document -> document.clauses().stream()).toList();
    NormReading reading = new NormReading(config, items, progress);
    List<Norm> grammar =
        reading.read(documents).stream()
            .flatMap(extraction -> extraction.norms().stream())
            .toList();
    try (Teacher teacher = teacher(settings)) {
      TeacherNorms.Found found = new TeacherNorms(teacher, reading::kind).find(clauses, progress);
      teacher.requireAnAnswer();
      List<Clause> read =
          clauses.stream().filter(clause -> !found.unread().contains(clause.id())).toList();
      return new ComparedNorms(
          NormComparison.of(read, grammar, found.taught().made()),
          clauses.size() - read.size(),
          found.taught().missing(),
          found.taught().quarantined());
    }
  }

  /**
   * The norms of grammar and teacher.
   *
   * @param unread clauses that are not compared, as there is no usable answer about them
   * @param missing requests without an answer that may be answered another time
   * @param refused what the teacher found and could not be used
   */
  public record ComparedNorms(
      NormComparison comparison, int unread, int missing, List<Quarantined> refused) {
    public ComparedNorms {
      refused = List.copyOf(refused);
    }
  }

  private Teacher teacher(TeacherConfig settings) {
    return Teacher.open(settings, environment, items, progress::message);
  }

  private Framed run(Optional<Teacher> teacher) {
    PolicyReading reading = new PolicyReading(config, folder, items, progress);
    List<PolicyDocument> documents = reading.read(READER);
    List<Clause> clauses =
        documents.stream().flatMap(document -> document.clauses().stream()).toList();
    List<Example> seeds = new ArrayList<>(seeds(clauses));
    Map<String, Clause> byId =
        clauses.stream().collect(Collectors.toMap(Clause::id, Function.identity()));
    Function<String, Optional<Clause>> clause = id -> Optional.ofNullable(byId.get(id));
    seeds.addAll(fromFeedback(clauses, clause));

    NormReading normReading = new NormReading(config, items, progress);
    List<NormExtraction> extractions = normReading.read(documents);
    List<Norm> all =
        new ArrayList<>(
            extractions.stream().flatMap(extraction -> extraction.norms().stream()).toList());
    Optional<Taught<Norm>> found =
        teacher
            .filter(asked -> asked.config().norms())
            .map(
                asked ->
                    new TeacherNorms(asked, normReading::kind).find(clauses, progress).taught());
    found.ifPresent(more -> all.addAll(NormComparison.of(clauses, all, more.made()).teacherOnly()));
    if (all.isEmpty()) {
      throw new StudioException(
          ErrorCode.DATA,
          "no norm was found in "
              + documents.stream().map(PolicyDocument::fileName).collect(Collectors.joining(", "))
              + ": no sentence says what somebody must, may or must not do. Are these policies, in"
              + " English?");
    }
    NormReviews.Applied reviewed = new NormReviews(normReviews).apply(all, clauses);
    List<Norm> norms = reviewed.inForce();
    if (norms.isEmpty()) {
      throw new StudioException(
          ErrorCode.DATA,
          "reviewers rejected all %,d norms that were found; accept one on the Review page, or with"
                  .formatted(all.size())
              + " studio review export --norms and import, and frame again");
    }
    List<Concept> concepts = new OntologyExtractor().extract(documents, norms);
    GenerationPlan plan =
        GenerationPlan.of(
            norms,
            clauses,
            concepts,
            new RowSettings(config.framing()).generation(),
            config.framing().seed());
    Optional<Taught<Example>> taught =
        teacher
            .filter(asked -> asked.config().writesRows())
            .map(
                asked ->
                    new TeacherGenerator(asked, clauses, concepts, seeds)
                        .teach(norms, plan, progress));
    int missing =
        Stream.of(found, taught).flatMap(Optional::stream).mapToInt(Taught::missing).sum();
    teacher.ifPresent(Teacher::requireAnAnswer);
    RowMaking making = new RowMaking(config.framing().rows(), norms, plan, items, progress);
    List<Example> generated =
        new ArrayList<>(
            taught.map(Taught::made).orElse(List.of())); // Where two are alike, the first stays.
    generated.addAll(making.rows());
    progress.start("frame: curation", 0, "row checks");
    Reviews decided = new Reviews(reviews, clauses, reviewed);
    Curation curation =
        new Curation(
            clauses,
            norms,
            new RowSettings(config.framing()).curation(),
            decided.decisions(),
            progress::advance);
    Curated curated =
        making.curated(
            generated,
            rows -> curation.run(seeds, decided.apply(rows)),
            kept -> TermRows.of(Coverage.unusedTerms(kept, concepts), concepts, quotable(clauses)));
    Coverage coverage = Coverage.of(curated, norms, clauses, concepts, making.limits());
    progress.done(
        "%,d rows to train on, %,d held out, %,d dropped"
            .formatted(
                curated.train().size(),
                curated.heldOutGroups().size() + curated.heldOutNorms().size(),
                curated.dropped().size()));
    return new Framed(
        documents,
        reading.leftOut(),
        reviewed,
        concepts,
        EarlierStages.before(curated, coverage, clauses, extractions, reviewed, found, taught),
        coverage,
        new Framed.Counts(reading.madeAnew(), normReading.madeAnew(), making.madeAnew()),
        new RowFolder(List.of(), List.of(), FeedbackRows.tests(feedback, clause), List.of()),
        FeedbackRows.withoutClause(feedback, clause),
        plan.unplacedTerms(),
        decided.stale(),
        decided.ofDecidedNorms(),
        Stream.of(found, taught)
            .flatMap(Optional::stream)
            .flatMap(part -> part.quarantined().stream())
            .toList(),
        missing,
        Injection.scan(clauses),
        OntologyCoverage.of(
            Ontology.of(documents, norms, concepts), norms, clauses, curated.kept().toList()));
  }

  /** Clauses that an answer may quote: English, and no instruction to a model. */
  private static List<Clause> quotable(List<Clause> clauses) {
    return clauses.stream()
        .filter(clause -> !LikelyEnglish.isForeign(clause.text()))
        .filter(clause -> !Injection.commands(clause, clause.text()))
        .toList();
  }

  private List<Example> seeds(List<Clause> clauses) {
    if (config.seeds().isEmpty()) {
      return List.of();
    }
    Path seeds = folder.resolve(config.seeds().get());
    return RowExamples.examples(resolve(seeds, clauses, "the seeds"), "seed");
  }

  /**
   * Reads a folder of rows and finds their clauses.
   *
   * @param what it is, for messages
   * @throws StudioException DATA with every problem by file and line
   */
  public static RowFolder resolve(Path rows, List<Clause> clauses, String what) {
    Problems problems = new Problems();
    RowFolder read = RowFolder.read(rows, problems);
    RowFolder resolved = new ClauseQuotes(clauses).resolve(read, problems);
    problems.throwIfAny(ErrorCode.DATA, "problems in " + what + "; mend these and run again:");
    return resolved;
  }

  private List<Example> fromFeedback(
      List<Clause> clauses, Function<String, Optional<Clause>> clause) {
    Problems problems = new Problems();
    RowFolder rows =
        new ClauseQuotes(clauses).resolve(FeedbackRows.seeds(feedback, clause), problems);
    problems.throwIfAny(ErrorCode.SOFTWARE, "stored feedback does not fit the policy:");
    return RowExamples.examples(rows, "feedback");
  }

  /** How many of all were made anew, unless all were. */
  static String anew(int made, int all) {
    return made == all ? "" : ", %,d of them new".formatted(made);
  }
}
