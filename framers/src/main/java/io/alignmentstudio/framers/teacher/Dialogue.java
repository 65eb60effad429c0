package io.alignmentstudio.framers.teacher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Asks a request, and once more by another draw where nothing of the answer can be used; counts
 * what came of it.
 *
 * @param <T> what an item becomes
 */
final class Dialogue<T> {
  /** An item, or why it is refused. */
  record Read<T>(Optional<T> made, String refusal) {}

  private final Teacher teacher;
  private final String kind;
  private final List<T> made = new ArrayList<>();
  private final List<Quarantined> refused = new ArrayList<>();
  private final List<Quarantined> unanswered = new ArrayList<>();
  private int requests;
  private boolean again;
  private boolean nothing;

  Dialogue(Teacher teacher, String kind) {
    this.teacher = teacher;
    this.kind = kind;
  }

  /**
   * Asks.
   *
   * @param most items that are used; the others are refused
   * @param read makes something of an item, given the hash of its request
   */
  void run(TeacherRequest request, int most, ItemReader<T> read) {
    once(request, most, read);
    if (made.isEmpty() && !nothing && unanswered.isEmpty()) {
      once(request.again(), most, read);
    }
  }

  /** Reads an item. */
  @FunctionalInterface
  interface ItemReader<T> {
    Read<T> read(JsonNode item, String request);
  }

  private void once(TeacherRequest request, int most, ItemReader<T> read) {
    requests++;
    switch (teacher.ask(request)) {
      case Asked.Unanswered none -> {
        again |= none.again();
        unanswered.add(new Quarantined(request.subject(), kind, none.reason(), none.detail(), ""));
      }
      case Asked.Answered answer -> {
        LenientJson.Found found = LenientJson.read(answer.reply().text());
        Function<String, Quarantined> because =
            reason ->
                new Quarantined(
                    request.subject(), kind, reason, answer.reply().text(), answer.key());
        for (JsonNode item : found.items()) {
          Read<T> one =
              made.size() < most
                  ? read.read(item, answer.key())
                  : new Read<>(Optional.empty(), "more items than were asked for");
          one.made()
              .ifPresentOrElse(
                  made::add,
                  () ->
                      refused.add(
                          new Quarantined(
                              request.subject(),
                              kind,
                              one.refusal(),
                              item.toString(),
                              answer.key())));
        }
        for (int broken = 0; broken < found.broken(); broken++) {
          refused.add(because.apply("an item that is not JSON"));
        }
        if (found.cut()) {
          refused.add(because.apply("the answer ends inside an item"));
        }
        nothing = found.nothing() && found.items().isEmpty();
        if (found.items().isEmpty() && found.broken() == 0 && !found.cut() && !nothing) {
          refused.add(because.apply("no JSON in the answer"));
        }
      }
    }
  }

  List<T> made() {
    return made;
  }

  /** Whether the answer says something, be it only that there is no item. */
  boolean answered() {
    return !made.isEmpty() || nothing;
  }

  /** Adds what was counted. */
  void addTo(Tally tally) {
    tally.add(requests, made.size(), refused, unanswered, again);
  }
}
