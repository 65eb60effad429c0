package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Looks at the machine. */
@Command(
    name = "doctor",
    description = "Check what the studio needs on this machine.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Override
  public Integer call() {
    List<Examination.Finding> findings = Examination.of(studio.workspaceIfAny());
    int width = findings.stream().mapToInt(each -> each.what().length()).max().orElse(0);
    for (Examination.Finding finding : findings) {
      System.out.printf(
          "%-" + width + "s  %-7s  %s%n", finding.what(), finding.state().word(), finding.text());
    }
    boolean usable =
        findings.stream().noneMatch(each -> each.state() == Examination.State.UNUSABLE);
    System.out.println(usable ? "The studio works here." : "The studio does not work here.");
    return usable ? 0 : ErrorCode.UNAVAILABLE.exitCode();
  }
}
