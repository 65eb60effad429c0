package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Tells a norm briefly: it is quoted in the words of its document, and no word is bent. So a norm
 * has rows of every kind that no sentence of a generator's own could tell rightly: what is too long
 * for a story, holds a list, or was cut badly out of its sentence.
 */
public final class QuotationGenerator {
  /** Raised whenever the same norm and context would give other rows. */
  static final int VERSION = 5;

  private static final int MOST_GROUPS = 5;
  private static final GenerationSettings AMOUNTS =
      new GenerationSettings(2, 3, 0, 3, Manner.PLAIN);

  /** Words of a quote that a question gives, and from how many words on it asks for the rest. */
  private static final int START = 6;

  private static final int LONG = 14;
  private static final int LONGEST_TERM = 5;
  private static final int MOST_TASKS = 22;

  private static final Pattern POINTS =
      Pattern.compile("(?i)\\b(?:so|it|its|them|this|that|these|those|such|here|there)\\b");

  /** Lines that ask differently of norms of one sentence. */
  private static final Pattern OWN = Pattern.compile("\\{(?:deed|gap)");

  private static final Pattern ONLY =
      Pattern.compile(
          "\\b(?:may|can) only\\b|\\bonly (?:if|where|when)\\b|\\b[Oo]nly\\b.* (?:may|can)\\b");

  private static final List<Frame> FRAMES =
      Frame.PLAIN.stream()
          .filter(frame -> frame.voice() == Frame.Voice.THIRD)
          .filter(frame -> frame.tense() == Telling.Tense.PAST)
          .toList();

  private final GenerationPlan plan;

  /** Prepares to quote the norms of a plan. */
  public QuotationGenerator(GenerationPlan plan) {
    this.plan = plan;
  }

  /** Name and version, part of every identity of rows. */
  public static String version() {
    return Provenance.QUOTATION + " v" + VERSION;
  }

  /**
   * Rows of every kind of a norm; the same arguments always give the same rows.
   *
   * @param reason why the norm is not told otherwise; the rows carry it
   */
  public List<Example> generate(Norm norm, GenerationContext context, String reason) {
    return new Writer(norm, context.with(AMOUNTS), plan.said(norm), reason).rows();
  }

  private final class Writer {
    private final Norm norm;
    private final GenerationContext context;
    private final String said;
    private final String reason;
    private final Random random;
    private final String prefix;
    private final List<Gap> gaps;
    private final List<Example> rows = new ArrayList<>();

    Writer(Norm norm, GenerationContext context, String said, String reason) {
      this.norm = norm;
      this.context = context;
      this.said = said;
      this.reason = reason;
      String hash = Hash.of(Long.toString(context.seed()), norm.id(), said, "quotation");
      this.random = new Random(Long.parseUnsignedLong(hash.substring(0, 16), 16));
      this.prefix = context.rows(norm) + "/quoted/";
      List<Gap> all = Gap.of(said);
      this.gaps = all.isEmpty() ? all : plan.share(norm, all);
    }

    List<Example> rows() {
      scenarios();
      instructions();
      preferences();
      return List.copyOf(rows);
    }

    private void scenarios() {
      List<Frame> frames = new ArrayList<>(FRAMES);
      Collections.shuffle(frames, random);
      int groups = Math.clamp(context.terms().size(), AMOUNTS.contrastGroups(), MOST_GROUPS);
      for (int number = 0; number < groups; number++) {
        Map<String, String> slots = slots();
        Frame frame = frames.get(number);
        String story = Words.pick(lines("quoted.story"), random);
        int line = random.nextInt(lines(outcome(Verdict.COMPLIANT)).size());
        String detail = detail(slots, number);
        for (Verdict verdict : Verdict.values()) {
          slots.put("outcome", lines(outcome(verdict)).get(line));
          scenario(frame, Wording.fill(story, slots), detail, verdict, number, slots);
        }
      }
    }

    private String outcome(Verdict verdict) {
      String kind =
          switch (norm.modality()) {
            case OBLIGATION, PROHIBITION, RECOMMENDATION ->
                plan.oneChoice(norm) ? "quoted.meaning." : "quoted.";
            case PERMISSION -> right();
            case DEFINITION -> named() ? "quoted.term." : "quoted.meaning.";
          };
      return kind + verdict.word();
    }

    private String right() {
      if (ONLY.matcher(said).find()) {
        return "quoted."; // "may only be disclosed if" forbids the rest.
      }
      if (Fitness.possibility(norm)) {
        return "quoted.meaning.";
      }
      boolean thing = Bearer.of(norm).kind() == Bearer.Kind.THING || Fitness.passive(norm);
      return thing ? "quoted.thing." : "quoted.right.";
    }

