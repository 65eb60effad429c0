package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Questions and tasks of the plain manner: a norm is asked about, applied, found, summarised,
 * explained, judged, told from wrong ones, compared, taken apart, mended and talked about.
 */
final class TaskWriter {
  private static final int LONGEST_QUOTE = 34;
  private static final int LONGEST_OPTION = 22;

  private final Norm norm;
  private final GenerationContext context;
  private final Random random;
  private final Topic topic;
  private final boolean told;
  private final Set<String> used = new HashSet<>();
  private final List<Example> rows = new ArrayList<>();

  TaskWriter(Norm norm, GenerationContext context, Random random) {
    this.norm = norm;
    this.context = context;
    this.random = random;
    this.topic = new Topic(norm, Manner.PLAIN);
    this.told = Fitness.unsaid(norm).isEmpty();
  }

  /** One task: what it asks, what the answer says. */
  private record Task(String name, String section, String answer, Map<String, String> slots) {
    Task(String name, String section, String answer) {
      this(name, section, answer, Map.of());
    }
  }

  List<Example> tasks() {
    List<Task> tasks = new ArrayList<>(topic.definition() ? definition() : rule());
    // Every family once, then again with other words.
    for (int at = 0;
        rows.size() < context.settings().instructions() && at < 2 * tasks.size();
        at++) {
      Task task = tasks.get(at % tasks.size());
      line(task.section()).ifPresent(line -> write(task, line));
    }
    silent();
    return rows;
  }

