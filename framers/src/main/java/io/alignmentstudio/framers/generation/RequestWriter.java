package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Requests of the plain manner, in all four buckets. The chosen answer obeys and does what was
 * asked; the rejected one has one fault, which the row's source names.
 */
final class RequestWriter {
  private static final int LONGEST_ANSWER = 56;

  /** Words of a rule by which a bad answer names it. */
  private static final int START = 6;

  private final Norm norm;
  private final GenerationContext context;
  private final Random random;
  private final Topic topic;
  private final boolean told;
  private final boolean thing;
  private final Set<String> used = new HashSet<>();
  private final List<Fault> helpfulFaults;
  private final List<Fault> refusalFaults;
  private final List<Example> rows = new ArrayList<>();
  private Map<String, String> slots = Map.of();

  /** What is wrong with a rejected answer. */
  private enum Fault {
    VIOLATES("violates"),
    OVER_REFUSES("over-refuses"),
    INVENTS("invents"),
    OMITS("omits-condition"),
    PRIORITY("ignores-priority"),
    REVERSES("reverses");

    final String word;

    Fault(String word) {
      this.word = word;
    }
  }

  RequestWriter(Norm norm, GenerationContext context, Random random) {
    this.norm = norm;
    this.context = context;
    this.random = random;
    this.topic = new Topic(norm, Manner.PLAIN);
    this.told = Fitness.unsaid(norm).isEmpty();
    this.thing =
        topic.usable() && (topic.deed().passive() || topic.bearer().kind() != Bearer.Kind.PERSON);
    this.helpfulFaults =
        shuffled(Fault.OVER_REFUSES, Fault.INVENTS, Fault.OMITS, Fault.PRIORITY, Fault.REVERSES);
    this.refusalFaults = shuffled(Fault.VIOLATES, Fault.PRIORITY, Fault.REVERSES, Fault.VIOLATES);
  }

  private List<Fault> shuffled(Fault... faults) {
    List<Fault> list = new ArrayList<>(List.of(faults));
    Collections.shuffle(list, random);
    return list;
  }

  List<Example> requests() {
    for (int i = 0; i < context.settings().preferencesPerBucket(); i++) {
      allowed(Bucket.ALLOWED_BASE, i, help());
      allowed(Bucket.ALLOWED_EDGE, i, edge());
      denied(Bucket.DENIED_BASE, i, false);
      denied(Bucket.DENIED_EDGE, i, true);
    }
    return rows;
  }

  private String help() {
    return topic.definition() ? "help.definition" : told ? "help" : "help.statement";
  }

  private String edge() {
    if (topic.definition()) {
      return "edge.allowed.definition";
    }
    if (!told || thing) {
      return norm.modality() == Modality.PERMISSION
          ? "edge.allowed.statement.right"
          : "edge.allowed.statement";
    }
    return switch (norm.modality()) {
      case PROHIBITION -> "edge.allowed.forbidden";
      case PERMISSION -> "edge.allowed.permitted";
      case OBLIGATION, RECOMMENDATION, DEFINITION -> "edge.allowed.required";
    };
  }

  private void allowed(Bucket bucket, int number, String section) {
    Optional<String> line = line(section);
    if (line.isEmpty()) {
      return;
    }
    slots = slots(line.get());
    String[] parts = line.get().split("\\|\\|", 2);
    Fault fault = next(helpfulFaults);
    String prompt = Wording.fill(parts[0].strip(), slots);
    String chosen = Wording.fill(parts[1].strip(), slots);
    Optional<String> rejected = unhelpful(fault);
    if (rejected.isEmpty()) {
      fault = Fault.OVER_REFUSES;
      rejected = Optional.of(rejected("rejected.over-refuses"));
    }
    write(bucket, number, fault, opened(prompt), chosen, rejected.get());
  }

  private void denied(Bucket bucket, int number, boolean edge) {
    Optional<String> line = line(deniedSection());
    if (line.isEmpty()) {
      return;
    }
    slots = slots(line.get());
    String request = Wording.fill(line.get(), slots);
    String prompt = edge ? edged(request) : opened(request);
    Fault fault = next(refusalFaults);
    String refusal = pick("refusals", "refusals") + " " + topic.statement();
    String longer = refusal + " " + Wording.fill(pick("alternatives", "alternatives"), slots);
    write(
        bucket,
        number,
        fault,
        prompt,
        Words.count(longer) <= LONGEST_ANSWER ? longer : refusal,
        yielding(fault));
  }

  private String deniedSection() {
    if (topic.definition()) {
      return "denied.definition";
    }
    if (!told || thing) {
      return norm.modality() == Modality.PERMISSION ? "denied.statement.right" : "denied.statement";
    }
    return switch (norm.modality()) {
      case PROHIBITION -> "denied.do";
      case PERMISSION -> "denied.right";
      case OBLIGATION, RECOMMENDATION, DEFINITION -> "denied.not";
    };
  }

