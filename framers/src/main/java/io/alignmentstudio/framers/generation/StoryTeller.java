package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells a norm's contrasts in narrative frames: the scenarios. */
final class StoryTeller {
  private static final int ATTEMPTS = 40;

  /** Stands where the story begins, until its first letter is large. */
  private static final String START = "\u0002";

  private static final Pattern FIRST_LETTER = Pattern.compile(START + "(.)");

  private final Norm norm;
  private final GenerationContext context;
  private final Random random;
  private final Manner manner;
  private final Bearer bearer;
  private final Contrasts contrasts;
  private final List<Frame> frames;

  StoryTeller(Norm norm, GenerationContext context, Random random) {
    this.norm = norm;
    this.context = context;
    this.random = random;
    this.manner = context.settings().manner();
    this.bearer =
        manner == Manner.PLAIN && StoryNorm.impersonal(norm)
            ? Bearer.thing(norm.bearer())
            : Bearer.of(norm);
    this.contrasts = new Contrasts(norm, bearer, context);
    this.frames = new ArrayList<>(Frame.all(manner));
    Collections.shuffle(frames, random);
  }

  List<Example> scenarios() {
    List<Contrasts.Kind> kinds = contrasts.kinds();
    if (kinds.isEmpty()) {
      return List.of();
    }
    int groups = Math.max(context.settings().contrastGroups(), kinds.size() + 1);
    List<Example> rows = new ArrayList<>();
    int frame = 0;
    int told = 0;
    for (int attempt = 0; told < groups && attempt < ATTEMPTS; attempt++) {
      // Every particular kind once, the general one for the rest.
      Contrasts.Kind kind = kinds.get(Math.min(told, kinds.size() - 1));
      Frame candidate = frames.get(frame++ % frames.size());
      if (!suits(candidate)) {
        continue;
      }
      Telling telling = telling(candidate);
      Optional<Contrast> contrast = kind.tell(telling);
      if (contrast.isEmpty()) {
        if (attempt > ATTEMPTS / 2) {
          told++;
        }
        continue;
      }
      rows.addAll(rows(contrast.get(), candidate, telling, told));
      told++;
    }
    return rows;
  }

  private boolean suits(Frame frame) {
    boolean person = bearer.kind() == Bearer.Kind.PERSON && contrasts.aboutBearer();
    if (!contrasts.aboutBearer() && frame.tense() == Telling.Tense.PLANNED) {
      return false;
    }
    return switch (frame.voice()) {
      case FIRST -> person && !contrasts.several() && !bearer.plural();
      case THIRD, ANY -> true;
    };
  }

  private Telling telling(Frame frame) {
    boolean several = contrasts.several();
    boolean first =
        switch (frame.voice()) {
          case FIRST -> true;
          case THIRD -> false;
          case ANY ->
              bearer.kind() == Bearer.Kind.PERSON
                  && contrasts.aboutBearer()
                  && !several
                  && !bearer.plural()
                  && random.nextInt(3) == 0;
        };
    Cast cast = new Cast(random, context);
    return new Telling(
        bearer.subject(cast, first, several, random), frame.tense(), cast, random, manner);
  }

  private List<Example> rows(Contrast contrast, Frame frame, Telling telling, int number) {
    String group = context.rows(norm) + "/scenario/" + contrast.kind() + "-" + (number + 1);
    String detail = detail(telling, number);
    boolean appendTerm = number < context.terms().size() && !frame.hasDetail();
    long mentions = random.nextLong();
    // Else "not known" would tell the verdict of every story that has it.
    String open =
        manner == Manner.PLAIN && !appendTerm && !frame.hasDetail() && random.nextBoolean()
            ? " "
                + Wording.fill(
                    Words.pick(Wording.lines("plain.details.open"), random), telling.people())
            : "";
    List<Example> rows = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      String story = contrast.stories().get(verdict);
      Map<String, String> slots = new HashMap<>(telling.people());
      boolean introduce =
          frame.template().contains("{intro}")
              && mentioned(story)
              && !contrast.kind().equals("bearer");
      Subject subject = telling.subject();
      slots.put("intro", introduce ? subject.introduction() : "");
      String told =
          subject.firstPerson() && !introduce && mentioned(story)
              ? subject.introduction() + " " + story
              : story;
      slots.put("story", told);
      slots.put("detail", detail);
      if (manner == Manner.PLAIN && frame.template().matches(".*\"[^\"]*\\{story}[^\"]*\".*")) {
        slots.put("story", told.replaceAll("\"([^\"]*)\"", "'$1'"));
      }
      if (manner == Manner.PLAIN) {
        slots.computeIfPresent("story", (key, words) -> START + words);
      }
      String text = Wording.fill(frame.template(), slots);
      text = appendTerm ? text + " " + detail : text + open;
      boolean introduced =
          (introduce && !subject.introduction().isEmpty())
              || contrast.kind().equals("bearer")
              || subject.firstPerson();
      rows.add(
          new Example.Scenario(
              group + "/" + verdict.word(),
              norm.regulation(),
              Words.tidy(begun(mention(text, subject, introduced, new Random(mentions)))),
              verdict,
              verdict == Verdict.AMBIGUOUS ? Optional.of(contrast.missingFact()) : Optional.empty(),
              group,
              new Provenance(
                  Optional.of(norm.id()),
                  clauseIds(contrast),
                  quotes(contrast),
                  TemplateGenerator.NAME,
                  "frame "
                      + frame.name()
                      + "/"
                      + contrast.kind()
                      + " v"
                      + context.settings().manner().version)));
    }
    return rows;
  }

  /** "Description: the host was patched." begins a sentence behind the colon. */
  private static String begun(String text) {
    return FIRST_LETTER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1).toUpperCase(Locale.ROOT)));
  }

  private List<String> clauseIds(Contrast contrast) {
    return Stream.concat(
            norm.clauseIds().stream(),
            contrast.with().stream().flatMap(other -> other.clauseIds().stream()))
        .distinct()
        .toList();
  }

  private List<String> quotes(Contrast contrast) {
    return Stream.concat(Stream.of(norm.quote()), contrast.with().stream().map(Norm::quote))
        .distinct()
        .toList();
  }

  /** In the plain manner a name stands for itself, so that nobody asks who "he" is. */
  private boolean pronouns(Subject subject) {
    return manner == Manner.LIVELY || subject.firstPerson();
  }

  private static boolean mentioned(String story) {
    return story.contains(Telling.MENTION);
  }

  private String detail(Telling telling, int number) {
    Map<String, String> slots = new HashMap<>(telling.people());
    if (number < context.terms().size()) {
      slots.put("term", context.terms().get(number));
      return Wording.fill(Words.pick(Wording.lines(manner.section("details.term")), random), slots);
    }
    return Wording.fill(Words.pick(Wording.lines(manner.section("details")), random), slots);
  }

  /** Replaces the open mentions: the full form first, then the name or a pronoun. */
  private String mention(String text, Subject subject, boolean introduced, Random random) {
    StringBuilder result = new StringBuilder();
    boolean first = !introduced;
    int from = 0;
    for (int at = text.indexOf(Telling.MENTION);
        at >= 0;
        at = text.indexOf(Telling.MENTION, from)) {
      result.append(text, from, at);
      if (first) {
        result.append(subject.first());
      } else {
        result.append(
            random.nextBoolean() && from > 0 && pronouns(subject)
                ? subject.person().pronoun
                : subject.later());
      }
      first = false;
      from = at + Telling.MENTION.length();
    }
    return result.append(text.substring(from)).toString();
  }
}
