package io.alignmentstudio.framers.norms.rewording;

import java.util.Set;

/** What gives itself rules and stands in no list of organisations. */
final class Houses {
  private static final Set<String> NAMES =
      Set.of(
          "practice",
          "hotel",
          "museum",
          "library",
          "club",
          "centre",
          "center",
          "shop",
          "store",
          "restaurant",
          "clinic",
          "theatre",
          "theater",
          "gallery",
          "studio",
          "station",
          "newsroom",
          "magazine",
          "newspaper",
          "council",
          "charity",
          "society",
          "trust",
          "federation",
          "association",
          "hospital",
          "gym",
          "pool",
          "camp",
          "church",
          "farm",
          "garage",
          "salon",
          "nursery",
          "hostel",
          "school",
          "college",
          "university",
          "convention",
          "conference",
          "festival",
          "event",
          "park",
          "zoo",
          "kindergarten",
          "playgroup",
          "co-op",
          "cooperative",
          "foundation");

  private Houses() {}

  /** Whether a noun in lower case names one. */
  static boolean named(String noun) {
    return NAMES.contains(noun);
  }
}
