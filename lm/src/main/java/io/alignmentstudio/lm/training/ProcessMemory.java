package io.alignmentstudio.lm.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Memory of this process and its machine in bytes, as Linux tells it; 0 where it does not. */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path MACHINE = Path.of("/proc/meminfo");
  private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");
  private static final Path USED = Path.of("/sys/fs/cgroup/memory.current");
  private static final Path DETAILS = Path.of("/sys/fs/cgroup/memory.stat");
  private static final Path FORGET = Path.of("/proc/self/clear_refs");

  private ProcessMemory() {}

  /** Resident memory now. */
  static long resident() {
    return kilobytes(STATUS, "VmRSS:");
  }

  /** Highest resident memory since {@link #forgetPeak}. */
  static long peak() {
    return kilobytes(STATUS, "VmHWM:");
  }

  /** Starts the measurement of the peak anew. */
  static void forgetPeak() {
    if (Files.isWritable(FORGET)) {
      try {
        Files.writeString(FORGET, "5");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What the process may still take: free memory of the machine, or less if it is limited. */
  static long available() {
    long free = kilobytes(MACHINE, "MemAvailable:");
    return Files.isReadable(LIMIT)
        ? Math.min(free, number(LIMIT) - number(USED) + reclaimable())
        : free;
  }

  /** What the machine has, or less if the process is limited; {@code Long.MAX_VALUE} if unknown. */
  static long total() {
    long machine = kilobytes(MACHINE, "MemTotal:");
    long most = machine == 0 ? Long.MAX_VALUE : machine;
    return Files.isReadable(LIMIT) ? Math.min(most, number(LIMIT)) : most;
  }

  /** Contents of files that the limit counts, but that make room where it is needed. */
  private static long reclaimable() {
    return lines(DETAILS).stream()
        .filter(line -> line.startsWith("active_file ") || line.startsWith("inactive_file "))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }

  static String text(long bytes) {
    return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }

  private static long number(Path file) {
    String text = lines(file).getFirst();
    return text.equals("max") ? Long.MAX_VALUE : Long.parseLong(text);
  }

  private static long kilobytes(Path file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
