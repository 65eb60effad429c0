package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
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
import java.util.function.Function;

/** Writes the entries of a case down: between an opening and a closing, or in a story's frame. */
final class RecordForms {
  private final Norm norm;
  private final GenerationContext context;
  private final Random random;
  private final List<String> openings;
  private final List<String> closings;
  private final List<Frame> frames;

  RecordForms(Norm norm, GenerationContext context, Random random) {
    this.norm = norm;
    this.context = context;
    this.random = random;
    this.openings = shuffled(Wording.lines("plain.records"));
    this.closings = shuffled(Wording.lines("plain.record.closings"));
    this.frames =
        shuffled(
            Frame.PLAIN.stream()
                .filter(frame -> frame.voice() == Frame.Voice.THIRD)
                .filter(frame -> frame.tense() == Telling.Tense.PAST)
                .toList());
  }

  private <T> List<T> shuffled(List<T> lines) {
    List<T> mixed = new ArrayList<>(lines);
    Collections.shuffle(mixed, random);
    return mixed;
  }

  /** A contrast group of records. */
  List<Example> record(String kind, int number, Map<Verdict, List<String>> told, String missing) {
    String[] opening = next(openings).split("\\s*\\|\\s*", 2);
    String closing = next(closings);
    Map<String, String> slots = slots();
    return rows(
        kind + "-record-" + number,
        "record " + opening[0] + "/" + kind,
        missing,
        verdict ->
            Wording.fill(opening[1], slots)
                + " "
                + String.join(" ", told.get(verdict))
                + " "
                + Wording.fill(closing, slots));
  }

  /** A contrast group of the same entries as sentences of a story. */
  List<Example> tale(String kind, int number, Map<Verdict, List<String>> told, String missing) {
    Frame frame = next(frames);
    Map<String, String> slots = slots();
    Tale tale = Tale.pick(random);
    slots.put("intro", "");
    slots.put("detail", Wording.fill(Words.pick(Wording.lines("plain.details"), random), slots));
    boolean speech = frame.template().matches(".*\"[^\"]*\\{story}[^\"]*\".*");
    return rows(
        kind + "-tale-" + number,
        "frame " + frame.name() + "/" + kind,
        missing,
        verdict -> {
          String story = tale.of(told.get(verdict));
          slots.put("story", speech ? story.replace('"', '\'') : story);
          return Wording.fill(frame.template(), slots);
        });
  }

  private Map<String, String> slots() {
    Cast cast = new Cast(random, context);
    Map<String, String> slots = new HashMap<>();
    slots.put("place", cast.place());
    slots.put("weekday", cast.weekday());
    slots.put("month", cast.month());
    slots.put("bystander", cast.bystander().name());
    slots.put("colleague", cast.colleague().name());
    return slots;
  }

  private List<Example> rows(
      String name, String source, String missing, Function<Verdict, String> text) {
    String group = context.rows(norm) + "/scenario/" + name;
    List<Example> rows = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      rows.add(
          new Example.Scenario(
              group + "/" + verdict.word(),
              norm.regulation(),
              Words.tidy(text.apply(verdict)),
              verdict,
              verdict == Verdict.AMBIGUOUS ? Optional.of(missing) : Optional.empty(),
              group,
              new Provenance(
                  Optional.of(norm.id()),
                  norm.clauseIds(),
                  List.of(norm.quote()),
                  TemplateGenerator.NAME,
                  source + " v" + context.settings().manner().version)));
    }
    return rows;
  }

  private static <T> T next(List<T> lines) {
    T line = lines.removeFirst();
    lines.add(line);
    return line;
  }
}
