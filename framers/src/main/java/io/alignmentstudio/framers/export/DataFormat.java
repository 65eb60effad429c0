package io.alignmentstudio.framers.export;

import java.util.List;
import java.util.Locale;

/** The forms in which other programs take data. */
public enum DataFormat {
  /** {@code messages} with roles, as chat APIs and trainers of Hugging Face take them. */
  CHAT,
  /** {@code prompt}, {@code chosen} and {@code rejected}, each a list of messages: TRL's DPO. */
  TRL,
  /** {@code instruction}, {@code input}, {@code output}. */
  ALPACA,
  /** {@code conversations} with {@code from} and {@code value}. */
  SHAREGPT,
  /** A knowledge file of an InstructLab taxonomy, version 3. */
  INSTRUCTLAB,
  /** Every field of every row, after RFC 4180. */
  CSV,
  /** The same table as {@link #CSV}. */
  PARQUET;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Endings of its files; the first is the usual one. */
  public List<String> endings() {
    return switch (this) {
      case CHAT, TRL, ALPACA, SHAREGPT -> List.of("jsonl", "json");
      case INSTRUCTLAB -> List.of("yaml", "yml");
      case CSV, PARQUET -> List.of(word());
    };
  }
}