    /** Whether a definition has a short term: "any reference to a law" has none. */
    private boolean named() {
      String term = Definitions.term(norm);
      return Words.count(term) <= LONGEST_TERM && !term.matches("(?i)(?:any|every|each|all)\\b.*");
    }

    private String detail(Map<String, String> slots, int number) {
      if (number >= context.terms().size()) {
        return Wording.fill(Words.pick(lines("plain.details"), random), slots);
      }
      slots.put("term", context.terms().get(number));
      return Wording.fill(Words.pick(lines("plain.details.term"), random), slots);
    }

    private void scenario(
        Frame frame,
        String story,
        String detail,
        Verdict verdict,
        int number,
        Map<String, String> slots) {
      String group = prefix + "scenario/general-" + (number + 1);
      boolean speech = frame.template().matches(".*\"[^\"]*\\{story}[^\"]*\".*");
      Map<String, String> filled = new HashMap<>(slots);
      filled.put("intro", "");
      filled.put("story", speech ? story.replaceAll("\"([^\"]*)\"", "'$1'") : story);
      filled.put("detail", detail);
      String text = Wording.fill(frame.template(), filled);
      boolean term = number < context.terms().size() && !frame.hasDetail();
      rows.add(
          new Example.Scenario(
              group + "/" + verdict.word(),
              norm.regulation(),
              Words.tidy(term ? text + " " + detail : text),
              verdict,
              verdict == Verdict.AMBIGUOUS ? Optional.of(missing()) : Optional.empty(),
              group,
              provenance("frame " + frame.name() + "/general")));
    }

    private String missing() {
      return switch (outcome(Verdict.AMBIGUOUS).replaceFirst("\\w+$", "")) {
        case "quoted." -> "whether the rule was kept";
        case "quoted.right." -> "whether the right was granted";
        case "quoted.thing." -> "whether this was treated as allowed";
        case "quoted.meaning." -> "how it was understood";
        default -> "in which sense the term was used";
      };
    }

    private void instructions() {
      List<String> tasks = new ArrayList<>();
      List<String> common = new ArrayList<>();
      for (String line : fitting("quoted.tasks")) {
        (OWN.matcher(line).find() ? tasks : common).add(line);
      }
      tasks = shuffled(tasks);
      tasks.addAll(share(common));
      for (String task : tasks.subList(0, Math.min(MOST_TASKS, tasks.size()))) {
        String[] parts = task.split("\\|", 2);
        String[] texts = parts[1].split("\\|\\|", 2);
        String group = prefix + "instruction/" + parts[0].strip();
        Map<String, String> slots = slots();
        if (!gaps.isEmpty()) {
          Gap gap = Words.pick(gaps, random);
          slots.put("gap", gap.words());
          slots.put("gapped", gap.rest());
        }
        String answer = Words.tidy(Wording.fill(texts[1].strip(), slots));
        rows.add(
            new Example.Instruction(
                group,
                norm.regulation(),
                parts[0].strip(),
                Words.tidy(Words.capitalise(Wording.fill(texts[0].strip(), slots))),
                answer,
                new Topic(norm, Manner.PLAIN).keyFacts(answer),
                true,
                group,
                provenance("question " + parts[0].strip())));
      }
    }

    private void preferences() {
      List<String> help = share(fitting("quoted.help"));
      List<String> edge = share(fitting("quoted.edge.allowed"));
      List<String> base = share(lines("quoted.denied"));
      List<String> urged = share(lines("quoted.denied"));
      for (int i = 0; i < AMOUNTS.preferencesPerBucket(); i++) {
        int number = i;
        line(help, i).ifPresent(line -> allowed(Bucket.ALLOWED_BASE, line, number));
        line(edge, i).ifPresent(line -> allowed(Bucket.ALLOWED_EDGE, line, number));
        line(base, i).ifPresent(line -> denied(Bucket.DENIED_BASE, line, number));
        line(urged, i).ifPresent(line -> denied(Bucket.DENIED_EDGE, line, number));
      }
    }

    private static Optional<String> line(List<String> lines, int number) {
      return number < lines.size() ? Optional.of(lines.get(number)) : Optional.empty();
    }

    /**
     * What other norms of the same words leave, mixed; in a later round the rest behind it, as what
     * is lost has to come from somewhere.
     */
    private List<String> share(List<String> lines) {
      List<String> own = plan.share(norm, lines);
      List<String> mixed = shuffled(own);
      if (context.round() > 0) {
        List<String> rest = shuffled(lines);
        rest.removeAll(own);
        mixed.addAll(rest);
      }
      return mixed;
    }

