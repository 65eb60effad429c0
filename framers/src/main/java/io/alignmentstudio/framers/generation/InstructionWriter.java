package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Asks about a norm, and answers in the words of its clause. */
final class InstructionWriter {
  private static final int LONGEST_ASKED = 22;

  private final Norm norm;
  private final GenerationContext context;
  private final Random random;
  private final Topic topic;
  private final Map<String, String> slots;
  private final List<Example> rows = new ArrayList<>();

  InstructionWriter(Norm norm, GenerationContext context, Random random) {
    this.norm = norm;
    this.context = context;
    this.random = random;
    this.topic = new Topic(norm);
    this.slots = topic.slots(context);
  }

  List<Example> instructions() {
    List<Runnable> tasks = new ArrayList<>();
    String statement = topic.statement();
    if (topic.definition()) {
      for (int i = 0; i < context.settings().instructions() - 1; i++) {
        tasks.add(() -> ask("definition", "q.definition", statement));
      }
      boolean brief = Words.count(Definitions.thing(norm)) <= 20;
      tasks.add(
          brief
              ? () -> ask("yes-no", "q.counts", "Yes. " + statement)
              : () -> ask("definition", "q.definition", statement));
    } else if (!topic.usable()) {
      for (int i = 0; i < context.settings().instructions() - 2; i++) {
        tasks.add(() -> ask("rule", "q.statement", statement));
      }
      tasks.add(() -> ask("check", "q.check.true", "Yes. " + statement));
      tasks.add(this::checkFalse);
    } else {
      particular(tasks, statement);
    }
    tasks.stream().limit(context.settings().instructions()).forEach(Runnable::run);
    silent();
    return rows;
  }

  private void particular(List<Runnable> tasks, String statement) {
    boolean askable = Words.count(topic.deed().base()) <= LONGEST_ASKED;
    boolean person = topic.bearer().kind() != Bearer.Kind.THING;
    List<Runnable> first = new ArrayList<>();
    norm.deadline()
        .filter(statement::contains)
        .ifPresent(
            words ->
                first.add(
                    () ->
                        askWithout(
                            "deadline",
                            words.matches(
                                    ".*\\b(every|each|once|twice|daily|weekly|monthly|quarterly|annually|yearly)\\b.*")
                                ? "q.frequency"
                                : "q.deadline",
                            words,
                            statement)));
    norm.threshold()
        .filter(statement::contains)
        .ifPresent(words -> first.add(() -> askWithout("amount", "q.amount", words, statement)));
    norm.exception()
        .ifPresent(
            words ->
                first.add(
                    () ->
                        ask(
                            "exception",
                            "q.exception",
                            statement.contains(Words.unstop(words))
                                ? statement
                                : Words.sentence("There is one: " + Words.lowerFirst(words)))));
    norm.condition()
        .filter(words -> statement.contains(Words.unstop(words)) && Words.count(words) <= 16)
        .ifPresent(words -> first.add(() -> ask("condition", "q.condition", statement)));
    if (askable
        && person
        && topic.bearer().kind() != Bearer.Kind.THING
        && topic.bearer().narrow()) {
      first.add(
          () ->
              ask(
                  "who",
                  norm.modality() == Modality.OBLIGATION ? "q.who.duty" : "q.who",
                  statement));
    }
    Collections.shuffle(first, random);
    List<Runnable> general = new ArrayList<>();
    if (askable) {
      general.add(this::yesOrNo);
      general.add(this::yesOrNo);
    }
    general.add(() -> ask("rule", "q.rule", statement));
    Collections.shuffle(general, random);
    general.add(() -> ask("rule", "q.rule", statement));
    general.add(() -> ask("summary", "q.summary", statement));
    general.add(
        random.nextBoolean()
            ? this::checkFalse
            : () -> ask("check", "q.check.true", "Yes. " + statement));
    general.add(
        () ->
            ask(
                "task",
                "q.reminder",
                Wording.fill(Words.pick(Wording.lines("a.reminder"), random), slots)));
    // Two or three of what is particular to the norm, then what every norm has.
    tasks.addAll(first.subList(0, Math.min(first.size(), 3)));
    tasks.addAll(general);
  }