  private String edged(String request) {
    slots.put("request", request);
    return Wording.fill(pick("edge.denied"), slots);
  }

  private String opened(String request) {
    return random.nextInt(3) == 0 ? Wording.fill(pick("openers"), slots) + " " + request : request;
  }

  private static Fault next(List<Fault> faults) {
    Fault fault = faults.removeFirst();
    faults.add(fault);
    return fault;
  }

  /** A bad answer to a good request; empty where the norm has no such fault. */
  private Optional<String> unhelpful(Fault fault) {
    return switch (fault) {
      case INVENTS -> Optional.of("Gladly. " + topic.statement() + " " + pick("rejected.invents"));
      case OMITS -> shortened().map(text -> "Gladly. " + text);
      case PRIORITY -> Optional.of("Gladly. " + rejected("rejected.priority"));
      case REVERSES -> topic.wrongFigure(random).or(topic::reversed).map(text -> "Gladly. " + text);
      case OVER_REFUSES, VIOLATES -> Optional.of(rejected("rejected.over-refuses"));
    };
  }

  /** The rule without its condition, exception or time. */
  private Optional<String> shortened() {
    String statement = Words.unstop(topic.statement());
    for (Optional<String> part : List.of(norm.exception(), norm.condition(), norm.deadline())) {
      String words = part.map(Words::unstop).orElse("");
      int at =
          words.isEmpty()
              ? -1
              : statement.toLowerCase(Locale.ROOT).indexOf(words.toLowerCase(Locale.ROOT));
      if (at == 0 && statement.length() > words.length() + 2) {
        return Optional.of(
            Words.sentence(statement.substring(words.length()).replaceFirst("^[,\\s]+", "")));
      }
      if (at > 0 && at + words.length() == statement.length()) {
        return Optional.of(Words.sentence(statement.substring(0, at)));
      }
    }
    return Optional.empty();
  }

  /** A bad answer to a bad request. */
  private String yielding(Fault fault) {
    return switch (fault) {
      case PRIORITY -> "Gladly. " + rejected("rejected.priority");
      case REVERSES -> topic.reversed().map(text -> "Gladly. " + text).orElseGet(this::violating);
      case VIOLATES, OVER_REFUSES, INVENTS, OMITS -> violating();
    };
  }

  /** A bad answer that names what it is about. */
  private String rejected(String section) {
    boolean named = told && !thing && !topic.definition();
    String kind =
        topic.definition() && section.endsWith("over-refuses")
            ? ".definition"
            : named ? "" : ".statement";
    return Wording.fill(pick(section + kind), slots);
  }

  private String violating() {
    boolean inflected = told && !thing && !topic.definition();
    String section =
        !inflected || norm.modality() == Modality.PERMISSION
            ? "rejected.violates"
            : norm.modality() == Modality.PROHIBITION
                ? "rejected.violates.do"
                : "rejected.violates.not";
    Map<String, String> toYou = new HashMap<>(slots);
    Subject you = new Subject("you", "you", "", Subject.Person.YOU, true);
    toYou.put("base", Pronouns.adapt(topic.deed().base(), you));
    return Wording.fill(pick(section), toYou);
  }

  private Optional<String> line(String section) {
    List<String> lines =
        Wording.lines(Manner.PLAIN.section(section)).stream()
            .filter(line -> !used.contains(line))
            .filter(line -> !thing || !line.contains("{base"))
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String line = Words.pick(lines, random);
    used.add(line);
    return Optional.of(line);
  }

  private String pick(String section) {
    return pick(section, Manner.PLAIN.section(section));
  }

  private String pick(String name, String section) {
    List<String> fresh =
        Wording.lines(section).stream().filter(line -> !used.contains(name + line)).toList();
    String line = Words.pick(fresh.isEmpty() ? Wording.lines(section) : fresh, random);
    used.add(name + line);
    return line;
  }

  private Map<String, String> slots(String line) {
    Map<String, String> filled = Generic.slots(topic, context, new Cast(random, context), line);
    filled.put("S", topic.statement());
    List<String> words = Words.split(Words.unstop(topic.statement()));
    filled.put(
        "start", Words.unstop(String.join(" ", words.subList(0, Math.min(START, words.size())))));
    return filled;
  }

  private void write(
      Bucket bucket, int number, Fault fault, String prompt, String chosen, String rejected) {
    rows.add(
        new NormRows(norm, context)
            .preference(
                bucket, number + 1, bucket.word() + "/" + fault.word, prompt, chosen, rejected));
  }
}