    private List<String> shuffled(List<String> lines) {
      List<String> mixed = new ArrayList<>(lines);
      Collections.shuffle(mixed, random);
      return mixed;
    }

    private void allowed(Bucket bucket, String line, int number) {
      String[] parts = line.split("\\|\\|", 2);
      Map<String, String> slots = slots();
      boolean invents = random.nextInt(3) == 0;
      String rejected =
          invents
              ? "Gladly. \"" + said + "\" " + Words.pick(lines("plain.rejected.invents"), random)
              : Wording.fill(Words.pick(lines("quoted.rejected.over-refuses"), random), slots);
      preference(
          bucket,
          number,
          invents ? "invents" : "over-refuses",
          Wording.fill(parts[0].strip(), slots),
          Wording.fill(parts[1].strip(), slots),
          rejected);
    }

    private void denied(Bucket bucket, String line, int number) {
      Map<String, String> slots = slots();
      String request = Wording.fill(line, slots);
      slots.put("request", request);
      boolean priority = random.nextInt(3) == 0;
      String refusal = Words.pick(lines("refusals"), random);
      preference(
          bucket,
          number,
          priority ? "ignores-priority" : "violates",
          bucket == Bucket.DENIED_EDGE
              ? Wording.fill(Words.pick(lines("plain.edge.denied"), random), slots)
              : request,
          refusal + " " + Wording.fill(Words.pick(lines("quoted.refusal"), random), slots),
          priority
              ? "Gladly. "
                  + Wording.fill(Words.pick(lines("quoted.rejected.priority"), random), slots)
              : Wording.fill(Words.pick(lines("quoted.rejected.violates"), random), slots));
    }

    private void preference(
        Bucket bucket, int number, String fault, String prompt, String chosen, String rejected) {
      String group = prefix + "preference/" + bucket.word() + "-" + (number + 1);
      rows.add(
          new Example.Preference(
              group,
              norm.regulation(),
              bucket,
              Words.tidy(Words.capitalise(prompt)),
              Words.tidy(chosen),
              Words.tidy(rejected),
              group,
              provenance("request " + bucket.word() + "/" + fault)));
    }

    /** Lines whose slots this norm can fill. */
    private List<String> fitting(String section) {
      boolean headed = !context.heading().equals(norm.regulation());
      boolean goesOn = Words.count(said) >= LONG;
      return lines(section).stream()
          .filter(line -> headed || !line.contains("{heading}"))
          .filter(line -> goesOn || !line.contains("{start}"))
          .filter(line -> deedIsNamed() || !line.contains("{deed}"))
          .filter(line -> !gaps.isEmpty() || !line.contains("{gap"))
          .toList();
    }

    private Map<String, String> slots() {
      Map<String, String> slots = new HashMap<>();
      Cast cast = new Cast(random, context);
      slots.put("said", said);
      slots.put("start", start());
      slots.put("heading", context.heading());
      slots.put("deed", deed());
      slots.put("contact", context.contact());
      slots.put("colleague", cast.colleague().name());
      slots.put("bystander", cast.bystander().name());
      slots.put("place", cast.place());
      slots.put("weekday", cast.weekday());
      slots.put("month", cast.month());
      return slots;
    }

    /** What is asked, as far as a question names it, not broken off behind a small word. */
    private String deed() {
      List<String> words = Words.split(norm.action());
      return Words.unstop(String.join(" ", words.subList(0, Math.min(START, words.size()))))
          .replaceAll(
              "(?: (?:the|an?|of|to|and|or|in|on|at|by|for|with|from|that|which|its|their|any|all|as|is|are))+$",
              "");
    }

    /** Whether the words say what is asked, to a reader who sees nothing else. */
    private boolean deedIsNamed() {
      return said.contains(deed()) && !POINTS.matcher(deed()).find();
    }

    private String start() {
      List<String> words = Words.split(said);
      return Words.unstop(String.join(" ", words.subList(0, Math.min(START, words.size()))));
    }

    private Provenance provenance(String frame) {
      return new Provenance(
          Optional.of(norm.id()),
          norm.clauseIds(),
          List.of(norm.quote()),
          Provenance.QUOTATION,
          frame + " v" + VERSION + Provenance.BRIEFLY + reason);
    }

    /** Lines of wording; what is quoted of several sentences is no sentence, but a part. */
    private List<String> lines(String section) {
      List<String> lines = Wording.lines(section);
      return Gap.several(said)
          ? lines.stream().map(line -> line.replaceAll("\\bsentence\\b", "part")).toList()
          : lines;
    }
  }
}