  private List<Task> definition() {
    String statement = topic.statement();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(new Task("definition", "q.definition", statement));
    }
    tasks.add(new Task("check", "q.check.true", "Yes. " + statement));
    choice().ifPresent(tasks::add);
    extract().ifPresent(tasks::add);
    return tasks;
  }

  private List<Task> rule() {
    List<Task> tasks = new ArrayList<>();
    if (told) {
      tasks.addAll(particular());
      tasks.addAll(general());
    }
    choice().ifPresent(tasks::add);
    rewrite().ifPresent(tasks::add);
    extract().ifPresent(tasks::add);
    duties().ifPresent(tasks::add);
    tasks.add(new Task("check", "q.check.true", "Yes. " + topic.statement()));
    wrong()
        .ifPresent(
            wrong ->
                tasks.add(
                    new Task(
                        "check",
                        "q.check.false",
                        "No. " + topic.statement(),
                        Map.of("wrong", Words.unstop(wrong)))));
    return tasks;
  }

  /** What only some norms have: a time, a figure, an exception, a condition, narrow bearers. */
  private List<Task> particular() {
    String statement = topic.statement();
    List<Task> tasks = new ArrayList<>();
    norm.deadline()
        .filter(words -> statement.contains(words) && !topic.subject().contains(words))
        .filter(words -> !words.startsWith("until")) // How long, not by when.
        .ifPresent(
            words ->
                tasks.add(
                    new Task(
                        "deadline",
                        words.matches(
                                ".*\\b(every|each|once|twice|daily|weekly|monthly|quarterly|annually|yearly)\\b.*")
                            ? "q.frequency"
                            : "q.deadline",
                        statement)));
    norm.threshold()
        .filter(words -> statement.contains(words) && !topic.subject().contains(words))
        .ifPresent(words -> tasks.add(new Task("amount", "q.amount", statement)));
    norm.exception()
        .filter(words -> statement.contains(Words.unstop(words)))
        .ifPresent(words -> tasks.add(new Task("exception", "q.exception", statement)));
    norm.condition()
        .filter(
            words ->
                statement
                    .toLowerCase(Locale.ROOT)
                    .contains(Words.unstop(words).toLowerCase(Locale.ROOT)))
        .filter(words -> words.matches("(?i)(if|when|where|unless|during|in case) .*"))
        .filter(words -> !words.matches("(?i)\\w+ (they|it|he|she|you)\\b.*"))
        .ifPresent(words -> tasks.add(new Task("condition", "q.condition", statement)));
    if (topic.bearer().narrow() && topic.bearer().kind() == Bearer.Kind.PERSON) {
      tasks.add(new Task("who", "q.who", statement));
    }
    return tasks;
  }

  private List<Task> general() {
    String statement = topic.statement();
    List<Task> tasks = new ArrayList<>();
    tasks.add(new Task("answer", "q.answer", statement));
    if (norm.condition().isEmpty() && norm.exception().isEmpty()) {
      tasks.add(yesOrNo());
    }
    tasks.add(
        new Task(
            "policy",
            "q.policy",
            "The part \"" + context.heading() + "\" covers it. " + statement));
    tasks.add(new Task("summary", "q.summary", statement));
    example().ifPresent(tasks::add);
    compare().ifPresent(tasks::add);
    tasks.add(new Task("applies", applies(), statement));
    tasks.add(new Task("dialogue", "q.dialogue", statement));
    tasks.add(
        new Task(
            "whom",
            "q.whom",
            Words.capitalise(context.contact()) + " can help. The policy says: " + statement));
    tasks.add(new Task("reminder", "q.reminder", "Please remember: " + statement));
    return tasks;
  }

  private String applies() {
    if (topic.bearer().kind() != Bearer.Kind.PERSON || topic.deed().passive()) {
      return "q.applies.party";
    }
    if (topic
        .bearer()
        .role()
        .matches(
            ".*\\b(?:customer|client|supplier|vendor|visitor|guest|user|subject|person|individual|patient|applicant|candidate)\\b.*")) {
      return "q.applies.party";
    }
    return topic.bearer().role().isEmpty() || topic.bearer().plural()
        ? "q.applies.anyone"
        : "q.applies";
  }

  private Task yesOrNo() {
    String statement = topic.statement();
    return switch (norm.modality()) {
      case PROHIBITION -> new Task("yes-no", "q.may", "No. " + statement);
      case PERMISSION -> new Task("yes-no", "q.may", "Yes. " + statement);
      case RECOMMENDATION -> new Task("yes-no", "q.should", "Yes. " + statement);
      case OBLIGATION ->
          random.nextInt(3) == 0
              ? new Task("yes-no", "q.must.no", "No. " + statement)
              : new Task("yes-no", "q.must", "Yes. " + statement);
      case DEFINITION -> new Task("definition", "q.definition", statement);
    };
  }

  /** The rule with a case that keeps or breaks it. */
  private Optional<Task> example() {
    if (norm.condition().isPresent()
        || norm.exception().isPresent()
        || Pronouns.doubtful(topic.deed().base())) {
      return Optional.empty();
    }
    Subject subject = topic.bearer().subject(new Cast(random, context), false, false, random);
    VerbPhrase deed = topic.deed().as(subject);
    String name = subject.later();
    String example =
        switch (norm.modality()) {
          case OBLIGATION, DEFINITION ->
              "For example, it would break this rule if " + name + " " + deed.didNot(subject) + ".";
          case RECOMMENDATION ->
              "For example, it would not be in line with this if "
                  + name
                  + " "
                  + deed.didNot(subject)
                  + ".";
          case PROHIBITION ->
              "For example, it would break this rule if " + name + " " + deed.past(subject) + ".";
          case PERMISSION ->
              "For example, it would be fine if " + name + " " + deed.past(subject) + ".";
        };
    return Optional.of(new Task("example", "q.example", topic.statement() + " " + example));
  }

  private Optional<Norm> neighbour() {
    return context.neighbours().stream()
        .filter(other -> Fitness.unsaid(other).isEmpty())
        .filter(other -> other.modality() != Modality.DEFINITION)
        .filter(other -> !new Topic(other, Manner.PLAIN).subject().equals(topic.subject()))
        .findFirst();
  }

  private Optional<Task> compare() {
    return neighbour()
        .map(
            other -> {
              Topic second = new Topic(other, Manner.PLAIN);
              return new Task(
                  "compare",
                  "q.compare",
                  "These are two rules. " + topic.statement() + " " + second.statement(),
                  Map.of("other", Generic.of(second.subject())));
            });
  }

  /** Wrong statements beside the right one, which stands at a random place. */
  private Optional<Task> choice() {
    if (Words.count(topic.statement()) > LONGEST_OPTION) {
      return Optional.empty();
    }
    Set<String> wrong = new LinkedHashSet<>();
    wrong().ifPresent(wrong::add);
    context.neighbours().stream()
        .map(other -> new Topic(other, Manner.PLAIN))
        .map(Topic::reversed)
        .flatMap(Optional::stream)
        .filter(text -> Words.count(text) <= LONGEST_OPTION)
        .forEach(wrong::add);
    topic.reversed().ifPresent(wrong::add);
    wrong.remove(topic.statement());
    if (wrong.size() < 2) {
      return Optional.empty();
    }
    List<String> options = new ArrayList<>(new ArrayList<>(wrong).subList(0, 2));
    options.add(topic.statement());
    Collections.shuffle(options, random);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      text.append((char) ('A' + i)).append(") ").append(options.get(i)).append(' ');
    }
    char right = (char) ('A' + options.indexOf(topic.statement()));
    return Optional.of(
        new Task(
            "choice",
            "q.choice",
            right + ") " + topic.statement(),
            Map.of("options", text.toString().strip())));
  }

  private Optional<String> wrong() {
    return topic.wrongFigure(random).or(topic::reversed);
  }

  private Optional<Task> rewrite() {
    return topic
        .reversed()
        .map(
            opposite ->
                new Task("rewrite", "q.rewrite", topic.statement(), Map.of("opposite", opposite)));
  }

  /** The parts of the norm's sentence, where the document has it as one. */
  private Optional<Task> extract() {
    String quote = norm.quote().replaceAll("\\s+", " ").strip();
    if (topic.definition()
        || !told
        || norm.method().contains("bearer assumed")
        || Words.count(quote) > LONGEST_QUOTE
        || !quote.matches("[A-Z].*[a-z)]\\.?")
        || quote.matches(".*[\"“”|*_\\[\\]{}].*")) {
      return Optional.empty();
    }
    StringBuilder parts = new StringBuilder("Who: ").append(Words.unstop(norm.bearer()));
    parts.append(". What: ").append(topic.modal()).append(' ').append(Words.unstop(norm.action()));
    norm.condition().ifPresent(text -> parts.append(". Condition: ").append(Words.unstop(text)));
    norm.exception().ifPresent(text -> parts.append(". Exception: ").append(Words.unstop(text)));
    norm.deadline().ifPresent(text -> parts.append(". Time: ").append(Words.unstop(text)));
    return Optional.of(
        new Task("extract", "q.extract", parts.append('.').toString(), Map.of("quote", quote)));
  }

  /** What the section asks of the same bearer. */
  private Optional<Task> duties() {
    List<Norm> same =
        context.neighbours().stream()
            .filter(other -> other.bearer().equalsIgnoreCase(norm.bearer()))
            .filter(other -> !new Topic(other, Manner.PLAIN).statement().equals(topic.statement()))
            .limit(1)
            .toList();
    if (same.isEmpty()
        || !told
        || norm.method().contains("bearer assumed")
        || same.getFirst().method().contains("bearer assumed")) {
      return Optional.empty();
    }
    return Optional.of(
        new Task(
            "duties",
            "q.duties",
            "Among others: 1. "
                + topic.statement()
                + " 2. "
                + new Topic(same.getFirst(), Manner.PLAIN).statement()));
  }

  /** A line of the section that was not used yet and suits; empty when they are used up. */
  private Optional<String> line(String section) {
    boolean thing =
        topic.usable() && (topic.deed().passive() || topic.bearer().kind() == Bearer.Kind.THING);
    boolean nobody = norm.method().contains("bearer assumed");
    List<String> lines =
        Wording.lines(Manner.PLAIN.section(section)).stream()
            .filter(line -> !used.contains(line))
            .filter(line -> !thing || !line.startsWith("*"))
            .filter(line -> !thing || !line.contains("{base}") || line.contains("{bearer} {base}"))
            .filter(line -> !nobody || !line.contains("{bearer}"))
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String line = Words.pick(lines, random);
    used.add(line);
    return Optional.of(line.replaceFirst("^\\*", ""));
  }

  private Map<String, String> slots(String line) {
    Map<String, String> slots = Generic.slots(topic, context, new Cast(random, context), line);
    slots.put("role", topic.bearer().role());
    return slots;
  }

  private void write(Task task, String line) {
    Map<String, String> slots = slots(line);
    slots.putAll(task.slots());
    write(task.name(), Wording.fill(line, slots), task.answer(), others(task), true);
  }

  /** The norms beside this one on which the answer rests. */
  private List<Norm> others(Task task) {
    return context.neighbours().stream()
        .filter(other -> task.name().matches("compare|duties"))
        .filter(other -> task.answer().contains(new Topic(other, Manner.PLAIN).statement()))
        .toList();
  }

  /** Questions near the norm that the regulation does not answer. */
  private void silent() {
    boolean deed = told && !topic.definition();
    List<String> things =
        context.things().stream().filter(name -> !name.contains(" and ")).toList();
    if (!deed && things.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    for (String line : Wording.lines(deed ? "plain.silent" : "plain.silent.thing")) {
      if (context.silentTopics().contains(line.split("\\|")[0].strip())) {
        lines.add(line.split("\\|", 2)[1].strip());
      }
    }
    Collections.shuffle(lines, random);
    for (int i = 0; i < context.settings().unanswerable() && i < lines.size(); i++) {
      Map<String, String> slots = slots(lines.get(i));
      if (!deed) {
        slots.put("t", Words.pick(things, random));
      }
      write(
          "unanswerable",
          Wording.fill(lines.get(i), slots),
          Wording.fill(Words.pick(Wording.lines("silent.answers"), random), slots),
          List.of(),
          false);
    }
  }

  private void write(
      String task, String prompt, String answer, List<Norm> others, boolean answerable) {
    String text = Words.tidy(answer);
    rows.add(
        new NormRows(norm, context)
            .instruction(
                task, rows.size() + 1, prompt, text, topic.keyFacts(text), others, answerable));
  }
}
