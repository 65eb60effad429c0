package io.alignmentstudio.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workspace with two short documents and settings that train for seconds. */
final class TinyPolicy {
  static final String GIFTS = "policies/gifts.md";
  static final String TRAVEL = "policies/travel.md";

  private static final String GIFTS_TEXT =
      """
      # Gift Policy

      ## 1 Gifts

      1.1 Employees must not accept a gift worth more than EUR 50 from a supplier unless the line manager approves it in writing.

      1.2 Employees must record every gift in the Gift Register within five working days.

      1.3 Employees may accept a cup of coffee from a customer.

      ## 2 Questions

      2.1 The Compliance Office must answer questions within three working days.
      """;

  private static final String TRAVEL_TEXT =
      """
      # Travel Policy

      ## 1 Booking

      1.1 Employees must book every flight with the Travel Desk.

      1.2 Employees must not book business class for flights shorter than six hours.

      1.3 A traveller may keep the points of a hotel.

      ## 2 Expenses

      2.1 Travellers must hand in receipts within ten working days after the journey.
      """;

  private static final String SETTINGS =
      """
      name: Tiny
      regulations:
        - id: gifts
          title: Gift Policy
          documents: [policies/gifts.md]
        - id: travel
          title: Travel Policy
          documents: [policies/travel.md]
      framing:
        held-out-fraction: 0.3
        rows: brief
      training:
        threads: 2
        pretraining: {epochs: 1}
        sft: {epochs: 1, batch-tokens: 1024, lora: {rank: 2, alpha: 4}}
        dpo: {pairs: 8}
      audit:
        passages: 1
        maximum-answer-tokens: 6
        held-out-items: 4
      """;

  private TinyPolicy() {}

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("policies"));
    Files.writeString(folder.resolve(GIFTS), GIFTS_TEXT);
    Files.writeString(folder.resolve(TRAVEL), TRAVEL_TEXT);
    Files.writeString(folder.resolve("studio.yaml"), SETTINGS);
    return folder;
  }
}
