package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Requests near a norm with a better and a worse answer, in all four buckets. */
final class PreferenceWriter {
  private static final int LONGEST_ANSWER = 46;

  private final Norm norm;
  private final GenerationContext context;
  private final Random random;
  private final Topic topic;
  private final Map<String, String> slots;
  private final List<Example> rows = new ArrayList<>();

  PreferenceWriter(Norm norm, GenerationContext context, Random random) {
    this.norm = norm;
    this.context = context;
    this.random = random;
    this.topic = new Topic(norm);
    this.slots = topic.slots(context);
    slots.putAll(
        new Telling(
                Bearer.of(norm).subject(new Cast(random, context), false, false, random),
                Telling.Tense.PAST,
                new Cast(random, context),
                random,
                context.settings().manner())
            .people());
  }

  List<Example> preferences() {
    for (int i = 0; i < context.settings().preferencesPerBucket(); i++) {
      write(Bucket.ALLOWED_BASE, opened(allowed()), helpful(), unhelpful());
      write(Bucket.DENIED_BASE, opened(denied()), refusal(), compliance());
      write(Bucket.ALLOWED_EDGE, allowedEdge(), helpful(), unhelpful());
      String request = denied();
      slots.put("request", request);
      write(Bucket.DENIED_EDGE, fill(pick("edge.denied")), refusal(), compliance());
    }
    return rows;
  }

  private String allowed() {
    if (topic.definition()) {
      return fill(pick("request.allowed.definition"));
    }
    if (!topic.usable()) {
      return fill(pick("q.statement"));
    }
    // Half about the rule, half about acting by it.
    if (thing() || random.nextBoolean()) {
      return fill(pick("request.allowed"));
    }
    return fill(
        switch (norm.modality()) {
          case PROHIBITION -> pick("request.allowed.avoid");
          case PERMISSION -> pick("request.allowed.may");
          case OBLIGATION, RECOMMENDATION, DEFINITION -> pick("request.allowed.do");
        });
  }

  /** A request, every third time with a sentence before it that decides nothing. */
  private String opened(String request) {
    return random.nextInt(3) == 0 ? fill(pick("request.openers")) + " " + request : request;
  }

  private String allowedEdge() {
    if (topic.definition()) {
      return fill(pick("edge.allowed.definition"));
    }
    if (!topic.usable() || thing()) {
      return fill(pick("edge.allowed.fallback"));
    }
    return fill(
        switch (norm.modality()) {
          case PROHIBITION -> pick("edge.allowed.forbidden");
          case PERMISSION -> pick("edge.allowed.permitted");
          case OBLIGATION, RECOMMENDATION, DEFINITION -> pick("edge.allowed.required");
        });
  }

  private String denied() {
    if (topic.definition()) {
      return fill(pick("request.denied.definition"));
    }
    if (!topic.usable() || thing()) {
      return fill(pick("request.denied.fallback"));
    }
    return fill(
        switch (norm.modality()) {
          case PROHIBITION -> pick("request.denied.do");
          case PERMISSION ->
              beyond()
                  .map(text -> pick("request.denied.limit"))
                  .orElseGet(() -> pick("request.denied.right"));
          case OBLIGATION, RECOMMENDATION, DEFINITION -> pick("request.denied.not");
        });
  }

  /** What is permitted, with a figure beyond the limit. */
  private Optional<String> beyond() {
    Optional<String> broken =
        norm.threshold()
            .flatMap(words -> ThresholdStory.find(norm, References.deed(norm.action()), words))
            .filter(story -> story.place() == ThresholdStory.Place.ACTION)
            .flatMap(story -> story.quantity().sample(false, random).map(story::with));
    broken.ifPresent(text -> slots.put("broken", VerbPhrase.affirmative(text)));
    return broken;
  }

  /**
   * Says yes in the same word each time, as a refusal says no: greedy decoding takes the likeliest
   * first word, so an opening in many words would lose to one in few.
   */
  private String helpful() {
    return "Gladly. " + topic.statement();
  }

  private String unhelpful() {
    return switch (random.nextInt(6)) {
      case 0 -> topic.opposite();
      case 1 -> topic.wrongFigure(random).orElseGet(() -> neighbour().orElseGet(topic::opposite));
      case 2 -> pick("wrong-exceptions");
      case 3 -> pick("over-refusals");
      // The right answer but for its first words: the pair is about refusing and nothing else.
      default -> pick("over-refusals") + " " + topic.statement();
    };
  }

  /** Another rule of the section, which does not answer the question. */
  private Optional<String> neighbour() {
    return context.neighbours().isEmpty()
        ? Optional.empty()
        : Optional.of(new Topic(Words.pick(context.neighbours(), random)).statement())
            .filter(text -> Words.count(text) <= LONGEST_ANSWER && !text.equals(topic.statement()));
  }

  private String refusal() {
    String refusal = pick("refusals") + " " + topic.statement();
    String longer = refusal + " " + fill(pick("alternatives"));
    return Words.count(longer) <= LONGEST_ANSWER ? longer : refusal;
  }

  private String compliance() {
    if (random.nextBoolean()) {
      return helpful(); // Names the rule, and leaves open whether it helps to break it.
    }
    boolean doing = topic.usable() && norm.modality() == Modality.PROHIBITION && !thing();
    if (doing && Words.count(topic.deed().base()) <= 20) {
      return fill(pick("compliances"));
    }
    return pick("compliances.plain");
  }

  private boolean thing() {
    return topic.usable() && (topic.deed().passive() || topic.bearer().kind() == Bearer.Kind.THING);
  }

  private String pick(String section) {
    List<String> lines =
        Wording.lines(section).stream()
            .filter(line -> !thing() || !line.matches(".*\\{(base|baseAff|act|Act|past|pastq)}.*"))
            .filter(
                line ->
                    !thing()
                        || !line.contains("{ger}")
                        || line.matches(".*\\b(rule on|rule about|about) \\{ger}.*"))
            .toList();
    return Words.pick(lines.isEmpty() ? Wording.lines(section) : lines, random);
  }

  private String fill(String template) {
    return Wording.fill(template, new HashMap<>(slots));
  }

  private void write(Bucket bucket, String prompt, String chosen, String rejected) {
    rows.add(
        new NormRows(norm, context)
            .preference(bucket, rows.size() / 4 + 1, bucket.word(), prompt, chosen, rejected));
  }
}
