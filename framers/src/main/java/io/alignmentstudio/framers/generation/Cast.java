package io.alignmentstudio.framers.generation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** People, places and days of one story; nobody appears twice in different parts. */
final class Cast {
  private static final List<String> WOMEN = Wording.lines("women");
  private static final List<String> MEN = Wording.lines("men");
  private static final List<String> FAMILY_NAMES = Wording.lines("family-names");
  private static final List<String> PLACES = Wording.lines("places");
  private static final List<String> PLAIN_PLACES = Wording.lines("plain.places");
  private static final List<String> WEEKDAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "September",
          "October",
          "November");

  /** Somebody in a story. */
  record Figure(String name, String familyName, Subject.Person person) {
    String fullName() {
      return name + " " + familyName;
    }
  }

  private final List<Figure> characters;
  private final String place;
  private final String weekday;
  private final String month;

  Cast(Random random, GenerationContext context) {
    this(
        random,
        context.settings().manner() == Manner.PLAIN
            ? PLAIN_PLACES
            : Stream.concat(context.places().stream(), PLACES.stream()).toList());
  }

  private Cast(Random random, List<String> all) {
    List<Figure> people = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean woman = random.nextBoolean();
      people.add(
          new Figure(
              Words.pick(woman ? WOMEN : MEN, random),
              Words.pick(FAMILY_NAMES, random),
              woman ? Subject.Person.SHE : Subject.Person.HE));
      if (people.stream().map(Figure::name).distinct().count() < people.size()) {
        people.removeLast();
        i--;
      }
    }
    Collections.shuffle(people, random);
    this.characters = List.copyOf(people);
    this.place = Words.pick(all, random);
    this.weekday = Words.pick(WEEKDAYS, random);
    this.month = Words.pick(MONTHS, random);
  }

  Figure someone() {
    return characters.get(0);
  }

  Figure another() {
    return characters.get(1);
  }

  Figure colleague() {
    return characters.get(2);
  }

  Figure bystander() {
    return characters.get(3);
  }

  String place() {
    return place;
  }

  String weekday() {
    return weekday;
  }

  String month() {
    return month;
  }
}
