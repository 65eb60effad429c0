package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.generation.ExampleGenerator;
import io.alignmentstudio.framers.generation.GenerationContext;
import io.alignmentstudio.framers.generation.GenerationPlan;
import io.alignmentstudio.workspace.config.TeacherConfig;
import io.alignmentstudio.workspace.progress.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lets a teacher write examples of norms. */
public final class TeacherGenerator implements ExampleGenerator {
  private static final int VERSION = 1;

  private final Teacher teacher;
  private final Map<String, Clause> clauses;
  private final Cast cast;
  private final Shots shots;

  /**
   * Prepares it.
   *
   * @param concepts roles, places and things for what it writes
   * @param seeds examples of what is wanted; may be empty
   */
  public TeacherGenerator(
      Teacher teacher, List<Clause> clauses, List<Concept> concepts, List<Example> seeds) {
    this.teacher = teacher;
    this.clauses =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    this.cast = new Cast(concepts);
    this.shots = new Shots(seeds);
  }

  @Override
  public String version() {
    return "teacher:" + teacher.config().model() + " v" + VERSION;
  }

  @Override
  public List<Example> generate(Norm norm, GenerationContext context) {
    return teach(norm, context, new Tally());
  }

  /** Lets the teacher write examples of all norms, some at a time. */
  public Taught<Example> teach(List<Norm> norms, GenerationPlan plan, Progress progress) {
    progress.start("frame: teacher", norms.size(), "norms");
    List<TeacherRequest> first =
        norms.stream()
            .flatMap(
                norm ->
                    families(norm).stream()
                        .map(family -> request(family, norm, plan.context(norm), "", Map.of())))
            .toList();
    int depth = Math.min(teacher.config().deepening(), teacher.config().questions());
    List<TeacherRequest> deeper =
        norms.stream()
            .flatMap(
                norm ->
                    IntStream.rangeClosed(1, depth)
                        .mapToObj(each -> deeper(norm, plan.context(norm), each, Map.of())))
            .toList();
    progress.message(teacher.announce(first, deeper));
    Tally tally = new Tally();
    List<Example> rows =
        Parallel.map(
                teacher.config().parallelRequests(),
                norms,
                norm -> {
                  List<Example> own = teach(norm, plan.context(norm), tally);
                  progress.advance(1);
                  return own;
                })
            .stream()
            .flatMap(List::stream)
            .toList();
    progress.done(
        "%,d rows of the teacher; %s"
            .formatted(rows.size(), teacher.usage().describe(teacher.config())));
    return Taught.of(rows, tally, "rows");
  }

  private List<Example> teach(Norm norm, GenerationContext context, Tally tally) {
    List<Example> rows = new ArrayList<>();
    for (Family family : families(norm)) {
      rows.addAll(ask(family, norm, request(family, norm, context, "", Map.of()), tally, 0));
    }
    List<Example.Instruction> questions =
        rows.stream()
            .filter(Example.Instruction.class::isInstance)
            .map(Example.Instruction.class::cast)
            .limit(teacher.config().deepening())
            .toList();
    int depth = 1;
    for (Example.Instruction question : questions) {
      Map<String, Object> more = Map.of("question", question.prompt(), "answer", question.answer());
      TeacherRequest request = deeper(norm, context, depth, more);
      rows.addAll(ask(Family.DEEPER, norm, request, tally, depth++));
    }
    return rows;
  }

  /** Asks to make a question harder, in the way that is drawn for this norm and depth. */
  private TeacherRequest deeper(
      Norm norm, GenerationContext context, int depth, Map<String, Object> question) {
    String change =
        Family.CHANGES.get(random(norm, "change " + depth).nextInt(Family.CHANGES.size()));
    return request(Family.DEEPER, norm, context, change, question);
  }

  /** What is asked about a norm; a definition can be neither kept nor broken. */
  private List<Family> families(Norm norm) {
    TeacherConfig config = teacher.config();
    List<Family> families = new ArrayList<>();
    if (config.questions() > 0) {
      families.add(Family.QUESTIONS);
    }
    if (norm.modality() != Modality.DEFINITION) {
      if (config.contrastGroups() > 0) {
        families.add(Family.SCENARIOS);
      }
      if (config.preferences() > 0) {
        families.add(Family.PREFERENCES);
      }
    }
    return families;
  }

  private List<Example> ask(
      Family family, Norm norm, TeacherRequest request, Tally tally, int depth) {
    String kind = family.name().toLowerCase(Locale.ROOT);
    RowMaker maker =
        new RowMaker(
            norm, clause(norm), "teacher:" + teacher.config().model(), shots.texts(family, norm));
    Dialogue<List<Example>> dialogue = new Dialogue<>(teacher, kind);
    String start = norm.id() + "/teacher/" + kind + "-";
    int[] number = {depth};
    dialogue.run(
        request,
        count(family),
        (item, hash) -> {
          RowMaker.Made made =
              maker.make(
                  family,
                  item,
                  start + (family == Family.DEEPER ? depth : number[0] + 1),
                  kind + ", request " + hash);
          if (made.refusal().isEmpty()) {
            number[0]++;
          }
          return new Dialogue.Read<>(
              made.refusal().isEmpty() ? Optional.of(made.rows()) : Optional.empty(),
              made.refusal().orElse(""));
        });
    dialogue.addTo(tally);
    return dialogue.made().stream().flatMap(List::stream).toList();
  }

  private int count(Family family) {
    TeacherConfig config = teacher.config();
    return switch (family) {
      case QUESTIONS -> config.questions();
      case SCENARIOS -> config.contrastGroups();
      case PREFERENCES -> config.preferences();
      case DEEPER -> 1;
    };
  }

  private TeacherRequest request(
      Family family,
      Norm norm,
      GenerationContext context,
      String change,
      Map<String, Object> more) {
    Clause clause = clause(norm);
    Random random = random(norm, family.name());
    Map<String, Object> data = new LinkedHashMap<>(more);
    data.put("policy", norm.regulation());
    data.put("section", clause.headings());
    data.put("clause", clause.fullText());
    data.put("rule", norm.statement());
    data.put("words", norm.quote());
    data.put("contact", context.contact());
    data.put("people", cast.people(norm, random));
    data.put("settings", cast.settings(norm, random));
    data.put("terms", context.terms());
    data.put("examples", shots.data(family, norm));
    return new TeacherRequest(
        norm.id(),
        family.instructions(count(family), change),
        data,
        family.schema(),
        teacher.config().seed());
  }

  private Clause clause(Norm norm) {
    return norm.clauseIds().stream()
        .map(id -> Optional.ofNullable(clauses.get(id)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new StudioException(
                    ErrorCode.SOFTWARE, "no clause of the norm " + norm.id() + " was given"));
  }

  private Random random(Norm norm, String purpose) {
    String hash =
        Hash.of(Integer.toString(teacher.config().seed()), norm.statement(), norm.quote(), purpose);
    return new Random(Long.parseUnsignedLong(hash.substring(0, 16), 16));
  }
}