  private void checkFalse() {
    slots.put("wrong", Words.unstop(topic.wrongFigure(random).orElseGet(topic::opposite)));
    ask("check", "q.check.false", "No. " + topic.statement());
  }

  private void yesOrNo() {
    String statement = topic.statement();
    switch (norm.modality()) {
      case PROHIBITION -> ask("yes-no", "q.may", "No. " + statement);
      case PERMISSION -> ask("yes-no", "q.may", "Yes. " + statement);
      case RECOMMENDATION -> ask("yes-no", "q.should", "Yes. " + statement);
      case OBLIGATION -> {
        if (random.nextInt(3) == 0) {
          ask("yes-no", "q.must.no", "No. " + statement);
        } else {
          ask("yes-no", "q.must", "Yes. " + statement);
        }
      }
      case DEFINITION -> ask("definition", "q.definition", statement);
    }
  }

  /** Asks for a figure or a time, which the question must not give away. */
  private void askWithout(String task, String section, String words, String statement) {
    String base = Words.unstop(Deadline.remove(topic.deed().base(), words));
    boolean clean = VerbPhrase.usable(base) && !base.equals(topic.deed().base());
    Map<String, String> changed = new HashMap<>(slots);
    changed.put("base", base);
    String line =
        Words.pick(
            Wording.lines(section).stream()
                .filter(text -> (clean && task.equals("deadline")) || !text.contains("{base}"))
                .filter(text -> !thing() || !text.contains("{base}") || text.contains("{bearer}"))
                .toList(),
            random);
    String question = Wording.fill(line, changed);
    if (question.contains(words)) {
      ask("rule", "q.rule", statement);
    } else {
      write(task, question, statement, true);
    }
  }

  private boolean thing() {
    return topic.bearer().kind() == Bearer.Kind.THING || topic.deed().passive();
  }

  private void ask(String task, String section, String answer) {
    write(task, Wording.fill(line(section), slots), answer, true);
  }

  private String line(String section) {
    boolean thing = thing();
    boolean plural = Inflection.isPlural(topic.asker()) && !topic.asker().contains(" ");
    List<String> lines =
        Wording.lines(section).stream()
            .filter(line -> !line.contains("{bearerPlural}") || plural)
            .filter(line -> !thing || !line.contains("{base}") || line.contains("{bearer}"))
            .filter(
                line ->
                    !thing
                        || !section.matches("q\\.(may|must|must\\.no|should)")
                        || line.contains("{bearer}"))
            .filter(line -> slots.containsKey("condition") || !line.contains("{condition}"))
            .filter(line -> rows.stream().noneMatch(row -> asked(row, line)))
            .toList();
    return lines.isEmpty() ? Wording.lines(section).getFirst() : Words.pick(lines, random);
  }

  private boolean asked(Example row, String line) {
    return row instanceof Example.Instruction instruction
        && instruction.prompt().equals(Words.tidy(Words.capitalise(Wording.fill(line, slots))));
  }

  /** A question near the norm that the regulation does not answer. */
  private void silent() {
    List<String> topics =
        new ArrayList<>(
            Wording.lines("silent.topics").stream()
                .filter(line -> context.silentTopics().contains(line.split("\\|")[0].strip()))
                .toList());
    Collections.shuffle(topics, random);
    for (int i = 0; i < context.settings().unanswerable() && i < topics.size(); i++) {
      String thing =
          topic.usable() && (context.things().isEmpty() || random.nextInt(3) == 0)
              ? topic.subject()
              : context.things().isEmpty()
                  ? "\"" + context.heading() + "\""
                  : Words.pick(context.things(), random);
      String question =
          Wording.fill(topics.get(i).split("\\|", 2)[1].strip(), Map.of("thing", thing));
      String answer = Wording.fill(Words.pick(Wording.lines("silent.answers"), random), slots);
      write("unanswerable", question, answer, false);
    }
  }

  private void write(String task, String prompt, String answer, boolean answerable) {
    String text = Words.tidy(answer);
    rows.add(
        new NormRows(norm, context)
            .instruction(
                task, rows.size() + 1, prompt, text, topic.keyFacts(text), List.of(), answerable));
  }
}
