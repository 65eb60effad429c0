package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Norm;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A norm as the search sees it.
 *
 * @param verb that carries the deed
 * @param deeds kinds of deed, see {@link Deeds}
 * @param things that it is done to
 * @param bearer keys of the words that name who acts
 * @param names terms that name who acts, "physician" for "doctor"
 * @param groups wider terms that who acts belongs to
 * @param everyone whether the norm speaks to all, or names nobody
 * @param outsider whether the bearer is a guest, a customer, another firm: nobody to whom a policy
 *     speaks that names no bearer
 * @param recipients keys of who gets something; empty if nobody is named
 * @param bounds amounts in action, threshold and deadline
 * @param said whom it binds to what, without the amounts, see {@link SameWords}
 * @param circumstances keys of the words of condition and exception
 * @param responses what it says of the form of answers; empty for others than an assistant
 */
record Act(
    Norm norm,
    Stance stance,
    String verb,
    Set<String> deeds,
    List<Thing> things,
    Topic topic,
    Set<String> bearer,
    Set<String> names,
    Set<String> groups,
    boolean everyone,
    boolean outsider,
    boolean assistant,
    Set<String> recipients,
    List<Bound> bounds,
    String said,
    Set<String> circumstances,
    Set<ResponseForm> responses) {
  private static final Set<String> BARE = Set.of("smoke", "drink", "drive", "return", "book");

  private static final Set<String> GENERAL =
      Set.of(
          ("=be =have =do =make =go =come =work =act =get =take =put =let =allow =ensure =keep-so"
                  + " =comply =follow =need =help =include =cause =remain =apply")
              .split(" "));

  private static final Pattern ANYBODY =
      Pattern.compile(
          "(?i)(?:any(?:one|body)|every(?:one|body)|no ?(?:body|one)|(?:all|any|every|each|no)"
              + " (?:persons?|people)|people|persons|whoever)");

  /** What a norm wants of the deed. */
  enum Stance {
    REQUIRE,
    ADVISE,
    ALLOW,
    /** "Need not". */
    EXEMPT,
    ADVISE_AGAINST,
    FORBID,
    /** Allows one way and forbids the others: "only to those who need it". */
    RESTRICT;

    boolean wants() {
      return this == REQUIRE || this == ADVISE || this == ALLOW;
    }

    boolean forbids() {
      return this == FORBID || this == ADVISE_AGAINST || this == RESTRICT;
    }

    String word() {
      return switch (this) {
        case REQUIRE -> "required";
        case ADVISE -> "recommended";
        case ALLOW -> "permitted";
        case EXEMPT -> "not required";
        case ADVISE_AGAINST -> "advised against";
        case FORBID -> "forbidden";
        case RESTRICT -> "permitted in one way only";
      };
    }
  }

  Act {
    deeds = Set.copyOf(deeds);
    things = List.copyOf(things);
    bearer = Set.copyOf(bearer);
    names = Set.copyOf(names);
    groups = Set.copyOf(groups);
    recipients = Set.copyOf(recipients);
    bounds = List.copyOf(bounds);
    circumstances = Set.copyOf(circumstances);
    responses = Set.copyOf(responses);
  }

  /** Whether it has no object, and the verb alone says what is done: "smoke", "sleep". */
  boolean bare() {
    return topic.core().isEmpty() && deeds.stream().anyMatch(Act::telling);
  }

  private static boolean telling(String deed) {
    return BARE.contains(deed) || (deed.startsWith("=") && !GENERAL.contains(deed));
  }

  /** Whether it forbids a thing and not a deed: "radios are not allowed". */
  boolean bansThing() {
    return stance == Stance.FORBID && verb.equals("allow") && does("=allow");
  }

  /** Whether a norm for all holds for guests and customers too: "nobody may", "is prohibited". */
  boolean bindsGuests() {
    boolean passive = norm.method().contains("bearer assumed") && stance == Stance.FORBID;
    return everyone && (passive || ANYBODY.matcher(norm.bearer()).matches());
  }

  boolean does(String deed) {
    return deeds.contains(deed);
  }
}
